import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { Keyring } from './keyring.ts';

/**
 * Envelope encryption of tenant secrets: each value has a data key of its own, wrapped by a sealing key.
 * Format: `s1.<kid>.<wrapped data key>.<ciphertext>`, both AES-256-GCM with their 12-byte nonce in front, base64url.
 */
const VERSION = 's1';
const NONCE_BYTES = 12;

/** Seals `plain` with the current key. `context` (such as tenant and channel) must be the same when it is opened. */
export async function seal(plain: string, context: string, keys: Keyring): Promise<string> {
  const dataKey: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(32));
  const wrapped = await encrypt(keys.current.key, dataKey, wrapContext(keys.current.kid, context));
  const ciphertext = await encrypt(dataKey, new TextEncoder().encode(plain), context);
  return [VERSION, keys.current.kid, toBase64Url(wrapped), toBase64Url(ciphertext)].join('.');
}

/** @throws Error when the key is unknown, the context differs or a byte was changed */
export async function unseal(sealed: string, context: string, keys: Keyring): Promise<string> {
  const { kid, wrapped, ciphertext } = parse(sealed);
  const plain = await decrypt(await unwrap(kid, wrapped, context, keys), ciphertext, context);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
}

/** Wraps the data key anew under the current sealing key; null where it already is. The ciphertext stays. */
export async function reseal(sealed: string, context: string, keys: Keyring): Promise<string | null> {
  const { kid, wrapped, ciphertext } = parse(sealed);
  if (kid === keys.current.kid) return null;
  const dataKey = await unwrap(kid, wrapped, context, keys);
  const rewrapped = await encrypt(keys.current.key, dataKey, wrapContext(keys.current.kid, context));
  return [VERSION, keys.current.kid, toBase64Url(rewrapped), toBase64Url(ciphertext)].join('.');
}

function parse(sealed: string) {
  const [version, kid, ...parts] = sealed.split('.');
  const [wrapped, ciphertext, ...rest] = parts.map(fromBase64Url);
  if (version !== VERSION || !kid || !wrapped?.length || !ciphertext?.length || rest.length > 0)
    throw new Error('not a sealed value');
  return { kid, wrapped, ciphertext };
}

async function unwrap(kid: string, wrapped: Uint8Array<ArrayBuffer>, context: string, keys: Keyring) {
  const key = keys.byKid.get(kid);
  if (!key) throw new Error('the sealing key is unknown');
  return decrypt(key, wrapped, wrapContext(kid, context));
}

function wrapContext(kid: string, context: string): string {
  return `${VERSION}.${kid}.${context}`;
}

async function encrypt(rawKey: Uint8Array<ArrayBuffer>, plain: Uint8Array, context: string) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['encrypt']);
  const encrypted = await crypto.subtle.encrypt(gcm(nonce, context), key, plain);
  const result = new Uint8Array(NONCE_BYTES + encrypted.byteLength);
  result.set(nonce);
  result.set(new Uint8Array(encrypted), NONCE_BYTES);
  return result;
}

async function decrypt(rawKey: Uint8Array<ArrayBuffer>, sealed: Uint8Array<ArrayBuffer>, context: string) {
  const key = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['decrypt']);
  const nonce = sealed.slice(0, NONCE_BYTES);
  return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, context), key, sealed.slice(NONCE_BYTES)));
}

function gcm(nonce: Uint8Array<ArrayBuffer>, context: string) {
  return { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(context) };
}
