/** Secret keys by id. The first is current: it signs and seals; the others still verify and open. */
export interface Keyring {
  current: { kid: string; key: Uint8Array<ArrayBuffer> };
  byKid: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

const EXPECTED = 'expected kid:base64,… with key ids of a-z 0-9 _ - and keys of 32 bytes';

/**
 * Reads `kid:base64,kid2:base64`, 32 bytes each.
 * @throws Error that repeats nothing of the text: what stands in a key id's place may be a key
 */
export function parseKeyring(text: string): Keyring {
  const entries = text.split(',').map((entry) => {
    const [kid = '', encoded = ''] = entry.trim().split(':');
    if (!/^[a-z0-9_-]{1,32}$/.test(kid) || !/^[A-Za-z0-9+/]{43}=$/.test(encoded)) throw new Error(EXPECTED);
    const key = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    return [kid, key] as const;
  });
  if (new Set(entries.map(([kid]) => kid)).size < entries.length) throw new Error('a key id is there twice');
  const [first] = entries;
  if (!first) throw new Error(EXPECTED);
  return { current: { kid: first[0], key: first[1] }, byKid: new Map(entries) };
}
