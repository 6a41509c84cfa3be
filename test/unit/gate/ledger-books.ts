import fc from 'fast-check';
import { type Deltas, type Reservation, reserve } from '../../../durable-objects/policy/ledger.ts';
import { type Closed, expire, release, settle } from '../../../durable-objects/policy/ledger-closing.ts';

const COUNTERS = [
  { name: 'day', ceiling: 1_000 },
  { name: 'month', ceiling: 2_500 },
  { name: 'contact', ceiling: 400 },
];
const LEGAL = ['open > settled', 'open > released', 'open > expired', 'expired > settled'];

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const micro = fc.oneof({ weight: 9, arbitrary: fc.nat(400) }, fc.constantFrom(1.5, -1, Number.NaN));
export const acts = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('reserve' as const),
      id,
      micro,
      counters: fc.subarray(COUNTERS),
      forMs: fc.integer({ min: -5, max: 100 }),
    }),
    fc.record({ do: fc.constant('replay' as const), id }),
    fc.record({
      do: fc.constant('settle' as const),
      id,
      actual: fc.oneof(micro, fc.nat(2_000)),
    }),
    fc.record({ do: fc.constantFrom('release' as const, 'expire' as const), id }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 20, 70, -30, -1e9, 1e9) }),
  ),
  { minLength: 1, maxLength: 30, size: 'max' },
);
export type Act = (typeof acts extends fc.Arbitrary<infer Acts extends readonly unknown[]>
  ? Acts
  : never)[number];

/** A ledger as its store keeps it, and whatever must never be seen in it. */
export class Books {
  readonly wrong: string[] = [];
  readonly seen = new Set<string>();
  readonly #rows = new Map<string, Reservation>();
  readonly #committed = new Map<string, number>();
  #now = 1_800_000_000_000;

  take(act: Act): void {
    if (act.do === 'wait') {
      this.#now += act.ms;
      return;
    }
    const row = this.#rows.get(act.id) ?? null;
    if (act.do === 'reserve') this.#reserve(act, row);
    else if (row && act.do === 'replay') this.#replay(row);
    else if (row) this.#close(act, row);
    this.#balance();
  }

  #reserve(act: Act & { do: 'reserve' }, row: Reservation | null): void {
    const reserved = reserve(row, this.#committed, { ...act, expiresAt: this.#now + act.forMs }, this.#now);
    this.seen.add(reserved.outcome);
    if (reserved.outcome === 'granted') {
      if (row) this.wrong.push('granted again');
      if (act.forMs <= 0) this.wrong.push('granted too late');
      this.#keep(reserved.reservation, reserved.deltas);
      for (const { name, ceiling } of act.counters) {
        if (this.#of(name) > ceiling) this.wrong.push(`granted above the ceiling of ${name}`);
      }
    }
    if (reserved.outcome !== 'refused') return;
    const room = ({ name, ceiling }: (typeof COUNTERS)[number]) => ceiling - this.#of(name);
    const least = Math.min(...act.counters.map(room));
    const named = act.counters.find(({ name }) => name === reserved.counter);
    if (!named || room(named) !== least) this.wrong.push('refused by another');
    if (act.micro <= least) this.wrong.push('refused though there is room');
  }

  #replay(row: Reservation): void {
    const counters = COUNTERS.filter(({ name }) => row.counters.includes(name)).toReversed();
    const request = { id: row.id, micro: row.micro, counters, expiresAt: this.#now + 1 };
    const reserved = reserve(row, this.#committed, request, this.#now);
    this.seen.add(reserved.outcome);
    if (reserved.outcome !== 'replayed' || reserved.reservation !== row) this.wrong.push('not replayed');
  }

  #close(act: Act & { id: string }, row: Reservation): void {
    const closed = closing(act, row, this.#now);
    if (closed.outcome === 'invalid') return;
    const { reservation, deltas, outcome } = closed;
    this.#keep(reservation, deltas);
    if (outcome === 'unchanged') {
      if (reservation !== row || deltas.size > 0) this.wrong.push('changed though it says it is not');
      return;
    }
    const edge = `${row.state} > ${reservation.state}`;
    this.seen.add(edge);
    if (!LEGAL.includes(edge)) this.wrong.push(edge);
    const late = row.state === 'expired' || this.#now >= row.expiresAt;
    if (late && reservation.charged > row.charged) this.wrong.push('a late settlement raised the charge');
    if (late && reservation.state === 'released') this.wrong.push('released too late');
    if (!late && act.do === 'settle' && reservation.charged !== act.actual) this.wrong.push('not the price');
    if (reservation.charged - reservation.overrun > row.micro)
      this.wrong.push('an overrun that is not noted');
  }

  /** To the micro-unit, and above a ceiling only by overruns. */
  #balance(): void {
    for (const { name, ceiling } of COUNTERS) {
      let charged = 0;
      let overrun = 0;
      for (const row of this.#rows.values()) {
        if (!row.counters.includes(name)) continue;
        charged += row.charged;
        overrun += row.overrun;
      }
      if (this.#of(name) !== charged) this.wrong.push(`${name}: ${this.#of(name)} is not ${charged}`);
      if (charged > ceiling + overrun || charged < 0) this.wrong.push(`${name}: ${charged}`);
    }
  }

  #keep(reservation: Reservation, deltas: Deltas): void {
    Object.freeze(reservation.counters);
    this.#rows.set(reservation.id, Object.freeze(reservation));
    for (const [name, delta] of deltas) this.#committed.set(name, this.#of(name) + delta);
  }

  #of(name: string): number {
    return this.#committed.get(name) ?? 0;
  }
}

function closing(act: Act & { id: string }, row: Reservation, now: number): Closed | { outcome: 'invalid' } {
  if (act.do === 'settle') return settle(row, act.actual, now);
  return act.do === 'release' ? release(row, now) : expire(row, now);
}
