import { isSameSecret } from '../../platform/constant-time.ts';

/** The only form Meta sends: lower-case hex. Upper case, spaces and joined duplicates ("a, b") are refused. */
const SIGNATURE_HEADER = /^sha256=([0-9a-f]{64})$/;
const MAX_CHALLENGE_LENGTH = 256;
const MAX_CACHED_KEYS = 32;

const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

/**
 * Whether Meta signed these bytes with one of the app secrets (current, previous).
 * `header` is the value of `X-Hub-Signature-256`. Never throws for a bad header or body: answers false.
 */
export async function verifyMetaSignature(
  rawBody: Uint8Array,
  header: string | null,
  secrets: readonly string[],
): Promise<boolean> {
  const hex = SIGNATURE_HEADER.exec(header ?? '')?.[1];
  if (!hex || secrets.length === 0 || secrets.includes('')) return false;
  const signature = bytesOfHex(hex);
  if (await isSignedByAny(secrets, signature, rawBody)) return true;
  const escaped = escapedForm(rawBody);
  return escaped !== null && (await isSignedByAny(secrets, signature, escaped));
}

/**
 * Answers the subscription handshake: `hub.mode`, `hub.verify_token`, `hub.challenge`.
 * Returns the challenge to send back verbatim as text/plain, or null for a 403.
 */
export function answerMetaHandshake(
  query: URLSearchParams,
  verifyToken: string,
): { challenge: string } | null {
  const challenge = query.get('hub.challenge') ?? '';
  const isKnown = isSameSecret(query.get('hub.verify_token') ?? '', verifyToken);
  const isSubscription = query.get('hub.mode') === 'subscribe';
  const isBounded = challenge.length > 0 && challenge.length <= MAX_CHALLENGE_LENGTH;
  return isKnown && isSubscription && isBounded ? { challenge } : null;
}

async function isSignedByAny(secrets: readonly string[], signature: Uint8Array, body: Uint8Array) {
  for (const secret of secrets) {
    if (await crypto.subtle.verify('HMAC', await keyOf(secret), signature, body)) return true;
  }
  return false;
}

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const oldest = keys.keys().next();
  if (keys.size >= MAX_CACHED_KEYS && !oldest.done) keys.delete(oldest.value);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
  keys.set(secret, key);
  return key;
}

/** Meta documents that it signs non-ASCII text as lower-case `\uXXXX`; null where that form changes nothing. */
function escapedForm(body: Uint8Array): Uint8Array | null {
  if (!body.some((byte) => byte >= 0x80)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return encoder.encode(text.replace(/[\u0080-\uffff]/g, escapeUnit));
  } catch {
    return null;
  }
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}
