import { DurableObject } from 'cloudflare:workers';
import { createLog, type Log } from '../worker/platform/log.ts';
import type { Admission, Admitted, Conclusion, LimitState, NamedLimit } from './admission.ts';
import type { GateEvent } from './gate-events.ts';
import { admitCall, type BreakerPhase, breakerPhase, reportCall, resetBreaker } from './policy/breaker.ts';
import { BREAKER_RULES } from './policy/breaker-rules.ts';
import {
  addStrike,
  atClock,
  lift,
  makePermanent,
  STRIKE_RULES,
  type Standing,
  type Strikes,
  scoreAt,
  standing,
} from './policy/strikes.ts';
import { forgettableMs, takeToken } from './policy/token-bucket.ts';
import { GateStorage } from './storage/gate-storage.ts';

const TIDY_AFTER_MS = 10 * 60_000;
/** A closed breaker of which nothing was heard for so long is not worth remembering. */
const IDLE_MS = 60 * 60_000;
/** Less than one strike that nobody would notice. */
const FORGOTTEN_SCORE = 0.01;
/** Of a refusal by a limit: who hammers on is one of those who misuse. */
const LIMITED_WEIGHT = 0.05;

/** How somebody stands of whom abuse is remembered. */
export interface Abuse {
  subject: string;
  standing: Standing;
  /** End of a hold (ms since the epoch); null: none, or until it is lifted. */
  untilMs: number | null;
  permanent: boolean;
}

/** Limits, breakers and strikes, decided one after the other: within an object nothing comes between. */
export abstract class Gate extends DurableObject<Env> {
  protected readonly gate: GateStorage;
  protected readonly log: Log;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.gate = new GateStorage(ctx.storage);
    this.log = createLog({ gate: this.constructor.name });
  }

  /** Abuse that was seen elsewhere. Returns what the subject's standing is now. */
  async strike(subject: string, weight: number, cause: string): Promise<Standing> {
    return this.addStrike(subject, weight, cause);
  }

  /** What came of a call that was admitted. Idempotent. */
  async conclude(conclusion: Conclusion): Promise<void> {
    this.concludeCall(conclusion);
  }

  /** How each upstream of this gate stands, but those of which nothing is remembered: they are closed. */
  async breakers(): Promise<{ key: string; phase: BreakerPhase }[]> {
    return this.gate.breakers().map(([key, breaker]) => ({ key, phase: breakerPhase(breaker) }));
  }

  /** Closes a breaker by hand. Returns whether it was open or half-open. */
  async resetBreaker(key: string): Promise<boolean> {
    const breaker = this.gate.breaker(key);
    const from = breakerPhase(breaker);
    if (from === 'closed') return false;
    this.gate.setBreaker(key, resetBreaker(breaker));
    this.record({ type: 'breaker', key, from, to: 'closed' });
    return true;
  }

  /** Everybody of whom abuse is remembered. */
  async abuses(): Promise<Abuse[]> {
    const now = Date.now();
    return this.gate.allStrikes().map(([subject, strikes]) => ({
      ...{ subject, standing: standing(strikes, STRIKE_RULES, now) },
      ...{ untilMs: endOf(strikes), permanent: strikes.permanent },
    }));
  }

  /** Forgives everything. Returns whether there was something. */
  async lift(subject: string): Promise<boolean> {
    const strikes = this.gate.strikes(subject);
    this.gate.setStrikes(subject, strikes && lift(Date.now()));
    return strikes !== null;
  }

  /** Until it is lifted. */
  async block(subject: string): Promise<void> {
    this.gate.setStrikes(subject, makePermanent(this.gate.strikes(subject), Date.now()));
  }

  /** A subject's standing and the limits: where they stand now, or why it goes no further. */
  protected admitRequest({ subject, limits = [] }: Admission, now: number): Admitted | LimitState[] {
    const strikes = subject === undefined ? null : this.#strikesOf(subject, now);
    const current = standing(strikes, STRIKE_RULES, now);
    if (current === 'cooled_down' || current === 'blocked') {
      return { outcome: 'blocked', untilMs: endOf(strikes) };
    }
    const taken = limits.map((limit) => ({
      limit,
      ...takeToken(this.gate.buckets.fullAt(limit.bucket), limit, now),
    }));
    const states = taken.map(({ limit, remaining, resetMs }) => stateOf(limit, remaining, resetMs));
    const waitMs = Math.max(0, ...taken.map((one) => one.waitMs));
    if (waitMs > 0) {
      if (subject !== undefined) this.addStrike(subject, LIMITED_WEIGHT, 'limit');
      // Of those that refuse: where the clock has stepped back, the wait must not begin anew at every try.
      for (const one of taken.filter((refusing) => refusing.waitMs > 0)) {
        this.#setFullAt(one, now);
      }
      return { outcome: 'limited', limits: states, waitMs };
    }
    for (const one of taken) this.#setFullAt(one, now);
    return states;
  }

  #setFullAt({ limit, fullAt }: { limit: NamedLimit; fullAt: number }, now: number): void {
    this.gate.buckets.set(limit.bucket, fullAt, forgettableMs(limit), now);
  }

  #strikesOf(subject: string, now: number): Strikes | null {
    const stored = this.gate.strikes(subject);
    const strikes = stored && atClock(stored, now);
    if (strikes !== stored) this.gate.setStrikes(subject, strikes);
    return strikes;
  }

  /** Whether an upstream may be called, by the probe's number where it is one. */
  protected admitCall(key: string, now: number): { probe: number | null } | { retryAtMs: number } {
    const result = admitCall(this.gate.breaker(key), BREAKER_RULES, now);
    this.gate.setBreaker(key, result.breaker);
    if (result.transition) this.record({ type: 'breaker', key, ...result.transition });
    return result.admitted ? { probe: result.probe } : { retryAtMs: result.retryAt };
  }

  protected concludeCall({ call }: Conclusion): void {
    if (!call) return;
    const { breaker: key, ...report } = call;
    const result = reportCall(this.gate.breaker(key), report, BREAKER_RULES, Date.now(), Math.random);
    this.gate.setBreaker(key, result.breaker);
    if (result.transition) this.record({ type: 'breaker', key, ...result.transition });
  }

  protected addStrike(subject: string, weight: number, cause: string): Standing {
    const now = Date.now();
    const { state, step } = addStrike(this.gate.strikes(subject), weight, STRIKE_RULES, now);
    this.gate.setStrikes(subject, state);
    if (step !== 'none') this.record({ type: 'abuse', subject, step, cause });
    return standing(state, STRIKE_RULES, now);
  }

  /** Sees to it that what is over is forgotten: a gate that nobody comes by costs nothing. */
  protected async scheduleTidying(now: number): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(now + TIDY_AFTER_MS);
  }

  /** Forgets what is over. Returns whether anything is left to remember. */
  protected tidy(now: number): boolean {
    for (const [subject, strikes] of this.gate.allStrikes()) {
      const isForgotten = !strikes.permanent && scoreAt(strikes, STRIKE_RULES, now) < FORGOTTEN_SCORE;
      if (isForgotten && standing(strikes, STRIKE_RULES, now) === 'clear')
        this.gate.setStrikes(subject, null);
    }
    for (const [key, breaker] of this.gate.breakers()) {
      const isIdle = breaker.phase === 'closed' && breaker.slots.every(({ from }) => from < now - IDLE_MS);
      if (isIdle) this.gate.setBreaker(key, null);
    }
    this.gate.buckets.dropFull(now);
    return this.gate.isAnythingLeft;
  }

  protected record(event: GateEvent): void {
    // A subject may be a network: only its kind is written down.
    const { subject = '' } = event.type === 'abuse' ? event : {};
    this.log.warn(`gate.${event.type}`, { ...event, subject: subject.slice(0, subject.indexOf(':')) });
  }
}

function stateOf({ name, burst, windowMs }: NamedLimit, remaining: number, resetMs: number): LimitState {
  return { name, burst, windowMs, remaining, resetMs };
}

function endOf(strikes: Strikes | null): number | null {
  return strikes?.permanent ? null : (strikes?.hold?.until ?? null);
}
