import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EdgeGate } from '../../durable-objects/edge-gate.ts';
import { addMember, callApi } from '../support/api.ts';
import { objects } from '../support/bucket-objects.ts';
import { openChat } from '../support/chat.ts';
import { callAccount, codeOf, enrolOwner, passTime, signIn } from '../support/second-factor.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const { owner, tenantId } = LA_ESPIGA;

let test: TestStack;
let enrolled: Awaited<ReturnType<typeof enrolOwner>>;
/** Of an agent of the bakery that goes; spent by nobody. */
let ticket: string;

beforeAll(async () => {
  test = await startTestStack();
  enrolled = await enrolOwner(test, owner);
  // Somebody else owns this one.
  await test.query(`insert into public.memberships (tenant_id, user_id, role) values ($1, $2, 'owner')`, [
    ...[DOCE_MANHA.tenantId, owner.userId],
  ]);
  await openChat(test, LA_ESPIGA).ask('¿Cuánto sale el kilo de pan?');
  await openChat(test, DOCE_MANHA).ask('Quanto custa o pão francês?');
  const agent = await addMember(test, LA_ESPIGA, 'agent');
  ticket = (await callApi<{ ticket: string }>(test, 'POST', 'live/tickets', { as: agent })).body.ticket;
});
afterAll(() => test.stop());

const account = (method: string, path: string, token = enrolled.token) =>
  callAccount(test, method, path, { token });
async function stepUp(): Promise<void> {
  await passTime(test, owner.userId);
  const json = { code: codeOf(enrolled.secret) };
  expect((await callAccount(test, 'POST', 'step-up', { token: enrolled.token, json })).status).toBe(200);
}
async function runJob(): Promise<number> {
  const response = await test.operate('POST', 'jobs/erase-accounts');
  return ((await response.json()) as { done: number }).done;
}
/** The connection to the database breaks at a batch with this statement, before it runs or after. */
function breakAt(statement: string, when: 'before' | 'after'): void {
  test.around(async (statements, run) => {
    const isMeant = statements.some((text) => text.includes(statement));
    if (isMeant && when === 'before') throw new Error('the connection broke');
    const results = await run();
    if (isMeant) throw new Error('the connection broke');
    return results;
  });
}
async function abuseAtEdge(): Promise<unknown[]> {
  const gates = await test.stack.worker.miniflare.getDurableObjectNamespace('EDGE_GATE');
  return (gates.getByName(`user:${owner.userId}`) as unknown as Pick<EdgeGate, 'abuses'>).abuses();
}
const folder = (id: string) => objects(test, `tenants/${id}/`);
const mails = (subject: string) =>
  test.stack.mailbox.messages.filter((mail) => mail.to.includes(owner.email) && mail.subject === subject);
const REQUESTED = 'Su cuenta de Portero se eliminará';
const RECEIPT = 'Su cuenta de Portero se eliminó';

function opensLive(presented: string): Promise<boolean> {
  const url = `${test.stack.workerUrl.replace('http', 'ws')}/api/organisations/${tenantId}/live`;
  const socket = new WebSocket(url, {
    protocols: ['portero.live.v1', presented],
    headers: { origin: test.stack.workerUrl },
  } as unknown as string[]);
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve(true));
    socket.addEventListener('error', () => resolve(false));
  });
}

/** How many rows of each table name this id in this column. */
async function rowsWith(column: string, id: string): Promise<Record<string, number>> {
  const tables = await test.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not a.attisdropped
       and (a.attname = $1 or $1 = 'tenant_id' and c.relname = 'tenants' and a.attname = 'id'
         or $1 = 'user_id' and c.relname = 'users' and a.attname = 'id')`,
    [column],
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const own = name === 'tenants' || name === 'users' ? 'id' : column;
    const [row] = await test.query<{ count: number }>(
      `select count(*)::integer as count from public.${name} where ${own} = $1`,
      [id],
    );
    if (row && row.count > 0) counts[name] = row.count;
  }
  return counts;
}

describe('asking for it [control account-deletion]', () => {
  it('[ASVS 7.5.3] takes a second factor that was shown just now', async () => {
    const other = (await signIn(test, DOCE_MANHA.owner.email)).body.accessToken ?? '';
    expect(await account('POST', 'deletion', other)).toMatchObject({
      status: 403,
      body: { error: { code: 'second_factor_required', detail: 'setup' } },
    });
    await test.query(`update public.sessions set mfa_at = now() - interval '6 minutes' where aal = 2`);
    const stale = await account('POST', 'deletion');
    expect(stale.body.error).toMatchObject({ code: 'second_factor_required' });
    expect(stale.body.error?.detail).toBeUndefined();
    expect((await account('GET', 'deletion')).body).toMatchObject({ isPending: false, dueAt: null });
  });

  it('says what goes, tells by mail until when it can be undone, and keeps its date', async () => {
    await stepUp();
    const asked = await account('POST', 'deletion');
    expect(asked.status).toBe(200);
    const dueAt = Date.parse(String(asked.body.dueAt));
    expect(Math.round((dueAt - Date.now()) / 60_000)).toBe(7 * 24 * 60);
    expect((await account('POST', 'deletion')).body).toEqual(asked.body);
    expect((await account('GET', 'deletion')).body).toEqual({
      isPending: true,
      dueAt: asked.body.dueAt,
      loses: {
        organisations: [{ name: LA_ESPIGA.name, conversations: 1, documents: 4 }],
        leaves: [DOCE_MANHA.name],
      },
    });
    const mail = await test.stack.mailbox.waitFor((one) => one.subject === REQUESTED, 10_000);
    expect(mail.text).toContain(String(new Date(dueAt).getUTCDate()));
    expect(mail.text).toContain(`${test.stack.workerUrl}/app#/account`);
    expect(mails(REQUESTED)).toHaveLength(1);
  });

  it('is undone within the seven days, and nothing has gone', async () => {
    expect(await runJob()).toBe(0);
    expect((await account('DELETE', 'deletion')).status).toBe(204);
    expect((await account('GET', 'deletion')).body).toMatchObject({ isPending: false });
    expect((await account('DELETE', 'deletion')).status).toBe(404);
    expect(await runJob()).toBe(0);
    expect(await folder(tenantId)).toHaveLength(4);
  });
});

describe('when it is due [control account-deletion]', () => {
  let kept: { rows: Record<string, number>; keys: string[] };

  it('[ASVS 7.4.2] cannot be undone, and ends sessions at once whatever breaks', async () => {
    kept = {
      rows: await rowsWith('tenant_id', DOCE_MANHA.tenantId),
      keys: await folder(DOCE_MANHA.tenantId),
    };
    await stepUp();
    await account('POST', 'deletion');
    await test.query(`update public.account_deletions set due_at = now() - interval '1 second'`);
    expect((await account('DELETE', 'deletion')).status).toBe(404);

    breakAt('app.part_from_tenant', 'before');
    expect(await runJob()).toBe(0);
    expect((await account('GET', 'sessions')).status).toBe(401);
    expect((await signIn(test, owner.email)).body.error?.code).toBe('invalid_credentials');
    expect(await rowsWith('tenant_id', tenantId)).toHaveProperty('conversations', 1);
  });

  it('goes on wherever it broke off', async () => {
    // What the operator holds against the person goes too.
    expect((await test.operate('POST', 'abuse/block', { subject: `user:${owner.userId}` })).status).toBe(204);
    expect(await rowsWith('user_id', owner.userId)).toHaveProperty('abuse_steps', 1);
    breakAt('from "conversations"', 'after');
    expect(await runJob()).toBe(0);
    expect(await rowsWith('tenant_id', tenantId)).not.toHaveProperty('memberships');
    expect(await rowsWith('tenant_id', tenantId)).toHaveProperty('conversations', 1);
    breakAt('app.erase_tenant_rows', 'after');
    expect(await runJob()).toBe(0);
    expect(Object.keys(await rowsWith('tenant_id', tenantId))).toEqual(['tenant_erasures']);
    expect(await folder(tenantId)).toHaveLength(4);
    expect(mails(RECEIPT)).toHaveLength(0);
    breakAt('app.erase_user', 'before');
    expect(await runJob()).toBe(0);
    expect(mails(RECEIPT)).toHaveLength(1);
    test.around(null);
    expect(await runJob()).toBe(1);
    expect(await runJob()).toBe(0);
    expect(mails(RECEIPT)).toHaveLength(1);
  });

  it('leaves nothing of the person and of what they alone owned', async () => {
    expect(await rowsWith('user_id', owner.userId)).toEqual({ tenant_erasures: 1 });
    expect(await test.query('select from public.user_emails where email = $1', [owner.email])).toEqual([]);
    expect(await folder(tenantId)).toEqual([]);
    expect(await opensLive(ticket)).toBe(false);
    expect(await abuseAtEdge()).toEqual([]);
    expect(test.lines.join('\n')).not.toContain(owner.email);
  });

  it('leaves the organisation that somebody else owns as it was, but for the member', async () => {
    const rows = await rowsWith('tenant_id', DOCE_MANHA.tenantId);
    expect(rows).toEqual({
      ...kept.rows,
      memberships: Number(kept.rows.memberships) - 1,
      audit_log: Number(kept.rows.audit_log) + 1,
    });
    expect(await folder(DOCE_MANHA.tenantId)).toEqual(kept.keys);
    expect(kept.keys.length).toBeGreaterThan(0);
    const [left] = await test.query(
      `select actor_kind, subject from public.audit_log where action = 'member.erase'`,
    );
    expect(left).toEqual({ actor_kind: 'job', subject: owner.userId });
    await openChat(test, DOCE_MANHA).ask('Quanto custa o pão de queijo?');
  });

  it('sweeps up what arrived late, then forgets the organisation', async () => {
    const bucket = await test.stack.worker.miniflare.getR2Bucket('BUCKET');
    await bucket.put(`tenants/${tenantId}/documents/late/1`, 'late');
    expect(await runJob()).toBe(0);
    expect(await folder(tenantId)).toEqual([]);
    expect(await rowsWith('tenant_id', tenantId)).toEqual({ tenant_erasures: 1 });
    await test.query(`update public.tenant_erasures set rows_gone_at = now() - interval '16 minutes'`);
    await runJob();
    expect(await rowsWith('tenant_id', tenantId)).toEqual({});
  });
});
