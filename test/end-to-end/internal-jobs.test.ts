import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm/sql';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openJobDb } from '../../worker/data/tenant-db.ts';
import { secretContext } from '../../worker/features/accounts/second-factor/code.ts';
import { ingestEvents } from '../../worker/features/inbox/ingest-events.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { seal } from '../../worker/platform/sealed.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { callAccount, codeOf, enrolOwner } from '../support/second-factor.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  // As after a rotation: the channels were sealed under s1, and a newer key stands before it.
  const newer = `s2:${randomBytes(32).toString('base64')}`;
  const { sealingKeys } = inject('filled').secrets;
  test = await startTestStack({ vars: { SEALING_KEYS: `${newer},${sealingKeys}` } });
});
afterAll(() => test.stop());

describe('every job', () => {
  it.each([
    'renotify-conversations',
    'notify-waiting',
    'give-back-conversations',
    'report-dead-letters',
    'prune-webhook-bodies',
    'prune-guard-events',
    'prune-abuse-steps',
    'reseal-tokens',
    'erase-accounts',
  ])('%s runs for the operator only, and twice like once', async (name) => {
    const url = `${test.stack.workerUrl}/internal/jobs/${name}`;
    const before = test.logged('job.done').length;
    for (const authorization of ['', 'Bearer ', 'Bearer wrong', `Basic ${test.secrets.cronSecret}`]) {
      expect((await fetch(url, { method: 'POST', headers: { authorization } })).status).toBe(401);
    }
    expect(test.logged('job.done')).toHaveLength(before);
    await run(name);
    expect(await run(name)).toBe(0);
  });
});

describe('renotify-conversations', () => {
  it('wakes a conversation that was never told of its message', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('Hola');
    await storeUntold(chat, '¿Hasta qué hora abren los sábados?', 60_000);
    expect(await run('renotify-conversations')).toBe(1);
    expect((await chat.reply(2)).text).toContain('19:00');
    await chat.sendInState('delivered');
    expect(await run('renotify-conversations')).toBe(0);
    expect(chat.replies()).toHaveLength(2);
  });

  it('leaves a second STOP: stored, and no answer to it wanted', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('BAJA');
    await chat.sendInState('delivered');
    const { wamid } = chat.write('Stop');
    await waitUntil('a look at it', async () => (await chat.looks('silent')) > 0);
    await test.query(
      `update public.messages set received_at = received_at - interval '1 minute' where conversation_id = $1`,
      [(await chat.conversation()).id],
    );
    expect(await chat.message(wamid)).toMatchObject({ body: 'Stop', intent: 'stop', needs_reply: false });
    expect(await dueConversations()).not.toContain((await chat.conversation()).id);
    await run('renotify-conversations');
    expect(chat.sends()).toHaveLength(1);
    expect(await chat.outbox()).toHaveLength(1);
  });

  it('leaves a message that is on its way, and a conversation that a person has taken', async () => {
    const [fresh, taken] = [openChat(test, LA_ESPIGA), openChat(test, LA_ESPIGA)];
    for (const chat of [fresh, taken]) await chat.ask('Hola');
    await storeUntold(fresh, '¿Tienen estacionamiento?', 1_000);
    await test.query(
      `update public.conversations set mode = 'person', person_active_at = now() where id = $1`,
      [(await taken.conversation()).id],
    );
    await storeUntold(taken, '¿Tienen estacionamiento?', 60_000);
    expect(await run('renotify-conversations')).toBe(0);
    expect([fresh.replies().length, taken.replies().length]).toEqual([1, 1]);
  });
});

describe('report-dead-letters', () => {
  it('mails the operator once about the same letters', async () => {
    const { mailbox, meta } = test.stack;
    const dead = () => test.query(`select 1 from public.webhook_events where state = 'dead'`);
    await meta.deliver(Buffer.from('{"entry": ['));
    await waitUntil('the dead letter', async () => (await dead()).length === 1);
    expect(await run('report-dead-letters')).toBe(1);
    expect(await run('report-dead-letters')).toBe(1);
    expect(mailbox.messages).toHaveLength(1);
    expect(mailbox.messages[0]).toMatchObject({
      to: ['operator@portero.example'],
      subject: expect.stringContaining('1'),
    });

    await meta.deliver(Buffer.from('{"entry": [['));
    await waitUntil('the second one', async () => (await dead()).length === 2);
    expect(await run('report-dead-letters')).toBe(2);
    expect(mailbox.messages).toHaveLength(2);
  });
});

describe('reseal-tokens [control sealed-secrets]', () => {
  it('wraps tokens under the first key of the ring, and sending goes on', async () => {
    // The test of every job may have run before: the state counts, not this run's number.
    await test.operate('POST', 'jobs/reseal-tokens');
    const channels = await test.query<{ sealed_token: string }>('select sealed_token from public.channels');
    expect(channels.map(({ sealed_token }) => sealed_token.split('.').slice(0, 2))).toEqual([
      ['s1', 's2'],
      ['s1', 's2'],
    ]);
    const chat = openChat(test, LA_ESPIGA);
    expect((await chat.ask('¿Hasta qué hora abren los sábados?')).text).toContain('19:00');
  });

  it('wraps the secrets of second factors too, and their codes go on', async () => {
    const { token, secret } = await enrolOwner(test, LA_ESPIGA.owner);
    const { userId } = LA_ESPIGA.owner;
    const older = await seal(secret, secretContext(userId), parseKeyring(test.secrets.sealingKeys));
    await test.query('update public.second_factors set sealed_secret = $1', [older]);
    expect(await run('reseal-tokens')).toBe(1);
    expect(await run('reseal-tokens')).toBe(0);
    const [row] = await test.query<{ sealed_secret: string }>(
      'select sealed_secret from public.second_factors',
    );
    expect(row?.sealed_secret).toMatch(/^s1\.s2\./);
    const json = { code: codeOf(secret) };
    expect((await callAccount(test, 'POST', 'step-up', { token, json })).status).toBe(200);
  });
});

describe('prune-webhook-bodies', () => {
  it('leaves young bodies and dead letters; forgets rows that are past 30 days', async () => {
    const bucket = await test.stack.worker.miniflare.getR2Bucket('BUCKET');
    const keys = async () => (await bucket.list()).objects.map(({ key }) => key);
    await openChat(test, LA_ESPIGA).ask('Hola');
    await waitUntil('a dead letter', async () =>
      (await keys()).some((key) => key.startsWith('dead-letters/')),
    );
    const rows = (state: string, id: string) =>
      test.query(
        `insert into public.webhook_events (id, object_key, byte_offset, byte_length, received_at, state, created_at)
         values ($1, 'x', 0, 1, now(), $2, now() - interval '31 days')`,
        [id, state],
      );
    const [stored, dead] = ['01900000-0000-7000-8000-0000000000c1', '01900000-0000-7000-8000-0000000000c2'];
    await rows('stored', stored);
    await rows('dead', dead);
    const [before, count] = [await keys(), await events()];
    expect(before.some((key) => key.startsWith('webhooks/'))).toBe(true);

    await run('prune-webhook-bodies');
    expect(await keys()).toEqual(expect.arrayContaining(before));
    const left = await events();
    expect(left).not.toContain(stored);
    expect(left).toContain(dead);
    expect(left).toEqual(expect.arrayContaining(count.filter((id) => id !== stored)));
  });
});

/** How many things the job acted on. */
async function run(name: string): Promise<number> {
  const answer = await test.operate('POST', `jobs/${name}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { done: number }).done;
}

/** As when the consumer ended between its transaction and its call of the conversation. */
async function storeUntold(chat: Chat, text: string, ageMs: number): Promise<void> {
  const at = Date.now() - ageMs;
  const { channel_id: channelId } = await chat.conversation();
  await ingestEvents(openJobDb(test.databaseConfig, 'ingest', LA_ESPIGA.tenantId), {
    channelId,
    provider: 'whatsapp',
    receivedAt: at,
    events: [
      {
        ...{ type: 'message', provider: 'whatsapp', channelExternalId: LA_ESPIGA.phoneNumberId, sentAt: at },
        ...{ position: 0, messageId: `wamid.${randomBytes(8).toString('hex')}`, profileName: null, text },
        ...{ from: [{ kind: 'wa_id', value: chat.customer.id }], contentType: 'text', media: null },
        ...{ replyToMessageId: null, standby: false },
      },
    ],
  });
}

async function dueConversations(): Promise<string[]> {
  const [due] = await openJobDb(test.databaseConfig, 'renotify-conversations', null).batch((queries) => [
    queries.execute<{ conversation_id: string }>(
      sql`select conversation_id from app.list_due_conversations(500)`,
    ),
  ]);
  return due.rows.map((row) => row.conversation_id);
}

async function events(): Promise<string[]> {
  return (await test.query<{ id: string }>('select id from public.webhook_events')).map(({ id }) => id);
}
