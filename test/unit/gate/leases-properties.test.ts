import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Lease,
  type LeaseRequest,
  lease,
  leaseAnswered,
  leaseWhileAsking,
} from '../../../durable-objects/policy/leases.ts';

const DAY = '2026-11-30';
const CEILING = 1_000;
const TENANTS = [0, 1, 2];

const who = fc.constantFrom(...TENANTS);
const acts = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('ask' as const), who, wants: fc.constantFrom(0, 1, 40, 300, 900) }),
    fc.record({
      do: fc.constantFrom('deliver' as const, 'repeat' as const, 'lose' as const),
      which: fc.nat(9),
    }),
    fc.record({ do: fc.constant('commit' as const), who, part: fc.constantFrom(0.3, 1) }),
    fc.record({ do: fc.constant('settle' as const), who, part: fc.constantFrom(0.5, 0) }),
  ),
  { minLength: 1, maxLength: 50, size: 'max' },
);
type Act = (typeof acts extends fc.Arbitrary<infer Acts extends readonly unknown[]> ? Acts : never)[number];

type Message = { who: number } & ({ request: LeaseRequest } | { answer: Lease });

/** A platform and its tenants, with a network that loses, repeats and reorders what they say to each other. */
class Shard {
  readonly leases = new Map<number, Lease>();
  readonly tenants = TENANTS.map(() => ({
    seq: 0,
    committed: 0,
    lease: { day: DAY, seq: 0, total: 0 } as Lease,
  }));
  readonly #messages: Message[] = [];

  readonly #slice: number;

  constructor(slice: number) {
    this.#slice = slice;
  }

  take(act: Act): void {
    if (act.do === 'ask') this.#messages.push(this.ask(act.who, act.wants));
    else if (act.do === 'commit' || act.do === 'settle') this.#commit(act.who, act.do, act.part);
    else {
      const index = act.which % Math.max(1, this.#messages.length);
      const message = this.#messages[index];
      if (act.do !== 'repeat') this.#messages.splice(index, 1);
      const answer = act.do === 'lose' || !message ? null : this.deliver(message);
      if (answer) this.#messages.push(answer);
    }
  }

  ask(who: number, wants: number): Message {
    const tenant = this.#tenant(who);
    tenant.seq += 1;
    const request = { day: DAY, seq: tenant.seq, holds: tenant.committed, wants };
    tenant.lease = leaseWhileAsking(tenant.lease, request);
    return { who, request };
  }

  deliver(message: Message): Message | null {
    const { who } = message;
    if ('answer' in message) {
      const tenant = this.#tenant(who);
      tenant.lease = leaseAnswered(tenant.lease, message.answer);
      return null;
    }
    const others = this.sum() - (this.leases.get(who)?.total ?? 0);
    const terms = { ceiling: CEILING, slice: this.#slice };
    const leased = lease(this.leases.get(who) ?? null, others, message.request, terms);
    if (leased.outcome === 'invalid') throw new Error('no message here is invalid');
    this.leases.set(who, Object.freeze(leased.lease));
    return { who, answer: leased.lease };
  }

  sum(): number {
    return [...this.leases.values()].reduce((sum, { total }) => sum + total, 0);
  }

  wrong(): string | null {
    if (this.sum() > CEILING) return `${this.sum()} are leased`;
    const committed = this.tenants.reduce((sum, tenant) => sum + tenant.committed, 0);
    if (committed > CEILING) return `${committed} are committed`;
    const credulous = TENANTS.find(
      (who) => this.#tenant(who).lease.total > (this.leases.get(who)?.total ?? 0),
    );
    return credulous === undefined ? null : `${credulous} counts on more than it is leased`;
  }

  #commit(who: number, how: 'commit' | 'settle', part: number): void {
    const tenant = this.#tenant(who);
    if (how === 'settle') tenant.committed = Math.floor(tenant.committed * part);
    else tenant.committed += Math.ceil(Math.max(0, tenant.lease.total - tenant.committed) * part);
  }

  #tenant(who: number): Shard['tenants'][number] {
    const tenant = this.tenants[who];
    if (!tenant) throw new Error(`no tenant ${who}`);
    return tenant;
  }
}

describe('the leases of a shard, whatever the network loses, repeats and reorders [control central-budget]', () => {
  it('never sum above its ceiling, and no tenant counts on more than it is leased', () => {
    let full = 0;
    fc.assert(
      fc.property(fc.constantFrom(1, 70, 400), acts, (slice, taken) => {
        const shard = new Shard(slice);
        const wrong = taken.map((act) => {
          shard.take(act);
          return shard.wrong();
        });
        expect(wrong.filter((one) => one !== null)).toEqual([]);
        if (shard.sum() === CEILING) full += 1;
      }),
      { numRuns: 12_000 },
    );
    expect(full).toBeGreaterThan(100);
  });

  it('go back in full as soon as one request of each tenant gets through', () => {
    fc.assert(
      fc.property(acts, (taken) => {
        const shard = new Shard(70);
        for (const act of taken) shard.take(act);
        for (const who of TENANTS) {
          const answer = shard.deliver(shard.ask(who, 0));
          if (answer) shard.deliver(answer);
        }
        return TENANTS.every((who) => {
          const tenant = shard.tenants[who];
          return (
            tenant?.committed === shard.leases.get(who)?.total && tenant?.lease === shard.leases.get(who)
          );
        });
      }),
      { numRuns: 5_000 },
    );
  });
});
