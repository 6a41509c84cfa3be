export interface PublicUrlRules {
  /** Our own host, as in PUBLIC_URL: the product does not ask itself. */
  ownHost: string;
  /** Origins that are let through though they are not public: for development and tests. */
  exemptOrigins: readonly string[];
}

/** Names that no public server has, or that a network gives a meaning of its own. */
const PRIVATE_ENDINGS = [
  ...['localhost', 'local', 'internal', 'arpa', 'lan', 'home', 'corp', 'intranet', 'private', 'localdomain'],
  ...['test', 'invalid', 'onion'],
];

/**
 * The address of a public web page, without its fragment; null where it may not be fetched: other schemes and ports,
 * credentials, IP addresses in any spelling, names that are not public. What a name resolves to is not looked up:
 * `fetch` in Workers goes out to the Internet only, private networks are out of its reach.
 */
export function publicUrl(text: string, { ownHost, exemptOrigins }: PublicUrlRules, base?: URL): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  url.hash = '';
  if (url.href.length > 2048 || url.username !== '' || url.password !== '') return null;
  if (exemptOrigins.includes(url.origin)) return url;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // The parser has dropped default ports, and made dotted quads of decimal, octal and hexadecimal addresses.
  if (url.port !== '') return null;
  const name = url.hostname.replace(/(?<!\.)\.+$/, '');
  const labels = name.split('.');
  const isAddress = name.startsWith('[') || /^[\d.]+$/.test(name);
  if (isAddress || labels.length < 2 || labels.includes('')) return null;
  if (PRIVATE_ENDINGS.includes(labels.at(-1) ?? '') || name === ownHost) return null;
  return url;
}
