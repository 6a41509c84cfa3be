import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '../../worker/data/database-error.ts';
import { openTenantDb } from '../../worker/data/tenant-db.ts';
import type { OwnCeilings } from '../../worker/features/usage/plans.ts';
import { PLANS } from '../../worker/features/usage/plans.ts';
import { readBudget } from '../../worker/features/usage/read-budget.ts';
import { ceilingsQuery, readCeilings } from '../../worker/features/usage/read-ceilings.ts';
import { readUsage } from '../../worker/features/usage/read-usage.ts';
import { setBudget } from '../../worker/features/usage/set-budget.ts';
import { insertRow } from '../support/tenant-fixture.ts';
import { jobIn, openUsageTenants, personIn, type UsageTenants } from '../support/usage-tenants.ts';

let tenants: UsageTenants;
beforeAll(async () => {
  tenants = await openUsageTenants();
});
afterAll(() => tenants.close());
beforeEach(() => tenants.clear());

const NONE: OwnCeilings = { dayMicro: null, monthMicro: null, contactDayMicro: null, repliesMonth: null };
const owner = (of: 'a' | 'b' = 'a') => personIn(tenants, tenants[of].id, tenants[of]).db;
const inPlan = (plan: string) =>
  insertRow(tenants.admin, 'tenant_budgets', { tenant_id: tenants.a.id, plan, day_micro: 1 });

describe('a budget', () => {
  it('is the smallest plan’s until something is said', async () => {
    expect(await readBudget(owner())).toEqual({
      ...{ currency: 'USD', plan: 'start', own: NONE },
      ...{ planCeilings: PLANS.start, ceilings: PLANS.start },
    });
  });

  it('is set by its owner below the plan’s, with an audit, and for nobody else', async () => {
    const own = { ...NONE, dayMicro: 500_000, repliesMonth: 0 };
    const ceilings = { ...PLANS.start, dayMicro: 500_000, repliesMonth: 0 };
    expect(await setBudget(owner(), own)).toMatchObject({ plan: 'start', own, ceilings });
    expect(await readBudget(owner())).toMatchObject({ own, ceilings });
    expect(await readBudget(owner('b'))).toMatchObject({ own: NONE });
    expect(await tenants.query('select actor_kind, action, details from audit_log')).toEqual([
      { actor_kind: 'user', action: 'budget.set', details: own },
    ]);
    expect(await setBudget(owner(), NONE)).toMatchObject({ ceilings: PLANS.start });
  });

  it('is refused above the plan’s, and never holds above it', async () => {
    const above = { ...NONE, monthMicro: PLANS.start.monthMicro + 1 };
    await expect(setBudget(owner(), above)).rejects.toMatchObject({
      ...{ code: 'bad_request', detail: 'above_plan' },
    });
    expect(await tenants.query('select from audit_log')).toEqual([]);
    await inPlan('grow');
    expect(await setBudget(owner(), above)).toMatchObject({ plan: 'grow', own: above });
    await tenants.query(`update tenant_budgets set plan = 'start'`);
    expect((await readBudget(owner())).ceilings).toEqual(PLANS.start);
  });

  it('is no admin’s to set, and the plan is nobody’s', async () => {
    await inPlan('start');
    await tenants.query(`update memberships set role = 'admin' where tenant_id = $1`, [tenants.a.id]);
    expect(await setBudget(owner(), NONE).catch(toAppError)).toMatchObject({ code: 'forbidden' });
    await tenants.query(`update memberships set role = 'owner' where tenant_id = $1`, [tenants.a.id]);
    for (const change of [
      `update public.tenant_budgets set plan = 'scale'`,
      `update public.usage_days set micro = 0`,
      'delete from public.gate_events',
      `update public.budget_notices set told_at = now()`,
    ]) {
      const tried = owner().batch((queries) => [queries.execute(change)]);
      expect(await tried.catch(toAppError), change).toMatchObject({ code: 'forbidden' });
    }
  });

  it('is one statement in the batch of a job', async () => {
    await inPlan('grow');
    const read = async (tenantId: string) => {
      const [, [row]] = await jobIn(tenants, tenantId).batch((queries) => [
        queries.execute('select 1'),
        ceilingsQuery(queries),
      ]);
      return readCeilings(row);
    };
    expect(await read(tenants.a.id)).toEqual({ ...PLANS.grow, dayMicro: 1 });
    expect(await read(tenants.b.id)).toEqual(PLANS.start);
  });
});

describe('usage', () => {
  const now = Date.parse('2026-11-03T23:59:59Z');
  const use = (day: string, micro: number, kind = 'ai', tenant = tenants.a) =>
    insertRow(tenants.admin, 'usage_days', { tenant_id: tenant.id, day, kind, micro, units: micro * 2 });

  it('is shown day by day without gaps, with totals of the days and of the month', async () => {
    await use('2026-10-31', 1);
    await use('2026-11-01', 10);
    await use('2026-11-03', 100);
    await use('2026-11-03', 1_000, 'sending');
    await use('2026-11-03', 9_999, 'ai', tenants.b);
    const view = await readUsage(owner(), 2, now);
    expect(view.days).toEqual(['2026-11-02', '2026-11-03']);
    const zero = { micro: 0, units: 0 };
    expect(view.series).toEqual({
      ai: [zero, { micro: 100, units: 200 }],
      sending: [zero, { micro: 1_000, units: 2_000 }],
      ...{ file: [zero, zero], embedding: [zero, zero] },
    });
    expect(view.totals).toMatchObject({ micro: 1_100, kinds: { ai: { micro: 100, units: 200 } } });
    expect(view.monthToDate).toMatchObject({ micro: 1_110, kinds: { ai: { micro: 110 } }, level: 'normal' });
    expect(view.today).toEqual({ micro: 1_100, level: 'normal' });
    const longer = await readUsage(owner(), 92, now);
    expect([longer.days.length, longer.days[0], longer.totals.micro]).toEqual([92, '2026-08-04', 1_111]);
  });

  it('tells the level of the ceiling that holds', async () => {
    await setBudget(owner(), { ...NONE, dayMicro: 1_000, monthMicro: 900 });
    await use('2026-11-03', 800);
    await use('2026-11-02', 100);
    const { today, monthToDate } = await readUsage(owner(), 1, now);
    expect([today.level, monthToDate.level]).toEqual(['reached_80', 'reached_100']);
  });

  it('is read by a key of the organisation as well', async () => {
    await use('2026-11-03', 5);
    const { id: tenantId, apiKeyId } = tenants.a;
    const actor = { kind: 'api_key', apiKeyId } as const;
    const db = openTenantDb(tenants.config, { tenantId, actor, roles: ['api_key'], aal: 1, scope: 'read' });
    expect((await readUsage(db, 1, now)).totals.micro).toBe(5);
  });
});
