import { createHmac } from 'node:crypto';

/** The value of Paddle-Signature for these bytes: an `h1` for each secret. `ts`: seconds. */
export function paddleSignature(bytes: Uint8Array, ts: number, secrets: readonly string[]): string {
  return [`ts=${ts}`, ...secrets.map((secret) => `h1=${h1Of(bytes, String(ts), secret)}`)].join(';');
}

/** The `h1` of these bytes at this time, in hex. */
export function h1Of(bytes: Uint8Array, ts: string, secret: string): string {
  return createHmac('sha256', secret).update(`${ts}:`).update(bytes).digest('hex');
}
