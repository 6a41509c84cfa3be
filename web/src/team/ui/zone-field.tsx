interface ZoneFieldProps {
  label: string;
  value: string;
  onChange: (zone: string) => void;
}

/** A time zone by its name in the time zone database. */
export function ZoneField({ label, value, onChange }: ZoneFieldProps) {
  const zones = [...new Set([value, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The time zone that this computer is set to. */
export function guessTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
}
