/** 2024-01-01 was a Monday. */
export function weekdayName(weekday: number, tag: string): string {
  const name = new Date(Date.UTC(2024, 0, 1 + weekday)).toLocaleDateString(tag, {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
