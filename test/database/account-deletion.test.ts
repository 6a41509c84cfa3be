import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, inContext, jobContext, type Person, userContext } from '../support/context.ts';
import { insertRow, openTwoTenants, type TwoTenants } from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let job: pg.Client;
let rw: pg.Client;

/** A is due, B is not. */
beforeEach(async () => {
  fixture = await openTwoTenants();
  [job, rw] = [await connect(fixture.jobUrl), await connect(fixture.rwUrl)];
  await due(fixture.a);
});
afterEach(async () => {
  await Promise.all([job.end(), rw.end()]);
  await fixture.close();
});

const due = ({ userId }: Person) =>
  fixture.admin.query(
    `update account_deletions set due_at = now() - interval '1 second' where user_id = $1`,
    [userId],
  );
const asJob = async (text: string, values: unknown[], tenantId: string | null = null) =>
  inContext(job, await jobContext(tenantId), async () => (await job.query(text, values)).rows);
const asUser = async (text: string, person: Person, tenantId: string | null = null) =>
  inContext(rw, await userContext(tenantId, person), async () => (await rw.query(text)).rows);
const part = async ({ userId }: Person, tenantId: string) =>
  (await asJob('select app.part_from_tenant($1) as outcome', [userId], tenantId))[0].outcome;
const eraseRows = async (conversations: string[], tenantId: string) =>
  (await asJob('select app.erase_tenant_rows($1, 100) as gone', [conversations], tenantId))[0].gone;
const count = async (table: string, tenantId: string) =>
  (await fixture.admin.query(`select from ${table} where tenant_id = $1`, [tenantId])).rowCount;
const coOwn = (tenantId: string, { userId }: Person) =>
  insertRow(fixture.admin, 'memberships', { tenant_id: tenantId, user_id: userId, role: 'owner' });

describe('what is not due [control account-deletion]', () => {
  it('keeps its person, their sessions and their organisation', async () => {
    const { b } = fixture;
    expect(await asJob('select * from app.begin_erasure($1)', [b.userId])).toEqual([]);
    expect(await part(b, b.id)).toBe('none');
    expect(await asJob('select app.erase_user($1) as erased', [b.userId])).toEqual([{ erased: false }]);
    expect(await asUser('select app_ctx.user_id() as id', b, b.id)).toEqual([{ id: b.userId }]);
    expect(await count('memberships', b.id)).toBe(1);
  });

  it('can be undone, and nothing else can', async () => {
    const undo = (person: Person) => asUser('select app.undo_deletion() as undone', person);
    expect(await undo(fixture.b)).toEqual([{ undone: true }]);
    expect(await undo(fixture.b)).toEqual([{ undone: false }]);
    expect(await undo(fixture.a)).toEqual([{ undone: false }]);
  });
});

describe('the rows of an organisation [control account-deletion]', () => {
  it('are refused to the job unless that very one is being erased', async () => {
    const { a, b } = fixture;
    await expect(eraseRows([a.conversationId], a.id)).rejects.toMatchObject({ code: '42501' });
    expect(await part(a, a.id)).toBe('erased');
    await expect(eraseRows([b.conversationId], b.id)).rejects.toMatchObject({ code: '42501' });
    await expect(asJob('select app.drop_erased_tenant(100)', [], b.id)).rejects.toMatchObject({
      code: '42501',
    });
    expect(await eraseRows([b.conversationId], a.id)).toBe(false);
    for (const { id } of [a, b]) expect(await count('conversations', id)).toBe(1);
    expect(await eraseRows([a.conversationId], a.id)).toBe(true);
    for (const table of [
      'conversations',
      'messages',
      'documents',
      'passage_terms',
      'audit_log',
      'channel_routes',
      'tenant_budgets',
      'usage_days',
      'gate_events',
      'budget_notices',
      'guard_events',
      'passage_findings',
    ]) {
      expect({ table, count: await count(table, a.id) }).toEqual({ table, count: 0 });
      expect((await count(table, b.id)) ?? 0).toBeGreaterThan(0);
    }
    expect(await eraseRows([], a.id)).toBe(true);
  });

  it('stay where somebody else owns it too, until theirs is the last', async () => {
    const { a, b } = fixture;
    await coOwn(a.id, b);
    await due(b);
    expect(await part(a, a.id)).toBe('left');
    expect(await part(a, a.id)).toBe('none');
    expect(await count('tenant_erasures', a.id)).toBe(0);
    expect(await part(b, a.id)).toBe('erased');
    await expect(asUser('select app_ctx.user_id()', b, a.id)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the person [control account-deletion]', () => {
  it('goes last, and their sessions first', async () => {
    const { a } = fixture;
    const erase = async () => (await asJob('select app.erase_user($1) as erased', [a.userId]))[0].erased;
    const [begun] = await asJob('select * from app.begin_erasure($1)', [a.userId]);
    expect(begun).toEqual({ session_ids: [a.sessionId], tenant_ids: [a.id] });
    await expect(asUser('select app_ctx.user_id()', a)).rejects.toMatchObject({ code: '28000' });
    expect(await erase()).toBe(false);
    await part(a, a.id);
    expect(await erase()).toBe(false);
    await eraseRows([a.conversationId], a.id);
    expect(await erase()).toBe(true);
    expect((await fixture.admin.query('select from users where id = $1', [a.userId])).rowCount).toBe(0);
    const steps = await fixture.admin.query('select subject from abuse_steps');
    expect(steps.rows).toEqual([{ subject: `user:${fixture.b.userId}` }]);
  });

  it('cannot begin it themselves', async () => {
    await expect(asUser(`select app.begin_erasure('${fixture.b.userId}')`, fixture.a)).rejects.toThrow(
      'permission denied',
    );
  });
});
