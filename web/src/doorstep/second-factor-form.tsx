import { useMemo } from 'react';
import { doorApi } from '../api/account-api.ts';
import type { ApiClient } from '../api/client.ts';
import { useTexts } from '../team/texts-context.ts';
import { checkFilled, faults } from '../team/ui/checks.ts';
import { CodeField } from '../team/ui/code-field.tsx';
import { ErrorText } from '../team/ui/error-text.tsx';
import { useForm } from '../team/ui/use-form.ts';

interface SecondFactorProps {
  client: ApiClient;
  challenge: string;
  onBack: () => void;
}

/** The code that is wanted after the password. */
export function SecondFactorForm({ client, challenge, onBack }: SecondFactorProps) {
  const { t } = useTexts();
  const api = useMemo(() => doorApi(client), [client]);
  const { form, isBusy, error, field, submit } = useForm({
    initial: { code: '' },
    check: ({ code }) => faults({ code: checkFilled(code) }),
    send: async ({ code }) =>
      client.session.open(await api.secondFactor({ challenge, code: code.replaceAll(/\s/g, '') })),
    refusedFields: { invalid_code: 'code' },
  });
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <CodeField {...field('code')} allowsRecovery />
      <ErrorText error={error} />
      <button type="submit" className="primary" disabled={isBusy}>
        {t(isBusy ? 'door.busy' : 'door.enter')}
      </button>
      <button type="button" onClick={onBack}>
        {t('door.otherAccount')}
      </button>
    </form>
  );
}
