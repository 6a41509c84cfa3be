import { toBase64Url } from '../../platform/base64url.ts';
import { toHex } from '../../platform/hex.ts';

/** `pk_`, eight characters that are shown, and 32 random bytes in base64url. */
const FORMAT = /^pk_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/;

export function isApiKey(text: string): boolean {
  return FORMAT.test(text);
}

/** A new key; `prefix` is what may be shown of it later. */
export function newApiKey(): { key: string; prefix: string } {
  const prefix = `pk_${toHex(crypto.getRandomValues(new Uint8Array(4)))}`;
  return { key: `${prefix}_${toBase64Url(crypto.getRandomValues(new Uint8Array(32)))}`, prefix };
}

/** SHA-256 of the key in hex: all that is stored. Its 256 random bits need no slow hash. */
export async function hashApiKey(key: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))));
}
