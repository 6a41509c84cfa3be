import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { fromNow, insertRow, seedConversation, seedMessage, seedOutbox } from '../support/tenant-fixture.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

type Row = { id: string; active_us: string; conversation: Record<string, unknown> };
const list = (filter: string, before: [string, string] | null = null, limit = 100): Promise<Row[]> =>
  desk.asPerson(
    desk.a,
    async (client) =>
      (
        await client.query('select * from app.list_conversations($1, $2, $3, $4)', [
          ...[filter, before?.[0] ?? null, before?.[1] ?? null, limit],
        ])
      ).rows,
  );
const thread = (conversation: string, before: string | null = null, limit = 100) =>
  desk.asPerson(
    desk.a,
    async (client) =>
      (await client.query('select * from app.list_messages($1, $2, $3)', [conversation, before, limit])).rows,
  );

describe('the list of conversations', () => {
  it('shows each with its latest message, newest activity first, and only one’s own', async () => {
    const old = await seedConversation(desk.admin, desk.a, { hoursAgo: 30 });
    const fresh = await seedConversation(desk.admin, desk.a, { hoursAgo: 2 });
    await seedMessage(desk.admin, fresh, { id: uuidV7(), body: 'x'.repeat(300), sent_at: fromNow(-1) });
    const ids = (await list('all')).map((row) => row.id);
    expect(ids.indexOf(fresh.conversationId)).toBeLessThan(ids.indexOf(old.conversationId));
    expect(ids).not.toContain(desk.b.conversationId);
    const shown = (await list('all')).find((row) => row.id === fresh.conversationId)?.conversation;
    expect(shown).toMatchObject({
      ...{ mode: 'assistant', person: null, waitingReason: null, waitingSince: null },
      channel: { provider: 'whatsapp', name: 'a' },
      contact: { name: null, address: expect.stringMatching(/^[0-9a-f]{16}$/) },
      lastMessage: {
        ...{ author: 'customer', body: 'x'.repeat(200), contentType: 'text' },
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
      ...{ optedOut: false, windowOpen: true },
    });
    expect((await list('all')).find((row) => row.id === old.conversationId)?.conversation).toMatchObject({
      windowOpen: false,
    });
  });

  it('is filtered by mode, and names who is in charge', async () => {
    const [waiting, taken] = [
      await seedConversation(desk.admin, desk.a),
      await seedConversation(desk.admin, desk.a),
    ];
    await desk.query(
      `update conversations set mode = 'waiting', waiting_reason = 'anger', waiting_since = now() where id = $1`,
      [waiting.conversationId],
    );
    await desk.act('take_over', [taken.conversationId]);
    expect((await list('waiting')).map((row) => row.id)).toEqual([waiting.conversationId]);
    expect((await list('person')).map((row) => row.conversation)).toMatchObject([
      { id: taken.conversationId, mode: 'person', person: { id: desk.a.userId, name: 'a' } },
    ]);
  });

  it('goes on where a page ended, though activities are equal', async () => {
    const at = fromNow(-100);
    for (let count = 0; count < 5; count++) {
      const seeded = await seedConversation(desk.admin, desk.a, { hoursAgo: null });
      await seedMessage(desk.admin, seeded, { id: uuidV7(), sent_at: at });
    }
    const all = (await list('all')).map((row) => row.id);
    const paged: string[] = [];
    for (let before: [string, string] | null = null; paged.length < all.length; ) {
      const page: Row[] = await list('all', before, 2);
      const last = page.at(-1);
      if (!last) break;
      paged.push(...page.map((row) => row.id));
      before = [last.active_us, last.id];
    }
    expect(paged).toEqual(all);
  });
});

describe('a thread', () => {
  it('is read from its end, oldest first, page by page', async () => {
    const seeded = await seedConversation(desk.admin, desk.a, { hoursAgo: null });
    const at = fromNow(-1);
    const ids: string[] = [];
    for (let position = 0; position < 5; position++) {
      const id = uuidV7();
      ids.push(id);
      await seedMessage(desk.admin, seeded, { id, position, sent_at: at, received_at: at });
    }
    const last = await thread(seeded.conversationId, null, 2);
    expect(last.map((row) => row.id)).toEqual(ids.slice(3));
    const middle = await thread(seeded.conversationId, String(ids[3]), 2);
    expect(middle.map((row) => row.id)).toEqual(ids.slice(1, 3));
    expect(await thread(seeded.conversationId, desk.b.messageId, 2)).toEqual([]);
    expect(await thread(desk.b.conversationId)).toEqual([]);
  });

  it('tells of an answer what it answered, what it rests on, and what became of it', async () => {
    const seeded = await seedConversation(desk.admin, desk.a);
    const outboxId = await seedOutbox(desk.admin, seeded, { turn: 1 });
    const citation = { passageId: uuidV7(), documentTitle: 'Precios', heading: null, quote: 'Pan: $ 5' };
    await desk.query('update messages set citations = $2, sent_at = now() where id = $1', [
      outboxId,
      JSON.stringify([citation]),
    ]);
    await desk.query('update messages set answered_turn = 1 where id = $1', [seeded.messageId]);
    const [question, answer] = await thread(seeded.conversationId);
    expect(question.message).toMatchObject({ author: 'customer', body: 'hola', question: null, send: null });
    expect(answer.message).toEqual({
      ...{ id: outboxId, direction: 'out', author: 'assistant', contentType: 'text', body: 'hola' },
      ...{ at: expect.any(String), edited: false, deleted: false, question: 'hola' },
      citations: [{ source: 'file', ...citation }],
      send: { state: 'attempted', kind: 'reply', errorCode: null },
    });
  });
});

describe('the notices of waiting conversations', () => {
  type Notice = { conversation_id: string; recipients: { email: string }[] };
  const notices = (values: unknown[] = [100], tenantId: string | null = null): Promise<Notice[]> =>
    desk.listAsJob('list_waiting_notices', values, tenantId);
  const startWaiting = async (tenant: Desk['a'], hoursAgo = 0) => {
    const seeded = await seedConversation(desk.admin, tenant);
    await desk.query(
      `update conversations set mode = 'waiting', waiting_reason = 'unknown_answer', waiting_since = $2 where id = $1`,
      [seeded.conversationId, fromNow(-hoursAgo)],
    );
    return seeded.conversationId;
  };

  it('name who may answer, with a verified address, and nobody of another organisation', async () => {
    const id = await startWaiting(desk.a);
    const agent = await desk.addMember(desk.a.id, 'agent');
    await desk.addMember(desk.a.id, 'viewer');
    await desk.addMember(desk.b.id, 'owner');
    const [notice] = await notices([100, id]);
    expect(notice).toMatchObject({
      ...{ tenant_id: desk.a.id, tenant_name: 'a', reason: 'unknown_answer', last_message: 'hola' },
      // The seeded owner's address is not verified.
      recipients: [{ userId: agent.userId, language: 'pt', email: `${agent.userId}@example.test` }],
    });
    await insertRow(desk.admin, 'user_emails', {
      ...{ email: '000@example.test', user_id: agent.userId, verified_at: new Date() },
    });
    expect((await notices([100, id]))[0]?.recipients.map(({ email }) => email)).toEqual(['000@example.test']);
  });

  it('are of the context’s tenant alone where it has one', async () => {
    const [own, foreign] = [await startWaiting(desk.a), await startWaiting(desk.b)];
    const ids = async (tenantId: string | null) =>
      (await notices([1000], tenantId)).map((row) => row.conversation_id);
    expect(await ids(null)).toEqual(expect.arrayContaining([own, foreign]));
    expect(await ids(desk.a.id)).toContain(own);
    expect(await ids(desk.a.id)).not.toContain(foreign);
  });

  it('end when somebody was told, and come back when it waits anew', async () => {
    const id = await startWaiting(desk.a);
    const [{ since }] = (await notices([100, id])) as unknown as [{ since: string }];
    await desk.actAsJob('mark_notified', [id, '2020-01-01']);
    expect(await notices([100, id])).toHaveLength(1);
    await desk.actAsJob('mark_notified', [id, since], desk.b.id);
    expect(await notices([100, id])).toHaveLength(1);
    await desk.actAsJob('mark_notified', [id, since]);
    expect(await notices([100, id])).toEqual([]);
    await desk.act('give_back', [id]);
    await desk.actAsJob('wait_for_person', [id, 'unknown_answer']);
    expect(await notices([100, id])).toHaveLength(1);
  });

  it('come back when a doubt about a send gives way to a customer who waits', async () => {
    const { conversationId: id } = await seedConversation(desk.admin, desk.a);
    const reasons: unknown[] = [];
    for (const reason of ['not_confirmed', 'not_confirmed', 'asked_for_person', 'anger', 'not_confirmed']) {
      await desk.actAsJob('wait_for_person', [id, reason]);
      const [notice] = (await notices([100, id])) as unknown as { reason: string; since: string }[];
      reasons.push(notice?.reason ?? null);
      if (notice) await desk.actAsJob('mark_notified', [id, notice.since]);
    }
    expect(reasons).toEqual(['not_confirmed', null, 'asked_for_person', null, null]);
  });

  it('are given up after a day', async () => {
    expect(await notices([100, await startWaiting(desk.a, 25)])).toEqual([]);
  });

  it('are for jobs only, and so is the list of quiet conversations', async () => {
    for (const name of ['list_waiting_notices(1)', 'list_quiet_conversations(1)']) {
      await expect(
        desk.asPerson(desk.a, (client) => client.query(`select * from app.${name}`)),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});
