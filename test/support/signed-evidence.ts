import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type EvidenceKey, loadEvidenceKey, signStatement } from '../../dev/evidence/signing-key.ts';
import { publicKeysVariable } from '../../dev/evidence/trusted-keys.ts';
import { CONTROLS } from '../../worker/features/trust/controls/registry.ts';
import { leastTests } from '../../worker/features/trust/evidence/control-states.ts';
import {
  PREDICATE_TYPE,
  type ProofResult,
  STATEMENT_TYPE,
  type Statement,
} from '../../worker/features/trust/evidence/statement.ts';

/** Whoever signs evidence about a build, with a key of their own; of a key id that is given or the key's own. */
export async function newSigner(keyId?: string) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const made = await loadEvidenceKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), '');
  const key: EvidenceKey = { ...made, ...(keyId === undefined ? {} : { keyId }) };
  const digest = randomBytes(32).toString('hex');
  return {
    digest,
    /** What a deployment of that build is told. */
    vars: { BUILD_DIGEST: digest, EVIDENCE_PUBLIC_KEYS: publicKeysVariable([key]) },
    /** The envelope, as text, of a statement that every proof of every control passed, changed by `change`. */
    sign(change: (statement: Statement) => void = () => {}): string {
      const statement = statementOf(digest);
      change(statement);
      return JSON.stringify(signStatement(statement, key));
    },
  };
}

function statementOf(digest: string): Statement {
  const time = new Date(Date.now() - 60_000).toISOString();
  const [commit, lockfile] = ['0'.repeat(40), '0'.repeat(64)];
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name: 'portero', digest: { sha256: digest } }],
    predicateType: PREDICATE_TYPE,
    predicate: { commit, lockfile, time, node: process.version, proofs: passedProofs() },
  };
}

function passedProofs(): ProofResult[] {
  return CONTROLS.flatMap(({ id, proofs }) =>
    proofs.flatMap((proof) => {
      if (proof.kind === 'probe') return [];
      const counts = { tests: leastTests(proof), failed: 0, skipped: 0 };
      const name = proof.kind === 'test' ? proof.file : proof.script;
      return [
        {
          control: id,
          kind: proof.kind,
          proof: name,
          ranOn: 'source' as const,
          result: 'passed' as const,
          ...counts,
        },
      ];
    }),
  );
}
