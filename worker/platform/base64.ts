import { fromBase64Url } from './base64url.ts';

/** Base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The bytes, or null for a text that is not their one canonical spelling. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = fromBase64Url(text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
  return bytes && toBase64(bytes) === text ? bytes : null;
}
