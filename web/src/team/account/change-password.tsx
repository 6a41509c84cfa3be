import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkFilled, checkNewPassword, faults } from '../ui/checks.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { useForm } from '../ui/use-form.ts';
import { AccountSection } from './account-section.tsx';

/** Another password; it ends the sessions elsewhere. */
export function ChangePassword() {
  const { t } = useTexts();
  const { account, me, notify } = useAccount();
  const { email = '', name } = me.user;
  const { form, isBusy, error, field, set, submit } = useForm({
    initial: { current: '', password: '' },
    check: ({ current, password }) =>
      faults({ current: current === '' ? checkFilled(current) : null, password: checkNewPassword(password) }),
    send: async (typed) => {
      await account.changePassword(typed);
      set({ current: '', password: '' });
      notify(t('password.changed'));
    },
    refusedFields: { invalid_credentials: 'current', weak_password: 'password', leaked_password: 'password' },
  });
  return (
    <AccountSection title={t('password.title')}>
      <p className="hint">{t('password.text')}</p>
      <form ref={form} noValidate className="stack" onSubmit={submit}>
        {/* Tells password managers whose password it is. */}
        <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField {...field('current')} label={t('password.current')} />
        <PasswordField {...field('password')} label={t('form.newPassword')} isNew known={[name, email]} />
        <ErrorText error={error} />
        <div className="actions">
          <button type="submit" disabled={isBusy}>
            {t(isBusy ? 'common.saving' : 'password.change')}
          </button>
        </div>
      </form>
    </AccountSection>
  );
}
