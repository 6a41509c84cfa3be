import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Control } from '../../worker/features/trust/control.ts';
import { CONTROLS } from '../../worker/features/trust/controls/registry.ts';
import { leastTests } from '../../worker/features/trust/evidence/control-states.ts';
import type { Statement } from '../../worker/features/trust/evidence/statement.ts';

const TYPE = 'application/vnd.in-toto+json';

/** Whoever signs evidence, with a key of their own. Node's own Ed25519: nothing of what is tested signs here. */
export function newSigner(keyId = 'release-1') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const digest = createHash('sha256').update(randomBytes(8)).digest('hex');
  return {
    digest,
    /** What a deployment of that build is told. */
    vars: { BUILD_DIGEST: digest, EVIDENCE_PUBLIC_KEYS: JSON.stringify({ [keyId]: raw.toString('base64') }) },
    /** The envelope, as text, of a statement that every proof of every control passed, changed by `change`. */
    sign(change: (statement: Statement) => void = () => {}): string {
      const statement = statementOf(digest, CONTROLS);
      change(statement);
      const payload = Buffer.from(JSON.stringify(statement));
      const signed = Buffer.concat([
        Buffer.from(`DSSEv1 ${TYPE.length} ${TYPE} ${payload.length} `),
        payload,
      ]);
      const sig = sign(null, signed, privateKey).toString('base64');
      const signatures = [{ keyid: keyId, sig }];
      return JSON.stringify({ payloadType: TYPE, payload: payload.toString('base64'), signatures });
    },
  };
}

function statementOf(digest: string, controls: readonly Control[]): Statement {
  const proofs = controls.flatMap(({ id, proofs: wanted }) =>
    wanted.flatMap((proof) => {
      if (proof.kind === 'probe') return [];
      const name = proof.kind === 'test' ? proof.file : proof.script;
      const counts = { tests: leastTests(proof), failed: 0, skipped: 0 };
      return [
        {
          ...{ control: id, kind: proof.kind, proof: name, ranOn: 'source' as const },
          ...{ result: 'passed' as const, ...counts },
        },
      ];
    }),
  );
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'portero', digest: { sha256: digest } }],
    predicateType: 'urn:portero:evidence:v1',
    predicate: {
      commit: '0'.repeat(40),
      lockfile: '0'.repeat(64),
      time: new Date(Date.now() - 60_000).toISOString(),
      node: process.version,
      proofs,
    },
  };
}
