import { generateKeyPairSync } from 'node:crypto';
import { type EvidenceKey, loadEvidenceKey } from '../../../dev/evidence/signing-key.ts';
import type { Control } from '../../../worker/features/trust/control.ts';
import {
  PREDICATE_TYPE,
  type ProofResult,
  STATEMENT_TYPE,
  type Statement,
} from '../../../worker/features/trust/evidence/statement.ts';

export const NOW = Date.parse('2026-11-30T12:00:00.000Z');
export const ago = (ms: number) => new Date(NOW - ms).toISOString();
export const DIGEST = 'd'.repeat(64);
const NOTHING = { es: 'Nada.', pt: 'Nada mesmo.', en: 'Nothing.' };

/** A key that is no development key. */
export function newKey(): Promise<EvidenceKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return loadEvidenceKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), '');
}

/** Whom a deployment of the build believes. */
export function anchorsOf(...keys: EvidenceKey[]) {
  const publicKeys = new Map(
    keys.map(({ keyId, publicKey }) => [keyId, Uint8Array.from(publicKey)] as const),
  );
  return { publicKeys, digest: DIGEST };
}

export function control(id: string, more: Partial<Control> = {}): Control {
  return {
    ...{ id, area: 'edge', claim: NOTHING, notCovered: NOTHING, code: ['worker'] },
    proofs: [{ kind: 'test', file: `test/${id}.test.ts` }],
    standards: { asvs: [], api: [], llm: [] },
    ...more,
  };
}

export function passed(id: string, more: Partial<ProofResult> = {}): ProofResult {
  return {
    ...{ control: id, kind: 'test', proof: `test/${id}.test.ts`, ranOn: 'source' },
    ...{ result: 'passed', tests: 2, failed: 0, skipped: 0 },
    ...more,
  };
}

export function statementOf(
  proofs: ProofResult[] = [],
  { time = ago(60_000), digest = DIGEST } = {},
): Statement {
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name: 'portero', digest: { sha256: digest } }],
    predicateType: PREDICATE_TYPE,
    predicate: { commit: 'c'.repeat(40), lockfile: 'a'.repeat(64), time, node: 'v24.0.0', proofs },
  };
}
