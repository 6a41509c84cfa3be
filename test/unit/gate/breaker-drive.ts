import fc from 'fast-check';
import {
  admitCall,
  type Breaker,
  breakerPhase,
  type CallReport,
  reportCall,
  resetBreaker,
  type Transition,
} from '../../../durable-objects/policy/breaker.ts';
import { OPEN_JITTER } from '../../../durable-objects/policy/breaker-rules.ts';
import { WINDOW_SLOTS } from '../../../durable-objects/policy/breaker-window.ts';
import { RULES, START } from './breakers.ts';

export const LEGAL = ['closed > open', 'half_open > closed', 'half_open > open', 'open > half_open'];
const LONGEST_WAIT = Math.ceil(RULES.maxOpenMs * (1 + OPEN_JITTER));

const outcome = fc.constantFrom<'ok' | 'failed'>('ok', 'ok', 'failed');
const durationMs = fc.constantFrom(1, 10, 100, 200, 201);
const retryAfterMs = fc.constantFrom(0, 0, 150, 1e9, Number.NaN);
export const steps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('admit' as const) }) },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('report' as const),
        back: fc.constantFrom(0, 0, 0, 1, 5),
        outcome,
        durationMs,
        retryAfterMs,
      }),
    },
    { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(150) }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('step' as const), ms: fc.constantFrom(-7, -400, -1e9, 1e9) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('report twice' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reset' as const) }) },
  ),
  { minLength: 1, maxLength: 60, size: 'max' },
);
type Step = (typeof steps extends fc.Arbitrary<infer Steps extends readonly unknown[]>
  ? Steps
  : never)[number];

/** Drives one breaker as its users would, and notes whatever must never be seen. */
export class Drive {
  readonly wrong: string[] = [];
  readonly edges: string[] = [];
  #breaker: Breaker | null = null;
  #now = START;
  /** Time that really went by, which a clock's step back does not take away. */
  #real = 0;
  /** Admitted calls that have not reported, given-up probes among them. */
  readonly #calls: (number | null)[] = [];
  readonly #probes = new Map<number, number>();
  #last: CallReport | null = null;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  take(step: Step): void {
    if (step.do === 'wait' || step.do === 'step') this.#move(step.ms);
    else if (step.do === 'admit') this.#admit();
    else if (step.do === 'reset') this.#reset();
    else if (step.do === 'report twice') this.#report(this.#last);
    else {
      const [probe] = this.#calls.splice(-1 - step.back, 1);
      if (probe !== undefined) this.#report({ ...step, probe });
    }
  }

  #move(ms: number): void {
    this.#now += ms;
    this.#real += Math.max(0, ms);
  }

  #admit(): void {
    const admission = admitCall(this.#breaker, RULES, this.#now);
    this.#become(admission.breaker, admission.transition);
    if (!admission.admitted) {
      const wait = admission.retryAt - this.#now;
      if (wait <= 0 || wait > LONGEST_WAIT) this.wrong.push(`a wait of ${wait} ms`);
      if (!admitCall(admission.breaker, RULES, admission.retryAt).admitted) this.wrong.push('waited in vain');
      return;
    }
    const { probe } = admission;
    this.#calls.push(probe);
    if ((probe === null) !== (breakerPhase(this.#breaker) === 'closed'))
      this.wrong.push('no probe, or no call');
    if (probe === null) return;
    for (const startedAt of this.#probes.values()) {
      if (this.#real - startedAt < RULES.probeTimeoutMs) this.wrong.push('two probes at once');
    }
    this.#probes.clear();
    this.#probes.set(probe, this.#real);
  }

  #report(report: CallReport | null): void {
    if (!report) return;
    const phase = breakerPhase(this.#breaker);
    const counts = phase === 'closed' || (report.probe !== null && this.#probes.has(report.probe));
    const { breaker, transition } = reportCall(this.#breaker, report, RULES, this.#now, this.#random);
    if (!counts && breaker !== this.#breaker) this.wrong.push('moved by a late report');
    if (report.probe !== null) this.#probes.delete(report.probe);
    this.#last = report;
    this.#become(breaker, transition);
  }

  #reset(): void {
    this.#probes.clear();
    this.#breaker = frozen(resetBreaker(this.#breaker));
  }

  #become(breaker: Breaker, transition: Transition | undefined): void {
    const [from, to] = [breakerPhase(this.#breaker), breaker.phase];
    const edge = `${from} > ${to}`;
    if (from !== to) this.edges.push(edge);
    if (from !== to && !LEGAL.includes(edge)) this.wrong.push(edge);
    if (transition ? transition.from !== from || transition.to !== to : from !== to) {
      this.wrong.push(`${edge} was told as ${JSON.stringify(transition)}`);
    }
    if (breaker.phase === 'closed' && breaker.slots.length > WINDOW_SLOTS) this.wrong.push('too large');
    this.#breaker = frozen(breaker);
  }
}

function frozen(breaker: Breaker): Breaker {
  if (breaker.phase === 'closed') {
    for (const slot of breaker.slots) Object.freeze(slot);
    Object.freeze(breaker.slots);
  }
  return Object.freeze(breaker);
}
