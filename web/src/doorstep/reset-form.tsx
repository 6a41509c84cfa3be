import { useMemo } from 'react';
import { doorApi } from '../api/account-api.ts';
import type { ApiClient } from '../api/client.ts';
import { useTexts } from '../team/texts-context.ts';
import { checkNewPassword, faults } from '../team/ui/checks.ts';
import { ErrorText } from '../team/ui/error-text.tsx';
import { PasswordField } from '../team/ui/password-field.tsx';
import { useForm } from '../team/ui/use-form.ts';

interface ResetProps {
  client: ApiClient;
  token: string;
  onDone: () => void;
}

/** Another password instead of the forgotten one. */
export function ResetForm({ client, token, onDone }: ResetProps) {
  const { t } = useTexts();
  const api = useMemo(() => doorApi(client), [client]);
  const { form, isBusy, error, field, submit } = useForm({
    initial: { password: '' },
    check: ({ password }) => faults({ password: checkNewPassword(password) }),
    send: async ({ password }) => {
      await api.reset({ token, password });
      onDone();
    },
    refusedFields: { weak_password: 'password', leaked_password: 'password' },
  });
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <PasswordField {...field('password')} label={t('form.newPassword')} isNew />
      <ErrorText error={error} />
      <button type="submit" className="primary" disabled={isBusy}>
        {t(isBusy ? 'common.saving' : 'link.savePassword')}
      </button>
    </form>
  );
}
