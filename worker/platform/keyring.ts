/** Secret keys by id. The first is current: it signs and seals; the others still verify and open. */
export interface Keyring {
  current: { kid: string; key: Uint8Array<ArrayBuffer> };
  byKid: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/**
 * Reads `kid:base64,kid2:base64`, 32 bytes each.
 * @throws Error naming the kid, never the key
 */
export function parseKeyring(text: string): Keyring {
  const entries = text.split(',').map((entry) => {
    const [kid = '', encoded = ''] = entry.trim().split(':');
    if (!/^[a-z0-9_-]{1,32}$/.test(kid)) throw new Error('a key id must be 1 to 32 of a-z 0-9 _ -');
    const key = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    if (key.length !== 32) throw new Error(`key ${kid} must be 32 bytes in base64`);
    return [kid, key] as const;
  });
  const [first] = entries;
  if (new Set(entries.map(([kid]) => kid)).size < entries.length) throw new Error('a key id is there twice');
  if (!first) throw new Error('a keyring needs a key');
  return { current: { kid: first[0], key: first[1] }, byKid: new Map(entries) };
}
