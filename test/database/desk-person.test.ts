import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, userContext } from '../support/context.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import {
  fromNow,
  type SeededConversation,
  seedConversation,
  seedMessage,
} from '../support/tenant-fixture.ts';

let desk: Desk;
let seeded: SeededConversation;
let id: string;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  seeded = await seedConversation(desk.admin, desk.a);
  id = seeded.conversationId;
  await desk.query('update messages set needs_reply = true where id = $1', [seeded.messageId]);
});

const reply = (text = 'Ya le respondo.', messageId = uuidV7()) =>
  desk.act('queue_person_reply', [id, messageId, text]);
const commitTurn = (turn = 1) =>
  desk.actAsJob('commit_turn', [id, turn, uuidV7(), 'reply', 'Hola', '[]', [seeded.messageId], null]);
const wait = (reason: string) =>
  desk.query(
    `update conversations set mode = 'waiting', waiting_reason = $2, waiting_since = now(), notified_at = now()
     where id = $1`,
    [id, reason],
  );
const inCharge = {
  ...{ mode: 'person', waiting_reason: null, waiting_since: null, notified_at: null },
  person_active_at: expect.any(Date),
};
const free = { mode: 'assistant', person_id: null, person_active_at: null, waiting_reason: null };

describe('taking over', () => {
  it('puts the caller in charge, ends the waiting and silences the assistant', async () => {
    await wait('unknown_answer');
    expect(await desk.act('take_over', [id])).toBe('taken');
    expect(await desk.conversation(id)).toMatchObject({ ...inCharge, person_id: desk.a.userId });
    expect(await commitTurn()).toBe('silent');
    expect(await desk.outboxOf(id)).toEqual([]);
    expect(await desk.act('take_over', [id])).toBe('unchanged');
    const colleague = await desk.addMember(desk.a.id, 'agent');
    expect(await desk.act('take_over', [id], colleague)).toBe('taken');
    expect(await desk.conversation(id)).toMatchObject({ person_id: colleague.userId });
    expect(await desk.audits(id)).toEqual(['conversation.take_over', 'conversation.take_over']);
  });

  it('of another tenant’s conversation does not happen, nor does anything else with it', async () => {
    const foreign = desk.b.conversationId;
    const [before, sends] = [await desk.conversation(foreign), await desk.outboxOf(foreign)];
    expect(await desk.act('take_over', [foreign])).toBe('not_found');
    expect(await desk.act('give_back', [foreign])).toBe('not_found');
    expect(await desk.act('queue_person_reply', [foreign, uuidV7(), 'x'])).toBe('not_found');
    expect(await desk.act('resend', [foreign, sends[0]?.id])).toBe('not_found');
    expect([await desk.conversation(foreign), await desk.outboxOf(foreign)]).toEqual([before, sends]);
    expect(await desk.audits(foreign)).toEqual([]);
  });
});

describe('a person’s reply', () => {
  it('is queued as theirs, answers what the customer wrote, and takes over', async () => {
    await wait('asked_for_person');
    const messageId = uuidV7();
    expect(await reply('Sí, claro.', messageId)).toBe('queued');
    expect(await desk.outboxOf(id)).toMatchObject([
      { id: messageId, turn: 1, kind: 'person_reply', state: 'queued', attempts: 0 },
    ]);
    expect(await desk.message(messageId)).toMatchObject({
      author: 'person',
      direction: 'out',
      body: 'Sí, claro.',
    });
    expect(await desk.message(seeded.messageId)).toMatchObject({ answered_turn: 1 });
    expect(await desk.conversation(id)).toMatchObject({ ...inCharge, turn: 1, person_id: desk.a.userId });
    expect(await desk.audits(id)).toEqual(['conversation.reply']);
  });

  it('is queued once for each id, by itself and at the same time', async () => {
    const messageId = uuidV7();
    const [one, other] = [await connect(desk.rwUrl), await connect(desk.rwUrl)];
    const twice = await Promise.all(
      [one, other].map((client) =>
        desk.asPerson(
          desk.a,
          async () =>
            (await client.query(`select app.queue_person_reply($1, $2, 'Sí') as outcome`, [id, messageId]))
              .rows[0].outcome,
          client,
        ),
      ),
    );
    expect(twice.toSorted()).toEqual(['known', 'queued']);
    expect(await reply('Sí', messageId)).toBe('known');
    expect(await desk.outboxOf(id)).toHaveLength(1);
    expect(await desk.audits(id)).toEqual(['conversation.reply']);
    expect(await reply('Otra cosa', messageId)).toBe('id_taken');
    await Promise.all([one.end(), other.end()]);
  });

  it('of two people at once are both queued, in the order in which they came', async () => {
    const colleague = await desk.addMember(desk.a.id, 'agent');
    const [one, other] = [await connect(desk.rwUrl), await connect(desk.rwUrl)];
    await Promise.all(
      [
        { client: one, person: desk.a, text: 'uno' },
        { client: other, person: colleague, text: 'dos' },
      ].map(({ client, person, text }) =>
        desk.asPerson(
          person,
          () => client.query('select app.queue_person_reply($1, $2, $3)', [id, uuidV7(), text]),
          client,
        ),
      ),
    );
    expect((await desk.outboxOf(id)).map(({ turn }) => turn)).toEqual([1, 2]);
    await Promise.all([one.end(), other.end()]);
  });

  it('is refused by the database past opt-out and past the window, and nothing changes', async () => {
    await desk.query('update contacts set opted_out_at = now() where id = $1', [seeded.contactId]);
    await expect(reply()).rejects.toMatchObject({ constraint: 'outbox_opted_out' });
    await desk.query('update contacts set opted_out_at = null where id = $1', [seeded.contactId]);
    await desk.query('update messages set sent_at = $2 where id = $1', [seeded.messageId, fromNow(-25)]);
    await expect(reply()).rejects.toMatchObject({ constraint: 'outbox_window_closed' });
    expect(await desk.conversation(id)).toMatchObject({ mode: 'assistant', turn: 0 });
    expect(await desk.outboxOf(id)).toEqual([]);
  });

  it('that is faster than the assistant’s silences it, with nothing to try again', async () => {
    await reply();
    expect(await commitTurn(1)).toBe('silent');
    expect(await commitTurn(2)).toBe('silent');
  });
});

describe('giving back', () => {
  it('leaves what the person answered, and opens what came after', async () => {
    await reply();
    expect(await desk.act('give_back', [id])).toBe('given_back');
    expect(await desk.conversation(id)).toMatchObject(free);
    await reply();
    await seedMessage(desk.admin, seeded, { id: uuidV7(), needs_reply: true });
    expect(await desk.act('give_back', [id])).toBe('unanswered');
    expect(await desk.act('give_back', [id])).toBe('unchanged');
    expect((await desk.audits(id)).filter((action) => action === 'conversation.give_back')).toHaveLength(2);
  });

  it('ends a waiting that needs nobody', async () => {
    await wait('unknown_answer');
    await desk.act('give_back', [id]);
    expect(await desk.conversation(id)).toMatchObject(free);
  });

  it('happens by itself after the quiet time of the organisation, and not before', async () => {
    await desk.act('take_over', [id]);
    const quiet = (minutes: number) =>
      desk.query(
        `update conversations set person_active_at = now() - make_interval(mins => $2) where id = $1`,
        [id, minutes],
      );
    const listed = async () =>
      (await desk.listAsJob('list_quiet_conversations', [100])).map((row) => row.conversation_id);
    await quiet(239);
    expect(await listed()).not.toContain(id);
    expect(await desk.actAsJob('give_back', [id, true])).toBe('unchanged');
    await desk.query('update desk_settings set quiet_minutes = 30 where tenant_id = $1', [desk.a.id]);
    expect(await listed()).toContain(id);
    await quiet(29);
    expect(await listed()).not.toContain(id);
    await quiet(31);
    expect(await desk.actAsJob('give_back', [id, true], desk.b.id)).toBe('not_found');
    expect(await desk.actAsJob('give_back', [id, true])).toBe('unanswered');
    expect(await desk.actAsJob('give_back', [id, true])).toBe('unchanged');
    await desk.query('update desk_settings set quiet_minutes = 240');
  });

  it('by itself leaves a conversation that waits', async () => {
    await wait('unknown_answer');
    expect(await desk.actAsJob('give_back', [id, true])).toBe('unchanged');
    expect(await desk.conversation(id)).toMatchObject({ mode: 'waiting' });
  });
});

it('is out of reach without a membership: the desk’s functions obey the signed tenant', async () => {
  const foreign = await userContext(desk.a.id, desk.b);
  const client = await connect(desk.rwUrl);
  await client.query('begin');
  await client.query(`select set_config('app.ctx', $1, true)`, [foreign]);
  await expect(client.query('select app.take_over($1)', [id])).rejects.toMatchObject({ code: '42501' });
  await client.query('rollback');
  await client.end();
});
