import { fromBase64 } from '../../../platform/base64.ts';
import { DEVELOPMENT_KEY_PREFIX, type Envelope, signedBytes } from './envelope.ts';
import { type Statement, statement } from './statement.ts';

/**
 * 90 days. The build stays the same, but not what it stands on (runtime, database, vendors): proofs of more than a
 * quarter ago say little about today. Running them again on the same build renews the statement.
 */
export const EVIDENCE_MAX_AGE_MS = 90 * 24 * 60 * 60 * 1000;
/** How far the clock of the machine that signed may be ahead of ours. */
export const CLOCK_SKEW_MS = 5 * 60 * 1000;

export type EvidenceCheck =
  | { status: 'valid'; statement: Statement; keyId: string; isDevelopmentKey: boolean }
  /** Good until then (ISO 8601). */
  | { status: 'stale'; since: string }
  | {
      status:
        | 'missing'
        /** The bucket did not answer. */
        | 'unavailable'
        | 'malformed'
        | 'unsigned'
        | 'foreign_key'
        | 'edited'
        | 'other_build'
        | 'from_the_future';
    };

export interface TrustAnchors {
  /** Raw Ed25519 public keys by key id. */
  publicKeys: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** The digest of the build that evidence is wanted for; null where nobody said. */
  digest: string | null;
}

/** Whether an envelope holds a fresh statement about this build, signed by a key that we trust. Never throws. */
export async function verifyStatement(
  { payload, payloadType, signatures }: Envelope,
  { publicKeys, digest }: TrustAnchors,
  now: number,
): Promise<EvidenceCheck> {
  const [signature] = signatures;
  if (!signature) return { status: 'unsigned' };
  const key = publicKeys.get(signature.keyid);
  if (!key) return { status: 'foreign_key' };
  const bytes = fromBase64(payload);
  const sig = fromBase64(signature.sig);
  if (!bytes || !sig) return { status: 'malformed' };
  if (!(await isSignedBy(key, sig, signedBytes(payloadType, bytes)))) return { status: 'edited' };

  const signed = parseStatement(bytes);
  if (!signed) return { status: 'malformed' };
  if (signed.subject[0].digest.sha256 !== digest) return { status: 'other_build' };
  const time = Date.parse(signed.predicate.time);
  if (time > now + CLOCK_SKEW_MS) return { status: 'from_the_future' };
  const goodUntil = time + EVIDENCE_MAX_AGE_MS;
  if (goodUntil < now) return { status: 'stale', since: new Date(goodUntil).toISOString() };
  const isDevelopmentKey = signature.keyid.startsWith(DEVELOPMENT_KEY_PREFIX);
  return { status: 'valid', statement: signed, keyId: signature.keyid, isDevelopmentKey };
}

async function isSignedBy(
  rawKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', rawKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, bytes);
  } catch {
    // Not every 32 bytes are a key.
    return false;
  }
}

function parseStatement(bytes: Uint8Array): Statement | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return statement.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
