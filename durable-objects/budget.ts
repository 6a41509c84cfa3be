import type { Amount, Offer, Spend, Step } from './admission.ts';
import type { GateEvent } from './gate-events.ts';
import { level, nextStep, share } from './policy/budget-steps.ts';
import { leasedNow } from './policy/leases.ts';
import { type Deltas, reserve } from './policy/ledger.ts';
import { type Closed, expire, release, settle } from './policy/ledger-closing.ts';
import { isMicro } from './policy/micro.ts';
import { dayOf, monthOf, type Period } from './policy/periods.ts';
import type { LedgerStorage, StoredReservation } from './storage/ledger-storage.ts';

export type Reserved =
  | { outcome: 'reserved'; step: Step; isReplayed: boolean }
  | Spent
  | { outcome: 'invalid' }
  /** Only the platform's lease is in the way: so much of it is wanted besides. */
  | { outcome: 'needs_lease'; micro: number; otherwise: Spent };

export interface Spent {
  outcome: 'spent';
  /** When there is money again, in ms since the epoch. */
  untilMs: number;
}

interface PeriodCounter {
  name: string;
  ceiling: number;
  period: Period;
  /** Whether the owner hears of it: one customer's ceiling is nobody's news. */
  isTold: boolean;
}

const PLATFORM = 'platform:';
const DAY_MS = 24 * 60 * 60 * 1000;

/** The money of one organisation. Every method decides and writes without an await: nothing comes in between. */
export class Budget {
  readonly #storage: LedgerStorage;
  readonly #record: (event: GateEvent) => void;

  constructor(storage: LedgerStorage, record: (event: GateEvent) => void) {
    this.#storage = storage;
    this.#record = record;
  }

  /** Reserves the best step that every ceiling has room for. The same id again gets the same answer. */
  reserve(spend: Spend, now: number): Reserved {
    const known = this.#storage.reservation(spend.id);
    if (known) return { outcome: 'reserved', step: known.step, isReplayed: true };
    if (!this.#hasReply(spend, now)) return { outcome: 'spent', untilMs: monthOf(now).endsAt };

    const counters = this.#countersOf(spend, now);
    const committed = this.#storage.committed(counters.map(({ name }) => name));
    const shares = counters
      .filter(({ name }) => !name.startsWith(PLATFORM))
      .map(({ name, ceiling }) => share(committed.get(name) ?? 0, ceiling));
    let refusedBy = '';
    for (const offer of offersInOrder(spend.offers, Math.max(...shares))) {
      const { id, expiresInMs } = spend;
      const request = { id, micro: offer.micro, counters, expiresAt: now + expiresInMs };
      const result = reserve(null, committed, request, now);
      if (result.outcome === 'granted') {
        this.#keep(spend, offer, result.reservation, now);
        this.#charge(result.deltas);
        this.#tellLevels(counters);
        return { outcome: 'reserved', step: offer.step, isReplayed: false };
      }
      if (result.outcome !== 'refused') return { outcome: 'invalid' };
      refusedBy = result.counter;
    }
    return this.#refuse(spend, counters, refusedBy, now);
  }

  /** What was really spent; later than its time it can only lower the charge. Another time it changes nothing. */
  settle(id: string, actual: Amount, now: number): void {
    const stored = this.#storage.reservation(id);
    if (!stored) return;
    const closed = settle(stored.reservation, actual.micro, now);
    if (closed.outcome === 'invalid' || !isMicro(actual.units)) {
      this.settleWhole(id, now);
      return;
    }
    if (closed.reservation.overrun > 0) {
      this.#record({ type: 'overrun', kind: stored.kind, micro: closed.reservation.overrun });
    }
    this.#close(stored, closed, actual.units);
  }

  /** Charges the whole estimate: nobody knows what was spent. */
  settleWhole(id: string, now: number): void {
    const stored = this.#storage.reservation(id);
    if (stored?.reservation.state !== 'open') return;
    this.settle(id, { micro: stored.reservation.micro, units: stored.units }, now);
  }

  /** Gives everything back: nothing was spent. */
  release(id: string, now: number): void {
    const stored = this.#storage.reservation(id);
    if (!stored) return;
    const closed = release(stored.reservation, now);
    this.#close(stored, closed, closed.reservation.state === 'released' ? 0 : stored.units);
    if (closed.outcome === 'changed' && closed.reservation.state === 'released' && stored.reply !== null) {
      this.#countReply(stored.reply, -1, now);
    }
  }

  /** Charges what nobody settled in time at its full estimate. */
  expireOverdue(now: number): void {
    for (const stored of this.#storage.overdue(now)) {
      this.#close(stored, expire(stored.reservation, now), stored.units);
    }
  }

  /** What the platform has leased of today's ceiling, in micro-units. */
  leased(now: number): number {
    return leasedNow(this.#storage.lease, now);
  }

  /** What is reserved and spent of it. */
  committedToday(now: number): number {
    return this.#committed(`${PLATFORM}${dayOf(now).name}`);
  }

  /** A burst is one reply of the quota, however many calls it takes. */
  #hasReply({ burst, ceilings: { repliesMonth } }: Spend, now: number): boolean {
    if (burst === undefined || this.#isCharged(burst)) return true;
    const { name } = monthOf(now);
    return this.#committed(repliesOf(name)) < repliesMonth;
  }

  #isCharged(burst: string): boolean {
    return this.#committed(`reply:${burst}`) > 0;
  }

  #countersOf({ kind, contactId, ceilings }: Spend, now: number): PeriodCounter[] {
    const [day, month] = [dayOf(now), monthOf(now)];
    const ofKind = ceilings.kindMonthMicro[kind];
    return [
      { name: `day:${day.name}`, ceiling: ceilings.dayMicro, period: day, isTold: true },
      { name: `month:${month.name}`, ceiling: ceilings.monthMicro, period: month, isTold: true },
      ...(ofKind === undefined
        ? []
        : [{ name: `${kind}:${month.name}`, ceiling: ofKind, period: month, isTold: false }]),
      ...(contactId === null
        ? []
        : [
            {
              ...{ name: `contact:${contactId}:${day.name}`, ceiling: ceilings.contactDayMicro },
              ...{ period: day, isTold: false },
            },
          ]),
      { name: `${PLATFORM}${day.name}`, ceiling: this.leased(now), period: day, isTold: false },
    ];
  }

  #keep({ kind, burst }: Spend, offer: Offer, reservation: StoredReservation['reservation'], now: number) {
    const day = dayOf(now).name;
    const reply = burst === undefined || this.#isCharged(burst) ? null : { burst, month: monthOf(now).name };
    this.#storage.put({ reservation, kind, day, step: offer.step, units: offer.units, reply });
    this.#storage.addUsage({ day, kind, micro: reservation.charged, units: offer.units });
    if (reply !== null) {
      this.#countReply(reply, 1, now);
    }
  }

  #close(stored: StoredReservation, closed: Closed, units: number): void {
    if (closed.outcome === 'unchanged') return;
    const { kind, day, reservation } = stored;
    this.#storage.put({ ...stored, reservation: closed.reservation, units });
    this.#charge(closed.deltas);
    const micro = closed.reservation.charged - reservation.charged;
    if (micro !== 0 || units !== stored.units) {
      this.#storage.addUsage({ day, kind, micro, units: units - stored.units });
    }
  }

  #countReply({ burst, month }: { burst: string; month: string }, by: number, now: number): void {
    this.#storage.add(repliesOf(month), by, endOfCounter(repliesOf(month)));
    this.#storage.add(`reply:${burst}`, by, now + DAY_MS);
  }

  #charge(deltas: Deltas): void {
    for (const [name, delta] of deltas) this.#storage.add(name, delta, endOfCounter(name));
  }

  #refuse(spend: Spend, counters: PeriodCounter[], refusedBy: string, now: number): Reserved {
    const counter = counters.find(({ name }) => name === refusedBy);
    const spent: Spent = { outcome: 'spent', untilMs: (counter?.period ?? dayOf(now)).endsAt };
    if (refusedBy.startsWith(PLATFORM)) {
      const micro = Math.max(...spend.offers.map((offer) => offer.micro));
      return { outcome: 'needs_lease', micro, otherwise: spent };
    }
    if (counter?.isTold) this.#tell(counter, 'reached_100');
    return spent;
  }

  #tellLevels(counters: PeriodCounter[]): void {
    for (const counter of counters.filter(({ isTold }) => isTold)) {
      const reached = level(this.#committed(counter.name), counter.ceiling);
      if (reached !== 'normal') this.#tell(counter, reached);
    }
  }

  /** Once for each level of each period. */
  #tell({ name, ceiling, period }: PeriodCounter, reached: 'reached_80' | 'reached_100'): void {
    const told = `told:${name}:${reached}`;
    if (this.#committed(told) > 0) return;
    this.#storage.add(told, 1, period.endsAt + DAY_MS);
    const spentMicro = this.#committed(name);
    this.#record({ type: 'budget', level: reached, period: period.name, spentMicro, ceilingMicro: ceiling });
  }

  #committed(name: string): number {
    return this.#storage.committed([name]).get(name) ?? 0;
  }
}

/** From 80 % of the fullest ceiling on, the best is not offered any more where there is something cheaper. */
function offersInOrder(offers: readonly Offer[], fullest: number): readonly Offer[] {
  if (nextStep(fullest, null) === 'full' || offers.length < 2) return offers;
  return offers.filter(({ step }) => step !== 'full');
}

function repliesOf(month: string): string {
  return `replies:${month}`;
}

/** A day after its period: nobody asks for it any more. By its name, which ends with the period. */
function endOfCounter(name: string): number {
  const [, month = '', day] = /(\d{4}-\d{2})(-\d{2})?$/.exec(name) ?? [];
  const start = Date.parse(`${month}${day ?? '-01'}`);
  return DAY_MS + (day ? dayOf(start) : monthOf(start)).endsAt;
}
