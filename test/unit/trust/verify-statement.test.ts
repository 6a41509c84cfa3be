import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EvidenceKey, loadEvidenceKey, signStatement } from '../../../dev/evidence/signing-key.ts';
import { controlViews } from '../../../worker/features/trust/evidence/control-states.ts';
import {
  type Envelope,
  MAX_ENVELOPE_LENGTH,
  parseEnvelope,
  signedBytes,
} from '../../../worker/features/trust/evidence/envelope.ts';
import {
  type EvidenceCheck,
  verifyStatement,
} from '../../../worker/features/trust/evidence/verify-statement.ts';
import { ago, anchorsOf, control, DIGEST, NOW, newKey, passed, statementOf } from './sample-evidence.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const statement = statementOf([passed('cors')]);
const controls = [control('cors')];

let key: EvidenceKey;
let signed: Envelope;
beforeAll(async () => {
  key = await newKey();
  signed = signStatement(statement, key);
});

const check = (envelope: Envelope, anchors = anchorsOf(key)) => verifyStatement(envelope, anchors, NOW);
const stateBy = (evidence: EvidenceCheck) => controlViews(controls, evidence, [], NOW)[0]?.state;
/** As it is read from the bucket: first as text. */
async function checkText(text: string): Promise<EvidenceCheck> {
  const envelope = parseEnvelope(text);
  return envelope ? check(envelope) : { status: 'malformed' };
}

describe('evidence [control signed-evidence]', () => {
  it('holds where it is signed by a key that we believe, fresh, and about this build', async () => {
    const valid = await checkText(JSON.stringify(signed));
    expect(valid).toEqual({ status: 'valid', statement, keyId: key.keyId, isDevelopmentKey: false });
    expect(stateBy(valid)).toBe('verified');
  });

  it('signs what DSSE says, as another implementation verifies it', () => {
    const text = Buffer.from(signedBytes('http://example.com/HelloWorld', Buffer.from('hello world')));
    expect(text.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(signedBytes('tipo/ñ', new Uint8Array()).length).toBe('DSSEv1 7 tipo/ñ 0 '.length + 1);
    const sig = Buffer.from(signed.signatures[0]?.sig ?? '', 'base64');
    const bytes = signedBytes(signed.payloadType, Buffer.from(signed.payload, 'base64'));
    expect(verify(null, bytes, createPublicKey(key.privateKey), sig)).toBe(true);
  });

  it('names a development key as what it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portero-key-'));
    const file = join(folder, 'made-at-first-use', 'key.pem');
    const [development, again] = await Promise.all([
      loadEvidenceKey(null, file),
      loadEvidenceKey(null, file),
    ]);
    expect([development.keyId.slice(0, 4), again.keyId]).toEqual(['dev-', development.keyId]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
    const byIt = signStatement(statement, development);
    expect(await check(byIt, anchorsOf(development))).toMatchObject({ isDevelopmentKey: true });
    // Production does not have it among its keys, by whatever name it comes.
    expect(await check(byIt)).toEqual({ status: 'foreign_key' });
    const renamed = { ...byIt, signatures: byIt.signatures.map((one) => ({ ...one, keyid: key.keyId })) };
    expect(await check(renamed)).toEqual({ status: 'edited' });
  });

  it('does not hold without a signature, by a foreign one, by two, or without any key to believe', async () => {
    const other = await newKey();
    expect(await check({ ...signed, signatures: [] })).toEqual({ status: 'unsigned' });
    expect(await check(signStatement(statement, other))).toEqual({ status: 'foreign_key' });
    expect(await check(signed, anchorsOf())).toEqual({ status: 'foreign_key' });
    const doubled = { ...signed, signatures: [...signed.signatures, ...signed.signatures] };
    expect(await checkText(JSON.stringify(doubled))).toEqual({ status: 'malformed' });
    const both = [...signStatement(statement, other).signatures, ...signed.signatures];
    expect(await checkText(JSON.stringify({ ...signed, signatures: both }))).toEqual({ status: 'malformed' });
    const broken = { publicKeys: new Map([[key.keyId, new Uint8Array(31)]]), digest: DIGEST };
    expect(await check(signed, broken)).toEqual({ status: 'edited' });
  });

  it('does not hold with any character of it changed, left out or added', { timeout: 60_000 }, async () => {
    const text = JSON.stringify(signed);
    const found = new Set<string>();
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const others = [String.fromCharCode(code ^ 1)];
      if (index % 9 === 0) others.push(String.fromCharCode(code ^ 32), '', `${text[index]}A`);
      for (const other of others) {
        const { status } = await checkText(text.slice(0, index) + other + text.slice(index + 1));
        expect(status, `${index}: ${text[index]} → ${other}`).not.toBe('valid');
        found.add(status);
      }
    }
    expect([...found].sort()).toEqual(['edited', 'foreign_key', 'malformed']);
  });

  it('does not hold with its signature or payload spelled in another way', async () => {
    const [{ keyid = '', sig = '' } = {}] = signed.signatures;
    const respelled = [
      { ...signed, signatures: [{ keyid, sig: sig.replace(/..==$/, (end) => `${end[0]}x==`) }] },
      { ...signed, signatures: [{ keyid, sig: sig.replaceAll('=', '') }] },
      { ...signed, signatures: [{ keyid, sig: `${sig}\n` }] },
      { ...signed, payload: `${signed.payload}====` },
      { ...signed, payload: ` ${signed.payload}` },
      { ...signed, payloadType: 'application/json' },
      { ...signed, more: true },
    ];
    for (const envelope of respelled) {
      expect(await checkText(JSON.stringify(envelope))).toEqual({ status: 'malformed' });
    }
  });

  it.each([
    ['', 'null', '[]', '{}', '{"payload":', '"text"', '\0', '{"payloadType":1,"payload":2,"signatures":3}'],
    ['[[[['.repeat(10_000), '{"a":'.repeat(10_000), `{"__proto__":${JSON.stringify({ signatures: [] })}}`],
    [`${' '.repeat(MAX_ENVELOPE_LENGTH)}{}`],
  ])('does not hold where it is no envelope', async (...texts) => {
    for (const text of texts) expect(await checkText(text)).toEqual({ status: 'malformed' });
  });

  it('does not hold beyond its size, even if it is whole', async () => {
    const long = signStatement(
      statementOf(Array.from({ length: 500 }, () => passed('cors', { proof: 'x'.repeat(200) }))),
      key,
    );
    expect(JSON.stringify(long).length).toBeGreaterThan(MAX_ENVELOPE_LENGTH);
    expect(await checkText(JSON.stringify(long))).toEqual({ status: 'malformed' });
    const padded = JSON.stringify(signed) + ' '.repeat(MAX_ENVELOPE_LENGTH);
    expect(await checkText(padded)).toEqual({ status: 'malformed' });
  });

  it('does not hold about another build, nor where nobody says which build runs', async () => {
    const other = signStatement(statementOf([passed('cors')], { digest: 'e'.repeat(64) }), key);
    expect(await check(other)).toEqual({ status: 'other_build' });
    expect(await check(signed, { ...anchorsOf(key), digest: 'e'.repeat(64) })).toEqual({
      status: 'other_build',
    });
    expect(await verifyStatement(signed, { ...anchorsOf(key), digest: null }, NOW)).toEqual({
      status: 'other_build',
    });
  });

  it.each([
    [90 * DAY, 'valid'],
    [90 * DAY + 1, 'stale'],
    [4_000 * DAY, 'stale'],
    [-5 * MINUTE, 'valid'],
    [-5 * MINUTE - 1, 'from_the_future'],
    [-4_000 * DAY, 'from_the_future'],
  ])('of %d ms ago is %s', async (age, status) => {
    const found = await check(signStatement(statementOf([passed('cors')], { time: ago(age) }), key));
    expect(found.status).toBe(status);
    if (found.status === 'stale') expect(found.since).toBe(ago(age - 90 * DAY));
    expect(stateBy(found)).toBe(status === 'valid' ? 'verified' : 'not_verified');
  });

  const wrong: [string, unknown][] = [
    ['no statement', 'text'],
    ['another type', { ...statement, _type: 'https://in-toto.io/Statement/v0.1' }],
    ['another predicate', { ...statement, predicateType: 'https://slsa.dev/provenance/v1' }],
    ['two subjects', { ...statement, subject: [...statement.subject, ...statement.subject] }],
    ['a field that nobody knows', { ...statement, more: 1 }],
    ['no proofs', { ...statement, predicate: { ...statement.predicate, proofs: undefined } }],
    ['a time that is none', { ...statement, predicate: { ...statement.predicate, time: 'soon' } }],
    ['a negative count', statementOf([passed('cors', { failed: -1 })])],
    ['too many proofs', statementOf(Array.from({ length: 501 }, () => passed('cors')))],
  ];
  it.each(wrong)('does not hold though rightly signed: %s', async (_, payload) => {
    expect(await check(signStatement(payload as typeof statement, key))).toEqual({ status: 'malformed' });
  });

  it('is never signed by what is no Ed25519 key, and nothing repeats that', async () => {
    for (const pem of ['', 'secret', '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n']) {
      const refusal = await loadEvidenceKey(pem, '').catch((error: unknown) => String(error));
      expect(refusal).toMatch(/no Ed25519 private key/);
      expect(refusal).not.toMatch(/secret|c2Vjc/);
    }
  });
});
