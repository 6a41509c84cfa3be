import { useMemo } from 'react';
import { doorApi } from '../api/account-api.ts';
import type { ApiClient } from '../api/client.ts';
import { useTexts } from '../team/texts-context.ts';
import { checkEmail, checkFilled, faults } from '../team/ui/checks.ts';
import { ErrorText } from '../team/ui/error-text.tsx';
import { Field } from '../team/ui/field.tsx';
import { PasswordField } from '../team/ui/password-field.tsx';
import { useForm } from '../team/ui/use-form.ts';
import { DoorLink, type GoTo } from './door-link.tsx';

interface SignInProps {
  client: ApiClient;
  /** The password was right, a code is wanted too. */
  onChallenge: (challenge: string) => void;
  onGo: GoTo;
}

/** E-mail and password. */
export function SignInForm({ client, onChallenge, onGo }: SignInProps) {
  const { t } = useTexts();
  const api = useMemo(() => doorApi(client), [client]);
  const { form, isBusy, error, field, set, submit } = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) =>
      faults({ email: checkEmail(email), password: password === '' ? checkFilled(password) : null }),
    send: async ({ email, password }) => {
      const answer = await api.signIn({ email: email.trim(), password });
      if ('secondFactor' in answer) onChallenge(answer.secondFactor.challenge);
      else client.session.open(answer);
      set({ password: '' });
    },
  });
  return (
    <>
      <form ref={form} noValidate onSubmit={submit}>
        <Field
          {...field('email')}
          label={t('form.email')}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={320}
        />
        <PasswordField {...field('password')} label={t('form.password')} />
        <ErrorText error={error} />
        <button type="submit" className="primary" disabled={isBusy}>
          {t(isBusy ? 'door.busy' : 'door.enter')}
        </button>
      </form>
      <p>
        <DoorLink to="forgot" onGo={onGo}>
          {t('door.forgotLink')}
        </DoorLink>
      </p>
      <p>
        {t('door.noAccount')}{' '}
        <DoorLink to="sign-up" onGo={onGo}>
          {t('door.signUpLink')}
        </DoorLink>
      </p>
    </>
  );
}
