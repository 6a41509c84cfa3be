/** What a person recognises one of their sessions by. */
export interface ClientDetails {
  /** Such as `Firefox · Windows`; empty where it cannot be told. */
  device: string;
  /** Such as `Montevideo, UY`; empty where it cannot be told. */
  place: string;
}

/** Of the first that fits: many browsers name others too. */
const BROWSERS: readonly [name: string, sign: RegExp][] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly [name: string, sign: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** Names of our own lists for the device; city and country as Cloudflare tells them, never as a client does. */
export function readClientDetails(request: Request): ClientDetails {
  const agent = (request.headers.get('user-agent') ?? '').slice(0, 500);
  const named = [BROWSERS, SYSTEMS].map((list) => list.find(([, sign]) => sign.test(agent))?.[0]);
  const { city, country } = (request.cf ?? {}) as { city?: unknown; country?: unknown };
  return { device: join(named, ' · '), place: join([city, country], ', ').slice(0, 100) };
}

function join(parts: readonly unknown[], separator: string): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(separator);
}
