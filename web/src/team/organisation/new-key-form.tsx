import { useTeam } from '../team-context.ts';
import { useTexts } from '../texts-context.ts';
import { checkFilled, faults } from '../ui/checks.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Field } from '../ui/field.tsx';
import { useForm } from '../ui/use-form.ts';

const DAYS = [30, 90, 365];
const DAY_MS = 86_400_000;

/** Makes a key; `onMade` gets the whole key, this one time. */
export function NewKeyForm({ onMade }: { onMade: (key: string) => void }) {
  const { t, tag } = useTexts();
  const { api } = useTeam();
  const { form, isBusy, error, field, set, submit } = useForm({
    initial: { name: '', access: 'read', days: '90' },
    check: ({ name }) => faults({ name: checkFilled(name), access: null, days: null }),
    send: async ({ name, access, days }) => {
      const { key } = await api.createApiKey({
        name: name.trim(),
        scopes: access === 'write' ? ['read', 'write'] : ['read'],
        expiresAt: days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
      });
      set({ name: '' });
      onMade(key);
    },
  });
  const [access, days] = [field('access'), field('days')];
  const duration = (count: number) =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count);
  return (
    <form ref={form} noValidate className="invite-form" onSubmit={submit}>
      <Field {...field('name')} label={t('keys.name')} autoComplete="off" maxLength={100} />
      <label>
        {t('keys.access')}
        <select value={access.value} onChange={({ target }) => access.onValue(target.value)}>
          <option value="read">{t('keys.read')}</option>
          <option value="write">{t('keys.write')}</option>
        </select>
      </label>
      <label>
        {t('keys.life')}
        <select value={days.value} onChange={({ target }) => days.onValue(target.value)}>
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {duration(count)}
            </option>
          ))}
          <option value="">{t('keys.forever')}</option>
        </select>
      </label>
      <button type="submit" disabled={isBusy}>
        {t('keys.create')}
      </button>
      <ErrorText error={error} />
    </form>
  );
}
