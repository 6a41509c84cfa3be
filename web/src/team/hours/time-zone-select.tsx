import { useTexts } from '../texts-context.ts';

/** The business's time zone, by its name in the time zone database. */
export function TimeZoneSelect({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const { t, tag } = useTexts();
  const zones = [...new Set([value, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <section aria-labelledby="zone-title">
      <h2 id="zone-title">{t('hours.zone')}</h2>
      <label className="zone">
        <span className="visually-hidden">{t('hours.zone')}</span>
        <select value={value} onChange={({ target }) => onChange(target.value)}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <p className="hint">{t('hours.zoneNow', { time: clockIn(value, tag) })}</p>
    </section>
  );
}

function clockIn(timeZone: string, tag: string): string {
  return new Date().toLocaleString(tag, { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit' });
}
