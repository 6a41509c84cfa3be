import { execFile } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeControls } from '../../../dev/evidence/judge-controls.ts';
import { type EvidenceKey, signStatement } from '../../../dev/evidence/signing-key.ts';
import { fetchDocument, verifyDocument } from '../../../dev/evidence/verify-deployment.ts';
import type { Control, ProbeResult } from '../../../worker/features/trust/control.ts';
import { CONTROLS } from '../../../worker/features/trust/controls/registry.ts';
import { controlViews, leastTests } from '../../../worker/features/trust/evidence/control-states.ts';
import type { Statement } from '../../../worker/features/trust/evidence/statement.ts';
import { verifyStatement } from '../../../worker/features/trust/evidence/verify-statement.ts';
import {
  type SecurityControlsDocument,
  serveControl,
} from '../../../worker/features/trust/security-controls-document.ts';
import { anchorsOf, control, DIGEST, newKey, passed, statementOf } from './sample-evidence.ts';

const toys = [
  control('cors'),
  control('headers', { proofs: [...control('headers').proofs, { kind: 'probe', name: 'headers' }] }),
  control('tenant-limits', { code: [], proofs: [] }),
];
let key: EvidenceKey;
beforeAll(async () => {
  key = await newKey();
});

/** What an honest deployment serves at `now`. */
async function serve(
  controls: readonly Control[],
  statement: Statement | null,
  probes: readonly string[],
  now: number,
  signer = key,
): Promise<SecurityControlsDocument> {
  const at = new Date(now - 30_000).toISOString();
  const results = probes.map(
    (name): ProbeResult => ({ name, state: 'passed', at, lastPassedAt: at, reason: null }),
  );
  const evidence = statement && signStatement(statement, signer);
  const check = evidence
    ? await verifyStatement(evidence, anchorsOf(signer), now)
    : ({ status: 'missing' } as const);
  return structuredClone({
    ...{ generatedAt: new Date(now).toISOString(), build: DIGEST, evidence, probes: results },
    controls: controlViews(controls, check, results, now).map(serveControl),
  });
}
const now = Date.now();
const time = new Date(now - 60_000).toISOString();
const honest = () =>
  serve(toys, statementOf([passed('cors'), passed('headers')], { time }), ['headers'], now);
const verify = (document: SecurityControlsDocument, at = now) =>
  verifyDocument(document, { controls: toys, publicKeys: anchorsOf(key).publicKeys }, at);

describe('a deployment seen from outside [control signed-evidence]', () => {
  it('is believed where every state follows from its evidence and its probes', async () => {
    const { controls, evidence, mismatches } = await verify(await honest());
    expect([mismatches, evidence.status]).toEqual([[], 'valid']);
    expect(controls.map(({ state }) => state)).toEqual(['verified', 'verified', 'planned']);
    // What it says honestly of itself is no mismatch, however sad.
    const failing = await serve(toys, statementOf([passed('cors', { failed: 1 })], { time }), [], now);
    expect((await verify(failing)).mismatches).toEqual([]);
  });

  const first = (list: readonly object[], changed: object) => Object.assign(list[0] ?? {}, changed);
  const lies: [string, (document: SecurityControlsDocument) => unknown, RegExp][] = [
    [
      'a state that does not follow',
      ({ controls }) => first(controls.slice(2), { state: 'verified' }),
      /tenant-limits: shown as verified; by its evidence it is planned/,
    ],
    ['a control that is gone', ({ controls }) => controls.pop(), /tenant-limits: shown as not there/],
    [
      'a control that nobody knows',
      ({ controls }) => first(controls, { id: 'unbreakable' }),
      /unbreakable: shown as verified; by its evidence it is not there/,
    ],
    [
      'a control twice',
      ({ controls }) => controls.push(...controls.slice(0, 1)),
      /cors: shown as verified,verified/,
    ],
    [
      'another claim',
      ({ controls }) => first(controls, { claim: { es: 'Todo.', pt: 'Tudo.', en: 'All.' } }),
      /cors: verified, but what it is said to claim/,
    ],
    [
      'a probe that did not pass',
      ({ probes }) => first(probes, { state: 'failed' }),
      /headers: shown as verified; by its evidence it is not_verified/,
    ],
    [
      'an old probe',
      ({ probes }) => first(probes, { at: '2020-01-01T00:00:00.000Z' }),
      /headers: shown as verified/,
    ],
    ['another build', (document) => Object.assign(document, { build: 'e'.repeat(64) }), /other_build/],
    ['no build', (document) => Object.assign(document, { build: null }), /other_build/],
    ['no evidence', (document) => Object.assign(document, { evidence: null }), /hold: missing/],
    ['evidence without its signature', ({ evidence }) => evidence?.signatures.pop(), /hold: unsigned/],
    [
      'edited evidence',
      ({ evidence }) => evidence && Object.assign(evidence, { payload: 'e30=' }),
      /hold: edited/,
    ],
  ];
  it.each(lies)('is not with %s', async (_, change, mismatch) => {
    const document = await honest();
    change(document);
    expect((await verify(document)).mismatches.join('\n')).toMatch(mismatch);
  });

  it('is not where its evidence is another’s, too old, or its document is of another time', async () => {
    const old = statementOf([passed('cors')], { time: '2020-01-01T00:00:00.000Z' });
    expect((await verify(await serve(toys, old, [], now))).mismatches).toEqual([
      'The evidence does not hold: stale.',
    ]);
    const foreign = await serve(toys, statementOf([passed('cors')], { time }), [], now, await newKey());
    expect((await verify(foreign)).mismatches.join()).toMatch(/foreign_key.*cors: shown as verified/);
    for (const ms of [6 * 60_000, -6 * 60_000]) {
      expect((await verify(await honest(), now + ms)).mismatches.join()).toMatch(/was made at .*, not now/);
    }
  });
});

describe('trust:verify [control signed-evidence]', () => {
  let answer: RequestListener = () => undefined;
  const server = createServer((request, response) => answer(request, response));
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  });
  afterAll(() => server.close());

  /** Every proof of the registry passed. */
  const all = () => {
    const proofs = CONTROLS.flatMap(({ id, proofs: wanted }) =>
      wanted.flatMap((proof) => {
        if (proof.kind === 'probe') return [];
        const name = proof.kind === 'test' ? proof.file : proof.script;
        return [passed(id, { kind: proof.kind, proof: name, tests: leastTests(proof) })];
      }),
    );
    const probes = CONTROLS.flatMap(({ proofs: wanted }) =>
      wanted.flatMap((proof) => (proof.kind === 'probe' ? [proof.name] : [])),
    );
    const statement = statementOf(proofs, { time: new Date(Date.now() - 60_000).toISOString() });
    return serve(CONTROLS, statement, [...new Set(probes)], Date.now());
  };
  const run = (...args: string[]) =>
    new Promise<{ code: unknown; output: string }>((resolve) => {
      const script = new URL('../../../dev/evidence/trust-verify-cli.ts', import.meta.url).pathname;
      execFile(process.execPath, [script, ...args], (error, out, err) =>
        resolve({ code: error ? error.code : 0, output: out + err }),
      );
    });

  it('says each state in words, and what it cannot prove', { timeout: 60_000 }, async () => {
    const document = await all();
    answer = (_, response) => response.end(JSON.stringify(document));
    const publicKey = Buffer.from(key.publicKey).toString('base64');
    const good = await run(url, '--key', publicKey);
    expect(good).toMatchObject({ code: 0 });
    expect(good.output).toContain('It cannot prove which code runs');
    expect(good.output).toMatch(/row-isolation +verified: every proof passed on this build \(2/);
    expect(good.output).toMatch(/database-at-rest +provided by the vendor, not tested by us/);
    expect(good.output).toMatch(/adversarial-tests +planned, not built\n/);
    const foreign = await run(url, '--key', Buffer.alloc(32, 1).toString('base64'));
    expect(foreign).toMatchObject({ code: 1 });
    expect(foreign.output).toMatch(/foreign_key[\s\S]*Mismatches:[\s\S]*cors: shown as verified/);
    const { controls, unproven } = judgeControls(CONTROLS, { status: 'missing' }, now);
    expect([controls.filter(({ state }) => state === 'verified'), unproven.length > 20]).toEqual([[], true]);
  });

  const wrong: [string, RequestListener, RegExp][] = [
    ['an error', (_, response) => response.writeHead(500).end('{}'), /answers 500/],
    ['no JSON', (_, response) => response.end('<p>'), /no document of controls/],
    ['another document', (_, response) => response.end('{"generatedAt":"now"}'), /no document of controls/],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      /fetch failed|redirect/,
    ],
    ['an answer without end', (_, response) => response.end('x'.repeat(2 * 1024 * 1024)), /has no end/],
  ];
  it.each(wrong)('does not take %s', async (_, listener, message) => {
    answer = listener;
    await expect(fetchDocument(url)).rejects.toThrow(message);
  });

  it('reads nothing over an open line', async () => {
    await expect(fetchDocument('http://portero.example')).rejects.toThrow('Only over https');
  });
});
