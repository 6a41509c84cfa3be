type Bytes = Uint8Array<ArrayBuffer>;

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };
const MAX_CACHED_KEYS = 32;

const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

/** HMAC-SHA256 of `message`: 32 bytes. */
export async function hmacSha256(key: Bytes, message: Bytes): Promise<Bytes> {
  const signer = await crypto.subtle.importKey('raw', key, ALGORITHM, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', signer, message));
}

/** Whether `mac` is the whole HMAC-SHA256 of `message`, in constant time. A shortened one is not. */
export async function isHmacSha256(key: Bytes, message: Bytes, mac: Bytes): Promise<boolean> {
  const verifier = await crypto.subtle.importKey('raw', key, ALGORITHM, false, ['verify']);
  return mac.length === 32 && (await crypto.subtle.verify('HMAC', verifier, mac, message));
}

/**
 * Whether one of `macs` (from `macOfHex`) is the HMAC-SHA256 of `message` by one of `secrets`, each compared in
 * constant time. Without a secret, or with an empty one among them, nothing is signed.
 */
export async function isSignedByAny(
  secrets: readonly string[],
  message: Uint8Array,
  macs: readonly Uint8Array[],
): Promise<boolean> {
  if (secrets.includes('')) return false;
  for (const secret of secrets) {
    const key = await keyOf(secret);
    for (const mac of macs) if (await crypto.subtle.verify('HMAC', key, mac, message)) return true;
  }
  return false;
}

/** The bytes of a whole HMAC-SHA256 as providers write it, 64 digits of lower-case hex; null for anything else. */
export function macOfHex(hex: string): Uint8Array | null {
  if (!/^[0-9a-f]{64}$/.test(hex)) return null;
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** Providers' secrets are few and stay the same: importing one for each request would cost more than verifying. */
function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const oldest = keys.keys().next();
  if (keys.size >= MAX_CACHED_KEYS && !oldest.done) keys.delete(oldest.value);
  const key = crypto.subtle.importKey('raw', encoder.encode(secret), ALGORITHM, false, ['verify']);
  keys.set(secret, key);
  return key;
}
