import { describe, expect, it } from 'vitest';
import {
  admitCall,
  breakerPhase,
  reportCall,
  resetBreaker,
} from '../../../durable-objects/policy/breaker.ts';
import { bad, good, noJitter, opened, probed, RULES, reported, START, slow } from './breakers.ts';

describe('a closed breaker [control circuit-breakers]', () => {
  it('is what nothing is known of, and lets everything through', () => {
    expect(breakerPhase(null)).toBe('closed');
    expect(breakerPhase(undefined)).toBe('closed');
    expect(admitCall(null, RULES, START)).toMatchObject({ admitted: true, probe: null });
  });

  it('opens where the share of failures is reached, not before', () => {
    expect(breakerPhase(reported([good, good, good, bad]))).toBe('closed');
    expect(breakerPhase(reported([good, good, bad, bad]))).toBe('open');
  });

  it('opens where calls are too slow, though they succeed', () => {
    expect(breakerPhase(reported([good, good, slow, slow]))).toBe('closed');
    expect(breakerPhase(reported([good, slow, slow, slow]))).toBe('open');
    const justInTime = { ...slow, durationMs: 200 };
    expect(breakerPhase(reported(Array(20).fill(justInTime)))).toBe('closed');
  });

  it('does not open on a few calls', () => {
    expect(breakerPhase(reported([bad, bad, bad]))).toBe('closed');
  });

  it('forgets what is older than its window', () => {
    const before = reported([bad, bad, bad]);
    expect(breakerPhase(reported([bad], START + 899, before))).toBe('open');
    expect(breakerPhase(reported([bad], START + 1_000, before))).toBe('closed');
  });

  it('forgets what a clock that stepped back has put into the future', () => {
    const before = reported([bad, bad, bad]);
    expect(breakerPhase(reported([bad], START - 3_600_000, before))).toBe('closed');
  });

  it('says that it opens', () => {
    const { transition } = reportCall(reported([bad, bad, bad]), bad, RULES, START, noJitter);
    expect(transition).toEqual({ from: 'closed', to: 'open' });
  });
});

describe('an open breaker [control circuit-breakers]', () => {
  it('refuses until its time is over, and says when to ask again', () => {
    const breaker = opened();
    expect(admitCall(breaker, RULES, START + 99)).toEqual({ breaker, admitted: false, retryAt: START + 100 });
    expect(admitCall(breaker, RULES, START + 100)).toMatchObject({
      admitted: true,
      probe: 1,
      transition: { from: 'open', to: 'half_open' },
    });
  });

  it('stays open a little longer by chance', () => {
    const { breaker } = reportCall(reported([bad, bad, bad]), bad, RULES, START, () => 0.5);
    expect(breaker).toMatchObject({ phase: 'open', until: START + 110 });
  });

  it('stays open as long as the upstream asks, within bounds', () => {
    expect(opened(START, 50).until).toBe(START + 100);
    expect(opened(START, 250).until).toBe(START + 250);
    for (const far of [351, 86_400_000, Number.POSITIVE_INFINITY]) {
      expect(opened(START, far).until).toBe(START + 350);
    }
    for (const nonsense of [Number.NaN, -1, Number.NEGATIVE_INFINITY]) {
      expect(opened(START, nonsense).until).toBe(START + 100);
    }
  });

  it('is not moved by the late reports of calls from before', () => {
    const breaker = opened();
    expect(reported([good, good, good, bad, slow, { ...bad, retryAfterMs: 300 }], START + 50, breaker)).toBe(
      breaker,
    );
  });

  it('keeps nobody waiting longer than its time after the clock stepped back', () => {
    const before = START - 3_600_000;
    const refused = admitCall(opened(), RULES, before);
    expect(refused).toMatchObject({ admitted: false, retryAt: before + 100 });
    expect(admitCall(refused.breaker, RULES, before + 100).admitted).toBe(true);
  });
});

describe('a half-open breaker [control circuit-breakers]', () => {
  it('lets one probe through at a time', () => {
    const { breaker } = probed(opened(), START + 100);
    const refused = admitCall(breaker, RULES, START + 149);
    expect(refused).toEqual({ breaker, admitted: false, retryAt: START + 150 });
  });

  it('gives up a probe that never reports, and does not take its late report for that of the next', () => {
    const first = probed(opened(), START + 100);
    const second = probed(first.breaker, START + 150);
    for (const late of [good, bad]) {
      expect(reported([{ ...late, probe: first.probe }], START + 151, second.breaker)).toBe(second.breaker);
    }
  });

  it('closes after enough good probes, empty', () => {
    const first = probed(opened(), START + 100);
    const half = reported([{ ...good, probe: first.probe }], START + 101, first.breaker);
    expect(breakerPhase(half)).toBe('half_open');
    const second = probed(half, START + 101);
    const done = reportCall(second.breaker, { ...good, probe: second.probe }, RULES, START + 102, noJitter);
    expect(done).toEqual({
      breaker: { phase: 'closed', slots: [], probes: 2 },
      transition: { from: 'half_open', to: 'closed' },
    });
  });

  it('opens again for twice as long after each bad probe, to the longest', () => {
    let breaker = opened();
    for (const openMs of [200, 350, 350]) {
      const now = breaker.until;
      const half = probed(breaker, now);
      const report = { ...bad, probe: half.probe };
      const { breaker: next, transition } = reportCall(half.breaker, report, RULES, now, noJitter);
      expect(transition).toEqual({ from: 'half_open', to: 'open' });
      if (next.phase !== 'open') throw new Error('it should be open');
      expect(next.until - now).toBe(openMs);
      breaker = next;
    }
  });

  it('takes a slow probe for a bad one', () => {
    const { breaker, probe } = probed(opened(), START + 100);
    expect(breakerPhase(reported([{ ...slow, probe }], START + 320, breaker))).toBe('open');
  });

  it('is not moved by calls that were admitted before it opened', () => {
    const { breaker } = probed(opened(), START + 100);
    expect(reported([good, good, good, bad, slow], START + 101, breaker)).toBe(breaker);
  });

  it('gives a probe up in time though the clock stepped back', () => {
    const { breaker } = probed(opened(), START + 100);
    const refused = admitCall(breaker, RULES, START - 3_600_000);
    expect(refused).toMatchObject({ admitted: false, retryAt: START - 3_600_000 + 50 });
    expect(admitCall(refused.breaker, RULES, START - 3_600_000 + 50).admitted).toBe(true);
  });
});

describe('a breaker that is reset [control circuit-breakers]', () => {
  it('is closed and empty', () => {
    expect(resetBreaker(opened())).toEqual({ phase: 'closed', slots: [], probes: 0 });
    expect(resetBreaker(null)).toEqual({ phase: 'closed', slots: [], probes: 0 });
  });

  it('does not take the report of a probe from before for that of a later one', () => {
    const old = probed(opened(), START + 100);
    const again = reported([bad, bad, bad, bad], START + 200, resetBreaker(old.breaker));
    const later = probed(again, START + 300);
    expect(reported([{ ...bad, probe: old.probe }], START + 301, later.breaker)).toBe(later.breaker);
  });
});
