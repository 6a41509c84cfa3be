import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GateEvent } from '../../durable-objects/gate-events.ts';
import type { UsageRow } from '../../durable-objects/storage/ledger-storage.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { reconcileUsage } from '../../worker/features/usage/reconcile-usage.ts';
import { recordReport } from '../../worker/features/usage/record-gate.ts';
import { jobIn, keepWarnings, openUsageTenants, type UsageTenants } from '../support/usage-tenants.ts';

let tenants: UsageTenants;
beforeAll(async () => {
  tenants = await openUsageTenants();
});
afterAll(() => tenants.close());
beforeEach(() => tenants.clear());

const { log, warnings } = keepWarnings();
const row = (day: string, micro: number): UsageRow => ({ day, kind: 'ai', micro, units: 2 * micro });
const record = (usage: UsageRow[], events: [number, GateEvent][] = [], tenantId = tenants.a.id) =>
  recordReport(
    jobIn(tenants, tenantId),
    { usage, events: events.map(([id, event]) => ({ id, event })) },
    log,
  );
const usage = (tenantId = tenants.a.id) =>
  tenants.query(
    'select day::text, micro::int, units::int from usage_days where tenant_id = $1 order by day',
    [tenantId],
  );
const audits = () =>
  tenants.query('select actor_kind, actor_id, action, subject, details from audit_log order by at, id');
const count = async (table: string) => (await tenants.query(`select from ${table}`)).length;

const contact = `contact:${uuidV7()}`;
const blocked: GateEvent = { type: 'abuse', subject: contact, step: 'cooled_down', cause: 'limit' };
const opened: GateEvent = { type: 'breaker', key: 'graph:1', from: 'closed', to: 'open' };
const reached: GateEvent = {
  ...{ type: 'budget', level: 'reached_80', period: '2026-11' },
  ...{ spentMicro: 16_000_000, ceilingMicro: 20_000_000 },
};

describe('the report of a gate', () => {
  it('replaces totals, and the same again changes nothing', async () => {
    await record([row('2026-11-29', 5), row('2026-11-30', 7)]);
    await record([row('2026-11-30', 9)]);
    await record([row('2026-11-30', 9)]);
    expect(await usage()).toEqual([
      { day: '2026-11-29', micro: 5, units: 10 },
      { day: '2026-11-30', micro: 9, units: 18 },
    ]);
    expect(await usage(tenants.b.id)).toEqual([]);
  });

  it('stores each event once, and audits what concerns people and money', async () => {
    const events: [number, GateEvent][] = [
      [1, opened],
      [2, blocked],
      [3, reached],
    ];
    await record([], events);
    await record([], events);
    await record([], [[4, opened]]);
    expect(await count('gate_events')).toBe(4);
    expect(await audits()).toEqual([
      {
        ...{ actor_kind: 'job', actor_id: 'gate', action: 'abuse.cooled_down', subject: contact },
        details: { step: 'cooled_down', cause: 'limit' },
      },
      {
        ...{ actor_kind: 'job', actor_id: 'gate', action: 'budget.reached', subject: '2026-11' },
        details: { level: 'reached_80', spentMicro: 16_000_000, ceilingMicro: 20_000_000 },
      },
    ]);
  });

  it('of one organisation does not stand in the way of another’s with the same id', async () => {
    await record([], [[1, opened]]);
    await record([], [[1, blocked]], tenants.b.id);
    expect(await count('gate_events')).toBe(2);
  });

  it('has one notice of a level in a period, however often it is reached', async () => {
    await record([], [[1, reached]]);
    await record([], [[2, { ...reached, spentMicro: 17_000_000 }]]);
    await record([], [[3, { ...reached, level: 'reached_100' }]]);
    await record([], [[4, { ...reached, period: '2026-11-30' }]]);
    expect(
      await tenants.query(
        'select period, level, spent_micro::int from budget_notices order by period, level desc',
      ),
    ).toEqual([
      { period: '2026-11', level: 'reached_80', spent_micro: 16_000_000 },
      { period: '2026-11', level: 'reached_100', spent_micro: 16_000_000 },
      { period: '2026-11-30', level: 'reached_80', spent_micro: 16_000_000 },
    ]);
  });

  it('leaves out networks, and what cannot be kept, without losing the rest', async () => {
    warnings.length = 0;
    await record(
      [row('2026-11-30', 1), row('2026-11-31', 1), row('2026-11-29', -1)],
      [
        [1, { ...blocked, subject: 'network:203.0.113.7' }],
        [2, { ...opened, key: 'x'.repeat(201) }],
        [3, opened],
      ],
    );
    expect([await usage(), await count('gate_events'), await count('audit_log')]).toEqual([
      [{ day: '2026-11-30', micro: 1, units: 2 }],
      ...[1, 0],
    ]);
    expect(warnings).toEqual([['usage.not_recordable', { dropped: 4 }]]);
    await expect(
      tenants.query(`insert into gate_events (tenant_id, id, type, details) values ($1, 9, 'abuse', $2)`, [
        ...[tenants.a.id, { subject: 'network:203.0.113.7' }],
      ]),
    ).rejects.toMatchObject({ code: '23514' });
  });

  it('that comes after the organisation is gone, is no error', async () => {
    await record([row('2026-11-30', 1)], [[1, blocked]], uuidV7());
    expect([await count('usage_days'), await count('gate_events')]).toEqual([0, 0]);
  });

  it('keeps totals and events together: both or none', async () => {
    const twice = [row('2026-11-30', 1)];
    await expect(record([...twice, ...twice], [[1, blocked]])).rejects.toThrow();
    expect([await count('usage_days'), await count('gate_events'), await count('audit_log')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('lets go of events after 90 days', async () => {
    await record([], [[1, opened]]);
    await tenants.query(`update gate_events set at = now() - interval '91 days'`);
    await record([], [[2, opened]]);
    expect(await tenants.query('select id::int from gate_events')).toEqual([{ id: 2 }]);
  });
});

describe('what the gate says', () => {
  it('corrects what Postgres has, and tells how much of it', async () => {
    await record([row('2026-11-28', 1), row('2026-11-29', 5), row('2026-11-30', 7)]);
    const gate = { usage: async () => [row('2026-11-29', 5), row('2026-11-30', 8)] };
    const db = jobIn(tenants, tenants.a.id);
    expect(await reconcileUsage(db, gate)).toBe(1);
    expect(await reconcileUsage(db, gate)).toBe(0);
    expect((await usage()).map(({ micro }) => micro)).toEqual([1, 5, 8]);
    expect(await reconcileUsage(db, { usage: async () => [] })).toBe(0);
  });

  it('is asked of those who used anything of late', async () => {
    await record([row('2026-11-20', 1)]);
    await record([row('2026-11-29', 1)], [], tenants.b.id);
    const [listed] = await jobIn(tenants, null).batch((queries) => [
      queries.execute(`select tenant_id from app.list_tenants_with_usage('2026-11-29', 10)`),
    ]);
    expect(listed.rows).toEqual([{ tenant_id: tenants.b.id }]);
  });
});
