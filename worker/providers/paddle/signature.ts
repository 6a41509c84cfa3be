import type { SignatureVerdict } from '../../domain/signature-verdict.ts';
import { isSignedByAny, macOfHex } from '../../platform/hmac.ts';

const MAX_HEADER_LENGTH = 1024;
/** One for each live secret of Paddle's side, of which there are two at most while one is rotated. */
const MAX_SIGNATURES = 4;

export interface PaddleTerms {
  /** Current, previous: the whole `pdl_ntfset_…`. */
  secrets: readonly string[];
  /** ms */
  now: number;
  /** How far the timestamp may lie from `now`, before or after it. */
  toleranceSeconds: number;
}

/**
 * Whether Paddle signed these bytes, by any `h1` of the header and any of the secrets. `header` is the value of
 * `Paddle-Signature`: `ts=SECONDS;h1=HEX[;h1=…]`, other names are ignored. Never throws for bad input.
 */
export async function verifyPaddleSignature(
  rawBody: Uint8Array,
  header: string | null,
  { secrets, now, toleranceSeconds }: PaddleTerms,
): Promise<SignatureVerdict> {
  if (!header) return 'unsigned';
  if (header.length > MAX_HEADER_LENGTH) return 'malformed';
  const [ts = '', ...otherTs] = valuesOf(header, 'ts');
  const h1 = valuesOf(header, 'h1');
  const macs = h1.map(macOfHex).filter((mac) => mac !== null);
  const isBounded = macs.length > 0 && h1.length <= MAX_SIGNATURES && otherTs.length === 0;
  if (!isBounded || !/^\d+$/.test(ts)) return 'malformed';
  if (!(await isSignedByAny(secrets, signedBytes(ts, rawBody), macs))) return 'mismatch';
  return Math.abs(now - Number(ts) * 1000) <= toleranceSeconds * 1000 ? 'verified' : 'stale';
}

function valuesOf(header: string, name: string): string[] {
  return header
    .split(';')
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
}

function signedBytes(ts: string, rawBody: Uint8Array): Uint8Array {
  const prefix = new TextEncoder().encode(`${ts}:`);
  const bytes = new Uint8Array(prefix.length + rawBody.length);
  bytes.set(prefix);
  bytes.set(rawBody, prefix.length);
  return bytes;
}
