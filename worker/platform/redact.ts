const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const MAX_LENGTH = 200;
/** A short name or one UUID: what no rule below can match. Most of what is logged is that, and the rules are slow. */
const HARMLESS =
  /^(?:[A-Z]{1,10}|(?!.*bearer)[a-z/:*_-]{1,31}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Masks phone numbers and e-mail addresses: `+54 9 11 5555-0143` → `***43`, `ana@example.com` → `a***@***`. */
export function maskPII(text: string): string {
  return text
    .replace(/[^\s@<>"',;:]{1,64}@[^\s@<>"',;:]{1,255}/g, (address) => `${address[0]}***@***`)
    .replace(/\+?\d(?:[\s().-]{0,2}\d){6,17}/g, (number) => `***${number.replace(/\D/g, '').slice(-2)}`);
}

/** From where a part begins: each hyphen within it would be another beginning, and the time quadratic. */
const TOKEN = /(?<![\w-])(-*)\b[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}\b/g;

/** Removes what opens doors: tokens, keys, signed contexts. A wamid goes too: it holds the phone number in base64. */
function redactSecrets(text: string): string {
  return text
    .replace(/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@]{1,200}@/gi, (url) => `${url.split('://')[0]}://[secret]@`)
    .replace(/\bwamid\.[A-Za-z0-9+/=_-]+/g, '[wamid]')
    .replace(TOKEN, '$1[token]')
    .replace(/\b(?:bearer|sha256=|v1\.)\s*[A-Za-z0-9._:/+=-]{8,}/gi, '[secret]')
    .replace(/[A-Za-z0-9+/_=-]{32,}/g, '[secret]');
}

/** What a log line or an error report may hold of a string. UUIDs stay: they are how one finds things. */
export function redact(text: string): string {
  if (HARMLESS.test(text)) return text;
  const cut = text.slice(0, MAX_LENGTH);
  let clean = '';
  let end = 0;
  for (const match of cut.matchAll(UUID)) {
    clean += maskPII(redactSecrets(cut.slice(end, match.index))) + match[0].toLowerCase();
    end = match.index + match[0].length;
  }
  return clean + maskPII(redactSecrets(cut.slice(end)));
}
