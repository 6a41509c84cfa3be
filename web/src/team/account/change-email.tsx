import { useState } from 'react';
import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkEmail, checkFilled, faults } from '../ui/checks.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { useForm } from '../ui/use-form.ts';
import { AccountSection } from './account-section.tsx';

/** Another address; it counts once the link sent to it is used. */
export function ChangeEmail() {
  const { t } = useTexts();
  const { account } = useAccount();
  const [sentTo, setSentTo] = useState('');
  const { form, isBusy, error, field, set, submit } = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) =>
      faults({ email: checkEmail(email), password: password === '' ? checkFilled(password) : null }),
    send: async ({ email, password }) => {
      await account.changeEmail({ email: email.trim(), password });
      set({ email: '', password: '' });
      setSentTo(email.trim());
    },
    refusedFields: { invalid_credentials: 'password' },
  });
  return (
    <AccountSection title={t('email.title')}>
      <p className="hint">{t('email.text')}</p>
      <form ref={form} noValidate className="stack" onSubmit={submit}>
        <Field
          {...field('email')}
          label={t('email.new')}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={320}
        />
        <PasswordField {...field('password')} label={t('password.current')} />
        <ErrorText error={error} />
        <p role="status" className="done-text">
          {sentTo && t('email.sent', { email: sentTo })}
        </p>
        <div className="actions">
          <button type="submit" disabled={isBusy}>
            {t('email.change')}
          </button>
        </div>
      </form>
    </AccountSection>
  );
}
