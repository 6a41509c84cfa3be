import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext } from '../support/context.ts';
import {
  openTwoTenants,
  type SeededConversation,
  seedConversation,
  seedOutbox,
  type TwoTenants,
} from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let conversation: SeededConversation;
let one: pg.Client;
let other: pg.Client;

beforeAll(async () => {
  fixture = await openTwoTenants();
  one = await connect(fixture.jobUrl);
  other = await connect(fixture.jobUrl);
});
afterAll(async () => {
  await Promise.all([one.end(), other.end()]);
  await fixture.close();
});
beforeEach(async () => {
  conversation = await seedConversation(fixture.admin, fixture.a);
});

async function begin(client: pg.Client): Promise<void> {
  await client.query('begin');
  await client.query(`select set_config('app.ctx', $1, true)`, [await jobContext(fixture.a.id)]);
}

async function commitTurn(
  client: pg.Client,
  {
    turn = 1,
    kind = 'reply',
    waiting = null,
  }: { turn?: number; kind?: string; waiting?: string | null } = {},
): Promise<string> {
  const { conversationId, messageId } = conversation;
  const { rows } = await client.query(
    `select app.commit_turn($1, $2, $3, $4, 'Abrimos a las 9.', '[]', $5, $6) as outcome`,
    [conversationId, turn, uuidV7(), kind, [messageId], waiting],
  );
  return rows[0].outcome;
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  return inContext(one, await jobContext(fixture.a.id), work);
}

async function outbox(): Promise<unknown[]> {
  const { rows } = await fixture.admin.query(
    'select turn, kind, state, attempts from outbox where conversation_id = $1 order by turn',
    [conversation.conversationId],
  );
  return rows;
}

const storeStop = (client: pg.Client) =>
  client.query('update contacts set opted_out_at = clock_timestamp() where id = $1', [
    conversation.contactId,
  ]);

/** Resolves once this session waits for another's lock: then the order of the two is decided. */
async function untilBlocked(client: pg.Client): Promise<void> {
  const pid: number = Reflect.get(client, 'processID');
  for (;;) {
    const { rows } = await fixture.admin.query('select cardinality(pg_blocking_pids($1)) as count', [pid]);
    if (rows[0].count > 0) return;
  }
}

describe('commit_turn', () => {
  it('writes the reply and what it answers, or nothing at all', async () => {
    expect(await alone(() => commitTurn(one, { waiting: 'unknown_answer' }))).toBe('committed');
    expect(await outbox()).toEqual([{ turn: 1, kind: 'reply', state: 'attempted', attempts: 1 }]);
    const { rows } = await fixture.admin.query(
      `select v.turn, v.mode, v.waiting_reason, m.answered_turn from conversations v
       join messages m on m.conversation_id = v.id and m.direction = 'in' where v.id = $1`,
      [conversation.conversationId],
    );
    expect(rows).toEqual([{ turn: 1, mode: 'waiting', waiting_reason: 'unknown_answer', answered_turn: 1 }]);

    await storeStop(fixture.admin);
    await expect(alone(() => commitTurn(one, { turn: 2 }))).rejects.toMatchObject({
      constraint: 'outbox_opted_out',
    });
    const { rowCount } = await fixture.admin.query(
      `select from messages where conversation_id = $1 and direction = 'out'`,
      [conversation.conversationId],
    );
    expect(rowCount).toBe(1);
  });

  it('is stale the second time, and for a turn that is not the next', async () => {
    expect(await alone(() => commitTurn(one))).toBe('committed');
    expect(await alone(() => commitTurn(one))).toBe('stale');
    expect(await alone(() => commitTurn(one, { turn: 3 }))).toBe('stale');
    expect(await outbox()).toHaveLength(1);
  });

  it('is stale for the slower of two at the same time', async () => {
    await begin(one);
    await begin(other);
    expect(await commitTurn(one)).toBe('committed');
    const slower = commitTurn(other);
    await untilBlocked(other);
    await one.query('commit');
    expect(await slower).toBe('stale');
    await other.query('commit');
    expect(await outbox()).toHaveLength(1);
  });

  it('is silent while a person is in charge', async () => {
    await fixture.admin.query(
      `update conversations set mode = 'person', person_active_at = now() where id = $1`,
      [conversation.conversationId],
    );
    expect(await alone(() => commitTurn(one))).toBe('silent');
    expect(await outbox()).toEqual([]);
  });

  it('is stale for a conversation of another tenant', async () => {
    conversation = await seedConversation(fixture.admin, fixture.b);
    expect(await alone(() => commitTurn(one))).toBe('stale');
  });
});

describe('an opt-out and an attempt at the same time', () => {
  it('that stores the opt-out first refuses the attempt', async () => {
    await begin(one);
    await storeStop(one);
    await begin(other);
    const attempt = commitTurn(other).catch((error: unknown) => error);
    await untilBlocked(other);
    await one.query('commit');
    expect(await attempt).toMatchObject({ code: '23514', constraint: 'outbox_opted_out' });
    await other.query('rollback');
    expect(await outbox()).toEqual([]);
  });

  it('that attempts first makes the opt-out wait until the attempt is there to see', async () => {
    await begin(one);
    expect(await commitTurn(one)).toBe('committed');
    await begin(other);
    const stop = storeStop(other);
    await untilBlocked(other);
    await one.query('commit');
    await stop;
    await other.query('commit');
    expect(await outbox()).toHaveLength(1);
    await expect(alone(() => commitTurn(one, { turn: 2 }))).rejects.toMatchObject({
      constraint: 'outbox_opted_out',
    });
  });

  it('in which the opt-out is rolled back lets the attempt go on', async () => {
    await begin(one);
    await storeStop(one);
    await begin(other);
    const attempt = commitTurn(other);
    await untilBlocked(other);
    await one.query('rollback');
    expect(await attempt).toBe('committed');
    await other.query('commit');
  });

  it('is confirmed once, whichever of two confirmations comes first', async () => {
    await begin(one);
    await begin(other);
    await storeStop(fixture.admin);
    const values = { kind: 'opt_out_confirmation' };
    // Past commit_turn, which would not let the two meet.
    await seedOutbox(one, conversation, { ...values, turn: 1 });
    const second = seedOutbox(other, conversation, { ...values, turn: 2 }).catch((error: unknown) => error);
    await untilBlocked(other);
    await one.query('commit');
    expect(await second).toMatchObject({ code: '23514', constraint: 'outbox_opted_out' });
    await other.query('rollback');
    expect(await outbox()).toHaveLength(1);
  });
});
