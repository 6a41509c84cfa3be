import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationView, MessageView } from '../../worker/features/inbox/views.ts';
import { type ApiOptions, addMember, callApi } from '../support/api.ts';
import { openChat } from '../support/chat.ts';
import { countTrips } from '../support/count-trips.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const SATURDAY = '¿Hasta qué hora abren los sábados?';
const BREAD = '¿Cuánto cuesta el pan de campo?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

interface List {
  conversations: ConversationView[];
  next: string | null;
  waiting: number;
}
interface Thread {
  conversation: ConversationView;
  messages: MessageView[];
  next: string | null;
}
const list = (query = '', options: ApiOptions = {}) =>
  callApi<List>(test, 'GET', `conversations${query}`, options);
const read = (id: string, query = '', options: ApiOptions = {}) =>
  callApi<Thread>(test, 'GET', `conversations/${id}${query}`, options);

describe('who is signed in', () => {
  const me = async (authorization: string) => {
    const response = await fetch(`${test.stack.workerUrl}/api/me`, { headers: { authorization } });
    return { status: response.status, body: await response.json() };
  };

  it('reads their own name and organisations', async () => {
    expect(await me(`Bearer ${await test.stack.accessToken(LA_ESPIGA)}`)).toEqual({
      status: 200,
      body: {
        user: {
          ...{ id: LA_ESPIGA.owner.userId, name: LA_ESPIGA.owner.name, language: 'es' },
          email: LA_ESPIGA.owner.email,
        },
        organisations: [
          {
            ...{ id: LA_ESPIGA.tenantId, name: LA_ESPIGA.name, role: 'owner', language: 'es' },
            timeZone: LA_ESPIGA.timeZone,
          },
        ],
      },
    });
  });

  it('is nobody without a token or with an ended session', async () => {
    expect(await me('Bearer nothing')).toMatchObject({ status: 401 });
    const ended = (at: Date | null) =>
      test.query('update public.sessions set revoked_at = $1 where id = $2', [
        at,
        DOCE_MANHA.owner.sessionId,
      ]);
    const token = await test.stack.accessToken(DOCE_MANHA);
    await ended(new Date());
    expect(await me(`Bearer ${token}`)).toMatchObject({ status: 401 });
    await ended(null);
    expect(await me(`Bearer ${token}`)).toMatchObject({ status: 200 });
  });
});

describe('the inbox', () => {
  it('lists conversations newest first, in one round trip, with what was said last', async () => {
    const [first, second] = [openChat(test, LA_ESPIGA), openChat(test, LA_ESPIGA)];
    await first.ask(SATURDAY);
    await second.ask(SATURDAY);
    await first.ask('Gracias');
    const [one, two] = [await first.conversation(), await second.conversation()];
    await Promise.all([first.sendInState('delivered'), second.sendInState('delivered')]);
    const [{ body }, trips] = await countTrips(test, () => list());
    expect(trips).toBe(1);
    expect(body.conversations.map(({ id }) => id).slice(0, 2)).toEqual([one.id, two.id]);
    expect(body.conversations[0]).toMatchObject({
      contact: { name: first.customer.name, address: first.customer.id },
      ...{ mode: 'assistant', optedOut: false, windowOpen: true, person: null },
      lastMessage: { author: 'assistant', body: first.replies().at(-1)?.text, contentType: 'text' },
    });
    expect(body).toMatchObject({ next: null, waiting: 0 });
  });

  it('shows what waits, and how many wait', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('¿Venden neumáticos para tractores?');
    const { id } = await chat.conversation();
    const { body } = await list('?filter=waiting');
    expect(body.conversations).toMatchObject([
      { id, mode: 'waiting', waitingReason: 'unknown_answer', waitingSince: expect.stringMatching(/Z$/) },
    ]);
    expect(body.waiting).toBe(1);
    expect((await list('?filter=person')).body).toMatchObject({ conversations: [], waiting: 1 });
  });

  it('shows a thread with what each answer answered and rests on', async () => {
    const chat = openChat(test, LA_ESPIGA);
    const sent = await chat.ask(BREAD);
    await chat.sendInState('delivered');
    const { id } = await chat.conversation();
    const [{ body }, trips] = await countTrips(test, () => read(id));
    expect(trips).toBe(1);
    expect(body.conversation.id).toBe(id);
    expect(body.messages).toMatchObject([
      { direction: 'in', author: 'customer', body: BREAD, send: null, question: null, citations: [] },
      {
        ...{ direction: 'out', author: 'assistant', body: sent.text, question: BREAD },
        send: { state: expect.stringMatching(/delivered|read/), kind: 'reply', errorCode: null },
      },
    ]);
    const [citation] = body.messages[1]?.citations ?? [];
    expect(citation).toMatchObject({ source: 'file', quote: expect.stringContaining('5.900') });
  });

  it('goes through pages of both to their ends', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('Hola');
    const { id } = await chat.conversation();
    await test.query(
      `insert into public.messages (tenant_id, id, conversation_id, channel_id, direction, author, content_type, body,
         sent_at, received_at)
       select tenant_id, gen_random_uuid(), id, channel_id, 'in', 'customer', 'text', n::text,
         now() - interval '1 day' + n * interval '1 second', now()
       from public.conversations, generate_series(1, 120) n where id = $1`,
      [id],
    );
    const pages: Thread[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Thread } = await read(id, cursor ? `?cursor=${cursor}` : '');
      pages.unshift(body);
      cursor = body.next;
    }
    expect(pages.map(({ messages }) => messages.length)).toEqual([22, 50, 50]);
    expect(pages.flatMap(({ messages }) => messages.map(({ body }) => body)).slice(0, 120)).toEqual(
      Array.from({ length: 120 }, (_, index) => String(index + 1)),
    );

    await test.query(
      `with fresh as (insert into public.contacts (tenant_id, id)
         select $1, gen_random_uuid() from generate_series(1, 40) returning id)
       insert into public.conversations (tenant_id, id, channel_id, contact_id)
       select $1, gen_random_uuid(), $2, fresh.id from fresh`,
      [LA_ESPIGA.tenantId, (await chat.conversation()).channel_id],
    );
    const first = (await list()).body;
    expect(first.conversations).toHaveLength(30);
    const second = (await list(`?cursor=${first.next}`)).body;
    const ids = [...first.conversations, ...second.conversations].map((conversation) => conversation.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(40);
    expect(second.next).toBeNull();
  });

  it.each([
    '?filter=everything',
    '?cursor=abc',
    `?cursor=${btoa('1.x').replaceAll('=', '')}`,
    `?cursor=${btoa(`9'--.01900000-0000-7000-8000-0000000000a1`).replaceAll('=', '')}`,
    `?cursor=${'A'.repeat(200)}`,
  ])('refuses %s', async (query) => {
    expect(await list(query)).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } });
  });
});

describe('somebody else', () => {
  it('finds no conversation of another organisation, by any verb', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('Hola');
    const { id } = await chat.conversation();
    const [send] = await chat.outbox();
    const foreign = { as: DOCE_MANHA.owner, tenantId: DOCE_MANHA.tenantId };
    const verbs: [method: string, path: string, json?: unknown][] = [
      ['GET', id],
      ['POST', `${id}/messages`, { id: crypto.randomUUID(), text: 'x' }],
      ['POST', `${id}/take-over`],
      ['POST', `${id}/give-back`],
      ['POST', `${id}/sends/${send?.id}/resend`],
    ];
    for (const [method, path, json] of verbs) {
      const inOwn = await callApi(test, method, `conversations/${path}`, { ...foreign, json });
      expect({ path, status: inOwn.status }).toEqual({ path, status: 404 });
      const inOther = await callApi(test, method, `conversations/${path}`, { as: DOCE_MANHA.owner, json });
      expect({ path, status: inOther.status }).toEqual({ path, status: 404 });
    }
    expect(await chat.conversation()).toMatchObject({ mode: 'assistant', turn: 1 });
    expect((await list('', foreign)).body.conversations.map((one) => one.id)).not.toContain(id);
  });

  it('may read but not act as a viewer, and act as an agent', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('Hola');
    const { id } = await chat.conversation();
    const [viewer, agent] = [
      await addMember(test, LA_ESPIGA, 'viewer'),
      await addMember(test, LA_ESPIGA, 'agent'),
    ];
    expect((await read(id, '', { as: viewer })).status).toBe(200);
    expect((await list('', { as: viewer })).status).toBe(200);
    const [send] = await chat.outbox();
    const verbs: [path: string, json?: unknown][] = [
      ['messages', { id: crypto.randomUUID(), text: 'x' }],
      ['take-over'],
      ['give-back'],
      [`sends/${send?.id}/resend`],
    ];
    for (const [path, json] of verbs) {
      const refused = await callApi(test, 'POST', `conversations/${id}/${path}`, { as: viewer, json });
      expect({ path, status: refused.status }).toEqual({ path, status: 403 });
    }
    expect(await chat.conversation()).toMatchObject({ mode: 'assistant' });
    const taken = await callApi(test, 'POST', `conversations/${id}/take-over`, { as: agent });
    expect(taken).toMatchObject({
      status: 200,
      body: { conversation: { mode: 'person', person: { id: agent.userId, name: 'Ana (agent)' } } },
    });
  });
});
