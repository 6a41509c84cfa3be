import { objectKeys } from '../../../platform/bucket.ts';
import type { Config } from '../../../platform/config.ts';
import { withinTime } from '../../../platform/within-time.ts';
import { type Envelope, MAX_ENVELOPE_LENGTH, parseEnvelope } from './envelope.ts';
import { type EvidenceCheck, verifyStatement } from './verify-statement.ts';

/** How long the bucket may take. */
const TIMEOUT_MS = 2_000;

export interface Evidence {
  check: EvidenceCheck;
  /** As it was stored, valid or not, for others to verify; null where there is none. */
  envelope: Envelope | null;
}

/** The evidence about the build that runs, from the bucket, verified. Whatever happens, it answers: never throws. */
export async function readEvidence(
  { BUCKET }: Pick<Env, 'BUCKET'>,
  { BUILD_DIGEST: digest, EVIDENCE_PUBLIC_KEYS: publicKeys }: EvidenceConfig,
  now: number = Date.now(),
): Promise<Evidence> {
  if (digest === null) return { check: { status: 'missing' }, envelope: null };
  try {
    const text = await withinTime(readBounded(BUCKET, objectKeys.evidence(digest)), TIMEOUT_MS);
    if (text === null) return { check: { status: 'missing' }, envelope: null };
    const envelope = parseEnvelope(text);
    if (!envelope) return { check: { status: 'malformed' }, envelope: null };
    return { check: await verifyStatement(envelope, { digest, publicKeys }, now), envelope };
  } catch {
    return { check: { status: 'unavailable' }, envelope: null };
  }
}

export type EvidenceConfig = Pick<Config, 'BUILD_DIGEST' | 'EVIDENCE_PUBLIC_KEYS'>;

/** The text of an object; of one that is too large a text that is no envelope; null where there is none. */
async function readBounded(bucket: R2Bucket, key: string): Promise<string | null> {
  const object = await bucket.get(key);
  if (!object) return null;
  return object.size <= MAX_ENVELOPE_LENGTH ? object.text() : '';
}
