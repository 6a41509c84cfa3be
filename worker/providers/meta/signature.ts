import { isSameSecret } from '../../platform/constant-time.ts';
import { isSignedByAny, macOfHex } from '../../platform/hmac.ts';

const PREFIX = 'sha256=';
const MAX_CHALLENGE_LENGTH = 256;

/**
 * Whether Meta signed these bytes with one of the app secrets (current, previous).
 * `header` is the value of `X-Hub-Signature-256`. Never throws for a bad header or body: answers false.
 */
export async function verifyMetaSignature(
  rawBody: Uint8Array,
  header: string | null,
  secrets: readonly string[],
): Promise<boolean> {
  // Lower-case hex is the only form Meta sends. Upper case, spaces and joined duplicates ("a, b") are refused.
  const mac = header?.startsWith(PREFIX) ? macOfHex(header.slice(PREFIX.length)) : null;
  if (!mac) return false;
  if (await isSignedByAny(secrets, rawBody, [mac])) return true;
  const escaped = escapedForm(rawBody);
  return escaped !== null && (await isSignedByAny(secrets, escaped, [mac]));
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

/** Meta documents that it signs non-ASCII text as lower-case `\uXXXX`; null where that form changes nothing. */
function escapedForm(body: Uint8Array): Uint8Array | null {
  if (!body.some((byte) => byte >= 0x80)) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return new TextEncoder().encode(text.replace(/[\u0080-\uffff]/g, escapeUnit));
  } catch {
    return null;
  }
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
