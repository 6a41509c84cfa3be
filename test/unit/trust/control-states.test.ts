import { describe, expect, it } from 'vitest';
import type { Control, ProbeResult } from '../../../worker/features/trust/control.ts';
import { controlViews, PROBE_MAX_AGE_MS } from '../../../worker/features/trust/evidence/control-states.ts';
import type { ProofResult } from '../../../worker/features/trust/evidence/statement.ts';
import type { EvidenceCheck } from '../../../worker/features/trust/evidence/verify-statement.ts';
import { ago, control, NOW, passed, statementOf } from './sample-evidence.ts';

const probed = control('cors', {
  proofs: [
    { kind: 'test', file: 'test/cors.test.ts' },
    { kind: 'probe', name: 'headers' },
  ],
});
const probe = (more: Partial<ProbeResult> = {}): ProbeResult => ({
  ...{ name: 'headers', state: 'passed', at: ago(1_000), lastPassedAt: ago(1_000), reason: null },
  ...more,
});
const holding = (...proofs: ProofResult[]): EvidenceCheck => ({
  ...{ status: 'valid', statement: statementOf(proofs), keyId: 'k1', isDevelopmentKey: false },
});
const view = (one: Control, evidence: EvidenceCheck, probes: ProbeResult[] = []) => {
  const [found] = controlViews([one], evidence, probes, NOW);
  return { state: found?.state, since: found?.since };
};

describe('a control [control signed-evidence]', () => {
  it('is verified since the oldest of its proofs', () => {
    expect(view(control('cors'), holding(passed('cors')))).toEqual({ state: 'verified', since: ago(60_000) });
    const both = controlViews([probed], holding(passed('cors')), [probe()], NOW)[0];
    expect(both).toMatchObject({ state: 'verified', since: ago(60_000) });
    expect(both?.proofs).toMatchObject([
      { isPassed: true, tests: 2, lastPassedAt: ago(60_000) },
      { isPassed: true, tests: 1, lastPassedAt: ago(1_000) },
    ]);
  });

  it.each([
    ['missing', 'unavailable', 'malformed', 'unsigned'],
    ['foreign_key', 'edited', 'other_build', 'from_the_future'],
  ] as const)('is not verified by evidence that does not hold', (...statuses) => {
    for (const status of statuses) {
      expect(view(control('cors'), { status })).toEqual({ state: 'not_verified', since: null });
    }
  });

  it('is not verified any more since its evidence grew old', () => {
    const stale: EvidenceCheck = { status: 'stale', since: ago(5_000) };
    expect(view(control('cors'), stale)).toEqual({ state: 'not_verified', since: ago(5_000) });
  });

  const turnedOff: [string, ProofResult[]][] = [
    ['no test', []],
    ['another control’s test', [passed('body-bounds', { proof: 'test/cors.test.ts' })]],
    ['a test in a file of another name', [passed('cors', { proof: 'test/renamed.test.ts' })]],
    ['an audit of that name', [passed('cors', { kind: 'audit' })]],
    ['a test that failed', [passed('cors', { result: 'failed', failed: 1 })]],
    ['a test that was skipped', [passed('cors', { skipped: 1 })]],
    ['what passed, they say, with a failure', [passed('cors', { failed: 1 })]],
    ['what passed without a test', [passed('cors', { tests: 0 })]],
    ['what both passed and failed', [passed('cors'), passed('cors', { result: 'failed', failed: 1 })]],
  ];
  it.each(turnedOff)('is not verified by %s', (_, proofs) => {
    expect(view(control('cors'), holding(...proofs))).toEqual({ state: 'not_verified', since: null });
  });

  it('is not verified by fewer tests than it counts on', () => {
    const three = control('cors', { proofs: [{ kind: 'test', file: 'test/cors.test.ts', tests: 3 }] });
    expect(view(three, holding(passed('cors', { tests: 2 }))).state).toBe('not_verified');
    expect(view(three, holding(passed('cors', { tests: 4 }))).state).toBe('verified');
  });

  it('needs every proof, and without one is never verified', () => {
    const two = control('cors', {
      proofs: [...control('cors').proofs, { kind: 'audit', script: 'audit:routes' }],
    });
    const audit = passed('cors', { kind: 'audit', proof: 'audit:routes', tests: 1 });
    expect(view(two, holding(passed('cors'))).state).toBe('not_verified');
    expect(view(two, holding(passed('cors'), audit)).state).toBe('verified');
    expect(view(control('cors', { proofs: [] }), holding()).state).toBe('not_verified');
  });

  it('is planned without code, and the vendor’s where a vendor does it, whatever passed', () => {
    const planned = control('cors', { code: [] });
    expect(view(planned, holding(passed('cors')))).toEqual({ state: 'planned', since: null });
    const vendor = { name: 'Neon', url: 'https://neon.com/', checkedOn: '2026-11-30' };
    expect(view({ ...planned, vendor }, holding(passed('cors')))).toEqual({
      state: 'vendor',
      since: '2026-11-30',
    });
  });
});

describe('a probe [control signed-evidence]', () => {
  const evidence = holding(passed('cors'));
  const since = ago(7_000);

  it.each([
    [{ at: ago(PROBE_MAX_AGE_MS) }, 'verified'],
    [{ at: ago(-60_000) }, 'verified'],
    [{ at: ago(PROBE_MAX_AGE_MS + 1) }, 'not_verified'],
    [{ at: ago(-60_001) }, 'not_verified'],
    [{ state: 'failed', lastPassedAt: since }, 'not_verified'],
    [{ state: 'timed_out', lastPassedAt: since }, 'not_verified'],
    [{ name: 'forced-rls' }, 'not_verified'],
    [{ at: 'soon' }, 'not_verified'],
  ] as const)('with %j: %s', (more, state) => {
    expect(view(probed, evidence, [probe(more)]).state).toBe(state);
  });

  it('says until when it held', () => {
    expect(view(probed, evidence, [probe({ state: 'failed', lastPassedAt: since })]).since).toBe(since);
    expect(view(probed, evidence, [probe({ state: 'failed', lastPassedAt: null })]).since).toBeNull();
    const old = ago(PROBE_MAX_AGE_MS + 1);
    expect(view(probed, evidence, [probe({ at: old, lastPassedAt: old })]).since).toBe(old);
    expect(view(probed, evidence, []).since).toBeNull();
    expect(view(probed, evidence, [probe(), probe()]).state).toBe('not_verified');
  });

  it('does not make up for evidence, nor evidence for a probe', () => {
    expect(view(probed, { status: 'missing' }, [probe()]).state).toBe('not_verified');
    expect(view(probed, evidence, []).state).toBe('not_verified');
  });
});
