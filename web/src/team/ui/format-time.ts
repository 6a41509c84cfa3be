const DAY_MS = 86_400_000;

/** Hour today, weekday within the week, else the date: as messaging apps show it in a list. */
export function formatWhen(iso: string, tag: string, now = Date.now()): string {
  const at = new Date(iso);
  if (at.toDateString() === new Date(now).toDateString()) return formatClock(iso, tag);
  const style: Intl.DateTimeFormatOptions =
    now - at.getTime() < 6 * DAY_MS ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return at.toLocaleDateString(tag, style);
}

export function formatClock(iso: string, tag: string): string {
  return new Date(iso).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' });
}

/** `martes, 24 de noviembre`, in the reader's language. */
export function formatDay(iso: string, tag: string): string {
  return new Date(iso).toLocaleDateString(tag, { weekday: 'long', day: 'numeric', month: 'long' });
}

export function formatDateTime(iso: string, tag: string): string {
  return new Date(iso).toLocaleString(tag, { dateStyle: 'medium', timeStyle: 'short' });
}

/** `340 kB`, in the reader's language. */
export function formatBytes(bytes: number, tag: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, bytes / 1_000), 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
