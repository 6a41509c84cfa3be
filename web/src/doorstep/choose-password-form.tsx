import { useMemo } from 'react';
import { doorApi } from '../api/account-api.ts';
import type { ApiClient } from '../api/client.ts';
import { useTexts } from '../team/texts-context.ts';
import { checkNewPassword, faults } from '../team/ui/checks.ts';
import { ErrorText } from '../team/ui/error-text.tsx';
import { PasswordField } from '../team/ui/password-field.tsx';
import { useForm } from '../team/ui/use-form.ts';

interface ChoosePasswordProps {
  client: ApiClient;
  token: string;
  /** The first password of an account, which signs one in; else another instead of the forgotten one. */
  isFirst: boolean;
  onDone: () => void;
}

/** The password that a link of a mail asks for. One that is refused leaves the link good. */
export function ChoosePasswordForm({ client, token, isFirst, onDone }: ChoosePasswordProps) {
  const { t } = useTexts();
  const api = useMemo(() => doorApi(client), [client]);
  const { form, isBusy, error, field, submit } = useForm({
    initial: { password: '' },
    check: ({ password }) => faults({ password: checkNewPassword(password) }),
    send: async ({ password }) => {
      if (isFirst) client.session.open(await api.confirmSignUp({ token, password }));
      else await api.reset({ token, password });
      onDone();
    },
    refusedFields: { weak_password: 'password', leaked_password: 'password' },
  });
  return (
    <form ref={form} noValidate onSubmit={submit}>
      <PasswordField {...field('password')} label={t(isFirst ? 'form.password' : 'form.newPassword')} isNew />
      <ErrorText error={error} />
      <button type="submit" className="primary" disabled={isBusy}>
        {t(isBusy ? 'common.saving' : isFirst ? 'link.confirm' : 'link.savePassword')}
      </button>
    </form>
  );
}
