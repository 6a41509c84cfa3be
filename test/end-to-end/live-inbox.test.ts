import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addMember, callApi } from '../support/api.ts';
import { openChat } from '../support/chat.ts';
import { connectLive } from '../support/live-connection.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
const open: WebSocket[] = [];
beforeAll(async () => {
  test = await startTestStack();
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(() => test.stop());

const newTicket = async (options = {}) =>
  callApi<{ ticket: string; expiresInSeconds: number }>(test, 'POST', 'live/tickets', options);

async function connect(
  ticket: string,
  { tenantId = LA_ESPIGA.tenantId, origin = test.stack.workerUrl } = {},
) {
  const live = await connectLive(test, ticket, { tenantId, origin });
  open.push(live.socket);
  return live;
}

describe('a live connection', () => {
  it('hears of a customer’s message, of the answer, and of what a person does', async () => {
    const { status, body } = await newTicket();
    expect({ status, body }).toEqual({
      status: 201,
      body: { ticket: expect.stringMatching(/^[\w-]{43}$/), expiresInSeconds: 30 },
    });
    const live = await connect(body.ticket);
    expect(live.socket.protocol).toBe('portero.live.v1');
    const chat = openChat(test, LA_ESPIGA);
    // Statuses and the answer are told as well: without them there is the message alone.
    test.stack.meta.faults.add({ kind: 'no-statuses' });
    chat.write('Hola');
    const { id } = await chat.conversation();
    const told = () =>
      live.heard.filter((change) => change.type === 'conversation' && change.id === id).length;
    await waitUntil('news of the message', () => told() > 0);
    await chat.reply(1);
    await waitUntil('news of the answer', () => told() > 1);
    await chat.sendInState('sent');
    for (const verb of ['take-over', 'give-back']) {
      const before = told();
      await callApi(test, 'POST', `conversations/${id}/${verb}`);
      await waitUntil(`news of ${verb}`, () => told() > before);
    }
    test.stack.meta.faults.clear();
    const before = told();
    await chat.ask('Hola otra vez');
    // Message, answer, and what became of it: sent, delivered, read.
    await waitUntil('news of the statuses', () => told() >= before + 4);
    expect(live.heard.every((change) => Object.keys(change).toSorted().join() === 'id,type')).toBe(true);
  });

  it('hears nothing of another organisation [control live-connections]', async () => {
    const own = await connect((await newTicket()).body.ticket);
    const other = openChat(test, DOCE_MANHA);
    await other.ask('Oi');
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('Hola');
    const { id } = await chat.conversation();
    await waitUntil('news of its own', () => own.heard.some((change) => change.id === id));
    const foreign = (await other.conversation()).id;
    expect(own.heard.map((change) => change.id)).not.toContain(foreign);
  });

  it('ends when its browser closes it', async () => {
    const live = await connect((await newTicket()).body.ticket);
    live.socket.close(1000);
    await waitUntil('the end', () => live.code === 1000);
  });
});

describe('a ticket [control live-connections]', () => {
  it('is refused a second time, in another organisation and from another origin', async () => {
    const { ticket } = (await newTicket()).body;
    const refused = { heard: [], code: 1006 };
    expect(await connect(ticket, { origin: 'https://evil.example' })).toMatchObject(refused);
    expect(await connect(ticket, { tenantId: DOCE_MANHA.tenantId })).toMatchObject(refused);
    expect((await connect(ticket)).code).toBeNull();
    expect(await connect(ticket)).toMatchObject(refused);
  });

  it('is given to members with a live session only, viewers among them', async () => {
    expect((await newTicket({ as: DOCE_MANHA.owner })).status).toBe(404);
    const viewer = await addMember(test, LA_ESPIGA, 'viewer');
    expect((await newTicket({ as: viewer })).status).toBe(201);
    await test.query('update public.sessions set revoked_at = now() where id = $1', [viewer.sessionId]);
    expect((await newTicket({ as: viewer })).status).toBe(401);
  });
});
