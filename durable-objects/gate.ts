import { DurableObject } from 'cloudflare:workers';
import { createLog, type Log } from '../worker/platform/log.ts';
import type { Admission, Admitted, Conclusion, LimitState, NamedLimit } from './admission.ts';
import type { GateEvent } from './gate-events.ts';
import {
  admitCall,
  type Breaker,
  type BreakerPhase,
  breakerPhase,
  reportCall,
  resetBreaker,
} from './policy/breaker.ts';
import { BREAKER_RULES } from './policy/breaker-rules.ts';
import {
  addStrike,
  atClock,
  makePermanent,
  STRIKE_RULES,
  type Standing,
  type StrikeStep,
  type Strikes,
  scoreAt,
  standing,
} from './policy/strikes.ts';
import { aheadMs, takeToken } from './policy/token-bucket.ts';
import { GateStorage } from './storage/gate-storage.ts';

/** How long after its last request a gate looks what it may forget. */
export const TIDY_AFTER_MS = 10 * 60_000;
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

/** Where the limits of a request stand that goes on, and what a strike led to. */
type Passed = Pick<Admitted & { outcome: 'admitted' }, 'limits' | 'struck'>;

/** Limits, breakers and strikes, decided one after the other: within an object nothing comes between. */
export abstract class Gate extends DurableObject<Env> {
  protected readonly gate: GateStorage;
  protected readonly log: Log;
  /** When the alarm is set for; null: not known in this memory. */
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: Env, kind: 'edge' | 'tenant') {
    super(ctx, env);
    this.gate = new GateStorage(ctx.storage);
    this.log = createLog({ gate: kind });
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
    const isKnown = this.gate.strikes(subject) !== null;
    this.gate.setStrikes(subject, null);
    return isKnown;
  }

  /** Until it is lifted. */
  async block(subject: string): Promise<void> {
    this.gate.setStrikes(subject, makePermanent(this.gate.strikes(subject), Date.now()));
  }

  /** A strike, a subject's standing and the limits: where they stand now, or why it goes no further. */
  protected admitRequest({ subject, limits = [], strike }: Admission, now: number): Admitted | Passed {
    // First of all: whoever goes on during a hold comes nearer to the next.
    const struck =
      strike && subject !== undefined
        ? { struck: this.#addStrike(subject, strike.weight, strike.cause, strike.about) }
        : {};
    const strikes = subject === undefined ? null : this.#strikesOf(subject, now);
    const current = standing(strikes, STRIKE_RULES, now);
    if (current === 'cooled_down' || current === 'blocked') {
      return { outcome: 'blocked', untilMs: endOf(strikes), ...struck };
    }
    const taken = limits.map((limit) => ({
      limit,
      ...takeToken(this.gate.buckets.fullAt(limit.bucket), limit, now),
    }));
    const refusing = taken.filter(({ waitMs }) => waitMs > 0);
    const counted = refusing.length > 0 ? refusing : taken;
    // Of a refusal too: where the clock has stepped back, the wait must not begin anew at every try.
    for (const { limit, fullAt } of counted) this.gate.buckets.set(limit.bucket, fullAt, aheadMs(limit));
    const states = counted.map(({ limit, remaining, resetMs }) => stateOf(limit, remaining, resetMs));
    if (refusing.length === 0) return { limits: states, ...struck };
    if (subject !== undefined) this.#addStrike(subject, LIMITED_WEIGHT, 'limit');
    const waitMs = Math.max(...refusing.map((one) => one.waitMs));
    return { outcome: 'limited', limits: states, waitMs };
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

  #addStrike(subject: string, weight: number, cause: string, about?: string): StrikeStep {
    const { state, step } = addStrike(this.gate.strikes(subject), weight, STRIKE_RULES, Date.now(), about);
    this.gate.setStrikes(subject, state);
    if (step !== 'none') this.record({ type: 'abuse', subject, step, cause });
    return step;
  }

  /** Sets the alarm, unless it is set for an earlier time. */
  protected async wakeBy(at: number): Promise<void> {
    if (!Number.isFinite(at)) return;
    this.#alarmAt ??= (await this.ctx.storage.getAlarm()) ?? Number.POSITIVE_INFINITY;
    if (at >= this.#alarmAt) return;
    this.#alarmAt = at;
    await this.ctx.storage.setAlarm(at);
  }

  /** The alarm has rung: none is set. */
  protected rung(): void {
    this.#alarmAt = Number.POSITIVE_INFINITY;
  }

  /** Forgets what is over: a gate that nobody comes by costs nothing. Returns whether more will be over some time. */
  protected tidy(now: number): boolean {
    const passing = this.gate.allStrikes().filter(([, { permanent }]) => !permanent);
    const forgotten = passing.filter(([, strikes]) => isForgotten(strikes, now));
    for (const [subject] of forgotten) this.gate.setStrikes(subject, null);
    const breakers = this.gate.breakers();
    const idle = breakers.filter(([, breaker]) => isIdle(breaker, now));
    for (const [key] of idle) this.gate.setBreaker(key, null);
    const bucketsLeft = this.gate.buckets.dropFull(now);
    return bucketsLeft + passing.length - forgotten.length + breakers.length - idle.length > 0;
  }

  protected record(event: GateEvent): void {
    // A subject may be a network: the log has only its kind. Who it is, is kept where it can be erased.
    const { subject = '' } = event.type === 'abuse' ? event : {};
    // A line has a level of its own.
    const { level: reached, ...fields } = { level: undefined, ...event };
    this.log.warn(`gate.${event.type}`, {
      ...fields,
      ...(reached && { reached }),
      subject: subject.slice(0, subject.indexOf(':')),
    });
  }
}

function isForgotten(strikes: Strikes, now: number): boolean {
  const isFaint = scoreAt(strikes, STRIKE_RULES, now) < FORGOTTEN_SCORE;
  return isFaint && standing(strikes, STRIKE_RULES, now) === 'clear';
}

function isIdle(breaker: Breaker, now: number): boolean {
  return breaker.phase === 'closed' && breaker.slots.every(({ from }) => from < now - IDLE_MS);
}

function stateOf(limit: NamedLimit, remaining: number, resetMs: number): LimitState {
  const { name, isShared = false, burst, windowMs } = limit;
  return { name, isShared, burst, windowMs, remaining, resetMs };
}

function endOf(strikes: Strikes | null): number | null {
  return strikes?.permanent ? null : (strikes?.hold?.until ?? null);
}
