import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext, userContext } from '../support/context.ts';
import {
  fromNow,
  openTwoTenants,
  type SeededConversation,
  seedConversation,
  seedMessage,
  seedOutbox,
  type TwoTenants,
} from '../support/tenant-fixture.ts';

const optedOut = { code: '23514', constraint: 'outbox_opted_out' };
const windowClosed = { code: '23514', constraint: 'outbox_window_closed' };
const firstState = { code: '23514', constraint: 'outbox_first_state' };

let fixture: TwoTenants;
let conversation: SeededConversation;
let rw: pg.Client;
let job: pg.Client;

beforeAll(async () => {
  fixture = await openTwoTenants();
  rw = await connect(fixture.rwUrl);
  job = await connect(fixture.jobUrl);
});
afterAll(async () => {
  await Promise.all([rw.end(), job.end()]);
  await fixture.close();
});
beforeEach(async () => {
  conversation = await seedConversation(fixture.admin, fixture.a);
});

const optOut = (at = new Date()) =>
  fixture.admin.query('update contacts set opted_out_at = $2 where id = $1', [conversation.contactId, at]);
/** The customer's messages become this old. */
const age = (hours: number) =>
  fixture.admin.query('update messages set sent_at = $2 where conversation_id = $1', [
    conversation.conversationId,
    fromNow(-hours),
  ]);

/** Runs `work` as one of the roles that could write the outbox, with all that it may have. */
async function as<T>(who: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { a, admin } = fixture;
  if (who === 'app_rw') return inContext(rw, await userContext(a.id, a), () => work(rw));
  if (who === 'app_job') return inContext(job, await jobContext(a.id), () => work(job));
  return inContext(admin, await jobContext(a.id), async () => {
    if (who !== 'superuser') await admin.query(`set local role ${who}`);
    return work(admin);
  });
}

describe.each(['app_rw', 'app_job', 'superuser'])('%s [control opt-out-window]', (who) => {
  const insert = (values: Record<string, unknown> = {}) =>
    as(who, (client) => seedOutbox(client, conversation, { turn: 1, ...values }));
  const update = (id: string, change: string) =>
    as(who, (client) => client.query(`update outbox set ${change} where id = $1`, [id]));

  it('may queue and attempt while the customer is there', async () => {
    await insert({ turn: 1, state: 'queued' });
    await insert({ turn: 2 });
  });

  it.each(['queued', 'attempted'])('cannot insert as %s past an opt-out or the window', async (state) => {
    await optOut();
    await expect(insert({ state })).rejects.toMatchObject(optedOut);
    await fixture.admin.query('update contacts set opted_out_at = null');
    await age(24);
    await expect(insert({ state })).rejects.toMatchObject(windowClosed);
    await age(23.99);
    await insert({ state });
  });

  it.each(['queued', 'attempted'])('cannot move a send back to %s past them', async (state) => {
    const failed = await insert();
    await fixture.admin.query(`update outbox set state = 'failed' where id = $1`, [failed]);
    const queued = await insert({ turn: 2, state: 'queued' });
    await optOut();
    for (const id of [failed, queued])
      await expect(update(id, `state = '${state}'`)).rejects.toMatchObject(optedOut);
    await fixture.admin.query('update contacts set opted_out_at = null');
    await age(25);
    for (const id of [failed, queued]) {
      await expect(update(id, `state = '${state}'`)).rejects.toMatchObject(windowClosed);
    }
    await expect(update(queued, 'attempts = attempts + 1')).rejects.toMatchObject(windowClosed);
    await update(queued, `state = 'failed'`);
  });

  it.each(['sent', 'delivered', 'read', 'failed', 'not_confirmed'])('cannot start as %s', async (state) => {
    await expect(insert({ state })).rejects.toMatchObject(firstState);
  });

  it('may confirm each opt-out, once', async () => {
    const confirmation = { kind: 'opt_out_confirmation' };
    await optOut();
    await insert({ turn: 1, ...confirmation });
    await expect(insert({ turn: 2, ...confirmation })).rejects.toMatchObject(optedOut);
    await optOut();
    await insert({ turn: 3, ...confirmation });
    await expect(insert({ turn: 4, ...confirmation })).rejects.toMatchObject(optedOut);
  });

  it('cannot pass a reply off as a confirmation of an opt-out that has one', async () => {
    const reply = await insert();
    await fixture.admin.query(`update outbox set state = 'failed' where id = $1`, [reply]);
    await optOut();
    await insert({ turn: 2, kind: 'opt_out_confirmation' });
    const change = `kind = 'opt_out_confirmation', state = 'queued'`;
    await expect(update(reply, change)).rejects.toMatchObject(optedOut);
  });

  it('cannot confirm an opt-out past the window', async () => {
    await optOut();
    await age(25);
    await expect(insert({ kind: 'opt_out_confirmation' })).rejects.toMatchObject(windowClosed);
  });

  it('cannot hold the window open by a future date or by our own message', async () => {
    await age(25);
    const message = { id: uuidV7(), sent_at: fromNow(48) };
    await as(who, (client) => seedMessage(client, conversation, message));
    const { rows } = await fixture.admin.query(
      'select sent_at <= now() as past from messages where id = $1',
      [message.id],
    );
    expect(rows).toEqual([{ past: true }]);
    await fixture.admin.query('delete from messages where id = $1', [message.id]);
    await as(who, (client) =>
      seedMessage(client, conversation, { id: uuidV7(), direction: 'out', author: 'person' }),
    );
    await expect(insert()).rejects.toMatchObject(windowClosed);
  });

  it('cannot answer one turn twice', async () => {
    await insert();
    await expect(insert()).rejects.toMatchObject({
      code: '23505',
      constraint: 'outbox_tenant_id_conversation_id_turn_key',
    });
  });

  it('cannot borrow the window of another conversation', async () => {
    const open = await insert();
    const closed = await seedConversation(fixture.admin, fixture.a, { hoursAgo: 30 });
    const change = `conversation_id = '${closed.conversationId}'`;
    await expect(update(open, change)).rejects.toMatchObject(windowClosed);
  });
});

it('the owner of the tables writes nothing at all', async () => {
  await expect(
    as('app_owner', (client) => seedOutbox(client, conversation, { turn: 1 })),
  ).rejects.toMatchObject({
    code: '42501',
  });
  const changed = await as('app_owner', (client) => client.query(`update outbox set state = 'queued'`));
  expect(changed).toMatchObject({ rowCount: 0 });
});
