const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * `/.well-known/security.txt` (RFC 9116). It expires half a year from today, always: it is written anew for whoever asks.
 * Without an address of its own it points to the page, which says so.
 */
export function writeSecurityTxt(publicUrl: string, contact: string | null, now: number): string {
  const at = (path: string) => new URL(path, publicUrl).href;
  const expires = new Date(Math.ceil(now / DAY_MS) * DAY_MS + 180 * DAY_MS);
  return [
    `Contact: ${contact ?? at('/security#report')}`,
    `Expires: ${expires.toISOString().replace('.000', '')}`,
    'Preferred-Languages: es, pt, en',
    `Canonical: ${at('/.well-known/security.txt')}`,
    `Policy: ${at('/security')}`,
    '',
  ].join('\n');
}
