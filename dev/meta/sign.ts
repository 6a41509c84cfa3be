import { createHmac } from 'node:crypto';

/** Meta's escaped form: every UTF-16 unit past ASCII as \uXXXX in lower-case hex. */
export function escapeNonAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The value of X-Hub-Signature-256 for these bytes. */
export function signatureOf(bytes: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
}
