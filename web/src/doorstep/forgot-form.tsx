import { useMemo, useState } from 'react';
import { doorApi } from '../api/account-api.ts';
import type { ApiClient } from '../api/client.ts';
import { useTexts } from '../team/texts-context.ts';
import { checkEmail, faults } from '../team/ui/checks.ts';
import { ErrorText } from '../team/ui/error-text.tsx';
import { Field } from '../team/ui/field.tsx';
import { useForm } from '../team/ui/use-form.ts';
import { DoorLink, type GoTo } from './door-link.tsx';
import { MailSent } from './mail-sent.tsx';

/** Asks for a link to choose another password. The answer is the same for every address. */
export function ForgotForm({ client, onGo }: { client: ApiClient; onGo: GoTo }) {
  const { t } = useTexts();
  const api = useMemo(() => doorApi(client), [client]);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, isBusy, error, field, submit } = useForm({
    initial: { email: '' },
    check: ({ email }) => faults({ email: checkEmail(email) }),
    send: async ({ email }) => {
      await api.forgot(email.trim());
      setSentTo(email.trim());
    },
  });
  return (
    <>
      {sentTo === null ? (
        <form ref={form} noValidate onSubmit={submit}>
          <p className="hint">{t('door.forgotText')}</p>
          <Field
            {...field('email')}
            label={t('form.email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={320}
          />
          <ErrorText error={error} />
          <button type="submit" className="primary" disabled={isBusy}>
            {t('door.sendLink')}
          </button>
        </form>
      ) : (
        <MailSent text={t('door.forgotSent', { email: sentTo })} />
      )}
      <p>
        <DoorLink to="sign-in" onGo={onGo}>
          {t('door.backToSignIn')}
        </DoorLink>
      </p>
    </>
  );
}
