import { AccountSection } from '../account/account-section.tsx';
import { useAccount } from '../account-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkFilled, faults } from '../ui/checks.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Field } from '../ui/field.tsx';
import { LanguageField } from '../ui/language-field.tsx';
import { useForm } from '../ui/use-form.ts';
import { guessTimeZone, ZoneField } from '../ui/zone-field.tsx';

/** Founds another organisation, with its founder as the owner. */
export function NewOrganisation() {
  const { t, language } = useTexts();
  const { account, reloadMe, notify } = useAccount();
  const { form, isBusy, error, field, set, submit } = useForm({
    initial: { name: '', language, timeZone: guessTimeZone() },
    check: ({ name }) => faults({ name: checkFilled(name), language: null, timeZone: null }),
    send: async ({ name, ...others }) => {
      await account.createOrganisation({ ...others, name: name.trim() });
      set({ name: '' });
      notify(t('mine.created', { name: name.trim() }));
      await reloadMe();
    },
  });
  const [spoken, zone] = [field('language'), field('timeZone')];
  return (
    <AccountSection title={t('mine.new')}>
      <form ref={form} noValidate className="stack" onSubmit={submit}>
        <Field
          {...field('name')}
          label={t('form.organisation')}
          autoComplete="organization"
          maxLength={200}
        />
        <LanguageField label={t('form.language')} value={spoken.value} onChange={spoken.onValue} />
        <ZoneField label={t('hours.zone')} value={zone.value} onChange={zone.onValue} />
        <ErrorText error={error} />
        <div className="actions">
          <button type="submit" disabled={isBusy}>
            {t('mine.create')}
          </button>
        </div>
      </form>
    </AccountSection>
  );
}
