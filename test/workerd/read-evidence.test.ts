import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  MAX_ENVELOPE_LENGTH,
  PAYLOAD_TYPE,
  signedBytes,
} from '../../worker/features/trust/evidence/envelope.ts';
import { type EvidenceConfig, readEvidence } from '../../worker/features/trust/evidence/read-evidence.ts';
import { PREDICATE_TYPE, STATEMENT_TYPE } from '../../worker/features/trust/evidence/statement.ts';
import { toBase64 } from '../../worker/platform/base64.ts';
import { objectKeys } from '../../worker/platform/bucket.ts';
import { readConfig } from '../../worker/platform/config.ts';

const DIGEST = 'd'.repeat(64);
const statement = {
  ...{ _type: STATEMENT_TYPE, predicateType: PREDICATE_TYPE },
  subject: [{ name: 'portero', digest: { sha256: DIGEST } }],
  predicate: {
    ...{ commit: 'c'.repeat(40), lockfile: 'a'.repeat(64), node: 'v24.0.0', proofs: [] },
    time: new Date().toISOString(),
  },
};
let config: EvidenceConfig;
let text: string;
/** Signed by workerd itself, and configured as a deployment is. */
beforeAll(async () => {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const payload = new TextEncoder().encode(JSON.stringify(statement));
  const sig = await crypto.subtle.sign('Ed25519', pair.privateKey, signedBytes(PAYLOAD_TYPE, payload));
  const signatures = [{ keyid: 'k1', sig: toBase64(new Uint8Array(sig)) }];
  text = JSON.stringify({ payloadType: PAYLOAD_TYPE, payload: toBase64(payload), signatures });
  const raw = (await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer;
  const vars = {
    BUILD_DIGEST: DIGEST,
    EVIDENCE_PUBLIC_KEYS: JSON.stringify({ k1: toBase64(new Uint8Array(raw)) }),
  };
  config = readConfig({ ...env, ...vars });
});
afterEach(() => env.BUCKET.delete(objectKeys.evidence(DIGEST)));

const store = (stored: string) => env.BUCKET.put(objectKeys.evidence(DIGEST), stored);

describe('evidence in the bucket [control signed-evidence]', () => {
  it('is read, verified and given on as it is', async () => {
    await store(text);
    expect(await readEvidence(env, config)).toEqual({
      check: { status: 'valid', statement, keyId: 'k1', isDevelopmentKey: false },
      envelope: JSON.parse(text),
    });
  });

  it('is missing where nobody put it there, or said which build runs', async () => {
    const missing = { check: { status: 'missing' }, envelope: null };
    expect(await readEvidence(env, config)).toEqual(missing);
    await store(text);
    expect(await readEvidence(env, { ...config, BUILD_DIGEST: null })).toEqual(missing);
  });

  it('is given on though it does not hold, and not where it is no envelope or too large', async () => {
    await store(text.replace('"k1"', '"k2"'));
    const foreign = await readEvidence(env, config);
    expect([foreign.check, foreign.envelope?.signatures[0]?.keyid]).toEqual([
      { status: 'foreign_key' },
      'k2',
    ]);
    for (const bad of [
      '',
      '{',
      `${text} ${' '.repeat(MAX_ENVELOPE_LENGTH)}`,
      'ñ'.repeat(MAX_ENVELOPE_LENGTH),
    ]) {
      await store(bad);
      expect(await readEvidence(env, config)).toEqual({ check: { status: 'malformed' }, envelope: null });
    }
  });

  it('is unavailable where the bucket fails or hangs', async () => {
    const unavailable = { check: { status: 'unavailable' }, envelope: null };
    const failing = (get: () => Promise<never>) => ({ BUCKET: { get } as unknown as R2Bucket });
    expect(
      await readEvidence(
        failing(() => Promise.reject(new Error('no'))),
        config,
      ),
    ).toEqual(unavailable);
    expect(
      await readEvidence(
        failing(() => new Promise(() => undefined)),
        config,
      ),
    ).toEqual(unavailable);
  });
});

describe('the configuration', () => {
  it.each([
    ['BUILD_DIGEST', 'D'.repeat(64)],
    ['BUILD_DIGEST', 'd'.repeat(63)],
    ['EVIDENCE_PUBLIC_KEYS', '{"k1":"c2hvcnQ="}'],
    ['EVIDENCE_PUBLIC_KEYS', `{"K 1":"${'A'.repeat(43)}="}`],
    [
      'EVIDENCE_PUBLIC_KEYS',
      JSON.stringify(Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`k${n}`, `${'A'.repeat(43)}=`]))),
    ],
    ['EVIDENCE_PUBLIC_KEYS', 'k1:key'],
    ['EVIDENCE_PUBLIC_KEYS', '[]'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readConfig({ ...env, [name]: value })).toThrow();
  });
});
