type Bytes = Uint8Array<ArrayBuffer>;

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

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
