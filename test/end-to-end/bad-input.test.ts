import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../dev/meta/sign.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { type Answer, post } from '../support/post.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';
import { change, envelope, textMessage, whatsAppBody } from '../support/whatsapp-webhooks.ts';

const PREVIOUS_SECRET = 'the secret before the last rotation';
const QUESTION = '¿Hasta qué hora abren los sábados?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack({ vars: { META_APP_SECRET_PREVIOUS: PREVIOUS_SECRET } });
});
afterAll(() => test.stop());

describe('a signature', () => {
  const cases: [string, (good: string) => Record<string, string | string[]>][] = [
    ['that is wrong', () => signed(signatureOf(randomBytes(8), 'another secret'))],
    ['that is missing', () => ({})],
    ['that is there twice', (good) => signed([good, good])],
    ['that is joined with a wrong one', (good) => signed(`${good}, sha256=${'0'.repeat(64)}`)],
    ['in upper case', (good) => signed(`sha256=${good.slice(7).toUpperCase()}`)],
    ['of the old kind only', (good) => ({ 'x-hub-signature': good })],
  ];
  it.each(cases)('%s: 401, nothing stored, a line in the log', async (_, headersFor) => {
    const bytes = webhook('5491100000777', QUESTION);
    const [logged, before] = [test.logged('webhook.refused').length, await stored()];
    const answer = await send(bytes, headersFor(signatureOf(bytes, test.secrets.metaAppSecret)));
    expect(answer.status).toBe(401);
    const line = await waitUntil('the line', () => test.logged('webhook.refused')[logged] ?? null);
    expect(line).toMatchObject({ level: 'warn', provider: 'meta', reason: 'signature', bytes: bytes.length });
    await somethingLater();
    expect(await stored()).toEqual(afterOneMore(before));
  });

  it('of other bytes: 401', async () => {
    const bytes = webhook('5491100000777', QUESTION);
    const signature = signatureOf(bytes, test.secrets.metaAppSecret);
    const changed = Buffer.from(bytes.toString().replace('5491100000777', '5491100000778'));
    expect((await send(changed, signed(signature))).status).toBe(401);
  });

  it('by the previous secret: accepted', async () => {
    const chat = openChat(test, LA_ESPIGA);
    test.stack.meta.faults.add({ kind: 'rotated-secret', secret: PREVIOUS_SECRET, when: { next: 1 } });
    expect((await chat.ask(QUESTION)).text).toContain('19:00');
  });

  it.each(['raw-utf8', 'raw-utf8-escaped-signature'] as const)('of %s: accepted', async (kind) => {
    const chat = openChat(test, LA_ESPIGA, test.newCustomer('Íñigo Ñandú 🥐'));
    test.stack.meta.faults.add({ kind, when: { next: 1 } });
    expect((await chat.ask(QUESTION)).text).toContain('19:00');
  });
});

describe('a body', () => {
  it.each([false, true])('over 3 MB (chunked: %s): 413 and nothing stored', async (isChunked) => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 1, 0x20);
    const before = await stored();
    const answer = await send(bytes, signed(signatureOf(bytes, test.secrets.metaAppSecret)), { isChunked });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'too_large' } });
    await somethingLater();
    expect(await stored()).toEqual(afterOneMore(before));
  });

  it('of 3 MB exactly: accepted', async () => {
    const chat = await greeted();
    const bytes = Buffer.alloc(3 * 1024 * 1024, 0x20);
    webhook(chat.customer.id, QUESTION).copy(bytes);
    expect((await sendSigned(bytes)).status).toBe(200);
    expect((await chat.reply(2)).text).toContain('19:00');
  });

  it('over 64 KiB goes through R2 and is answered', async () => {
    const chat = await greeted();
    const bytes = webhook(chat.customer.id, QUESTION, { padding: 'x'.repeat(100_000) });
    expect((await sendSigned(bytes)).status).toBe(200);
    expect((await chat.reply(2)).text).toContain('19:00');
    expect(await objectsEqualTo(bytes, 'webhook-bodies/')).toHaveLength(1);
    expect(await batchesWith(bytes)).toHaveLength(1);
  });

  it('for an unknown number: counted and dropped', async () => {
    const bytes = webhook('5491100000779', QUESTION, { padding: 'only one' }, '999999999999999');
    expect((await sendSigned(bytes)).status).toBe(200);
    const event = await waitUntil('the row', async () => {
      const rows = await test.query(
        'select state, unknown_channels from public.webhook_events where byte_length = $1',
        [bytes.length],
      );
      return rows[0] ?? null;
    });
    expect(event).toEqual({ state: 'stored', unknown_channels: 1 });
    const counted = await test.query('select 1 from public.webhook_events where unknown_channels > 0');
    expect(counted).toHaveLength(1);
    const known = await test.query('select 1 from public.contact_identifiers where value = $1', [
      '5491100000779',
    ]);
    expect(known).toEqual([]);
  });
});

describe('a dead letter', () => {
  it('holds what is no JSON, byte for byte, and comes back when it is replayed', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"object":"whatsapp_business_account","entry":['),
      randomBytes(64),
    ]);
    expect((await sendSigned(bytes)).status).toBe(200);
    const letter = await deadLetter('malformed_json');
    expect(letter.byteLength).toBe(bytes.length);
    expect(await objectsEqualTo(bytes, 'dead-letters/')).toEqual([letter.objectKey]);
    expect(await listed()).toContainEqual(letter);

    expect((await test.operate('POST', `dead-letters/${letter.id}/replay`)).status).toBe(204);
    await waitUntil('its second death', async () => {
      const rows = await test.query(
        `select 1 from public.webhook_events where id = $1 and state = 'dead' and replayed_at is not null`,
        [letter.id],
      );
      return rows.length > 0;
    });
    expect(await objectsEqualTo(bytes, 'dead-letters/')).toEqual([letter.objectKey]);
  });

  it('that the database refused is replayed through the same code, and then answered', async () => {
    const chat = await greeted();
    const bytes = webhook(chat.customer.id, QUESTION);
    test.around(async (statements, run) => {
      if (!statements.some((one) => one.includes('app.ingest('))) return run();
      throw Object.assign(new Error('value out of range'), { code: '22003' });
    });
    expect((await sendSigned(bytes)).status).toBe(200);
    const letter = await deadLetter('refused_by_database');
    test.around(null);
    expect(await objectsEqualTo(bytes, 'dead-letters/')).toEqual([letter.objectKey]);
    expect(chat.replies()).toHaveLength(1);

    expect((await test.operate('POST', `dead-letters/${letter.id}/replay`)).status).toBe(204);
    expect((await chat.reply(2)).text).toContain('19:00');
    // The batches of both deliveries hold the very same bytes.
    expect(await batchesWith(bytes)).toHaveLength(2);
    expect(await listed()).not.toContainEqual(letter);
  });

  it('is shown and replayed for the operator only', async () => {
    const letter = (await listed())[0] ?? { id: '01900000-0000-7000-8000-000000000000' };
    const url = `${test.stack.workerUrl}/internal/dead-letters`;
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: test.secrets.cronSecret.slice(1) },
    ]) {
      expect((await fetch(url, { headers })).status).toBe(401);
      expect((await fetch(`${url}/${letter.id}/replay`, { method: 'POST', headers })).status).toBe(401);
    }
    expect(
      (await test.operate('POST', 'dead-letters/01900000-0000-7000-8000-00000000dead/replay')).status,
    ).toBe(404);
    expect((await test.operate('POST', 'dead-letters/not-an-id/replay')).status).toBe(400);
  });
});

describe('the handshake', () => {
  it('returns the challenge for the right token', async () => {
    const answer = await handshake({ 'hub.verify_token': test.secrets.metaVerifyToken });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('1158201444');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it.each([
    ['a wrong token', { 'hub.verify_token': 'wrong' }],
    ['no token', { 'hub.verify_token': '' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
  ])('refuses %s', async (_, query) => {
    const answer = await handshake(query);
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('1158201444');
  });
});

describe('whatever is asked', () => {
  it('the answer has every security header and tells nothing', async () => {
    const url = (path: string) => `${test.stack.workerUrl}${path}`;
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
    const answers = [
      [200, await fetch(url('/api/health'))],
      [404, await fetch(url('/api/nothing-here'))],
      [404, await fetch(url('/webhooks/meta'), { method: 'PUT', body: '{}' })],
      [404, await fetch(url('/webhooks/meta'), { method: 'DELETE' })],
      [403, await fetch(url('/webhooks/meta'))],
      [401, await fetch(url('/webhooks/meta'), { method: 'POST', body: '{}' })],
      [401, await fetch(url('/internal/dead-letters'))],
      [400, await test.operate('POST', 'jobs/no-such-job')],
      [401, await fetch(url(`/api/organisations/${LA_ESPIGA.tenantId}/documents`), bearer('eyJ.eyJ.x'))],
      [200, await sendSignedAsFetch(webhook('5491100000780', 'Hola'))],
    ] as const;
    for (const [status, answer] of answers) {
      expect([answer.url, answer.status]).toEqual([answer.url, status]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'strict-transport-security': expect.stringMatching(/max-age=\d{8}/),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.stringContaining('camera=()'),
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      const text = await answer.text();
      expect(text).not.toMatch(/\n\s+at |\.[jt]s:\d|sha256|stack|postgres|zod/i);
      for (const secret of allSecrets()) expect(text).not.toContain(secret);
      if (status >= 400) {
        expect(JSON.parse(text)).toEqual({
          error: {
            code: expect.any(String),
            message: expect.any(String),
            requestId: answer.headers.get('x-request-id'),
          },
        });
      }
    }
  });
});

function webhook(from: string, body: string, more: object = {}, channel = LA_ESPIGA.phoneNumberId): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const id = `wamid.${randomBytes(8).toString('hex')}`;
  const messages = [envelope(textMessage(body, { from, id, timestamp }))];
  return Buffer.from(JSON.stringify(whatsAppBody(change({ messages, ...more }, 'messages', channel))));
}

const signed = (signature: string | string[]) => ({ 'x-hub-signature-256': signature });

function send(bytes: Uint8Array, headers: Record<string, string | string[]>, how = {}): Promise<Answer> {
  return post(`${test.stack.workerUrl}/webhooks/meta`, bytes, headers, how);
}

function sendSigned(bytes: Uint8Array): Promise<Answer> {
  return send(bytes, signed(signatureOf(bytes, test.secrets.metaAppSecret)));
}

function sendSignedAsFetch(bytes: Buffer): Promise<Response> {
  return fetch(`${test.stack.workerUrl}/webhooks/meta`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'x-hub-signature-256': signatureOf(bytes, test.secrets.metaAppSecret) },
  });
}

async function greeted(): Promise<Chat> {
  const chat = openChat(test, LA_ESPIGA);
  await chat.ask('Hola');
  await chat.sendInState('delivered');
  return chat;
}

/** What Postgres and R2 hold of messages. */
async function stored() {
  const [row] = await test.query<{ messages: number }>(
    `select count(*)::int as messages from public.messages where direction = 'in'`,
  );
  return { messages: row?.messages ?? 0, bodies: (await objects('webhook-bodies/')).length };
}

/** A good message sent later and answered: what came before it in the queue has been dealt with. */
async function somethingLater(): Promise<void> {
  await openChat(test, LA_ESPIGA).ask('Hola');
}

const afterOneMore = (before: { messages: number; bodies: number }) => ({
  ...before,
  messages: before.messages + 1,
});

interface DeadLetter {
  id: string;
  objectKey: string;
  byteLength: number;
  reason: string;
}

async function listed(): Promise<DeadLetter[]> {
  const answer = await test.operate('GET', 'dead-letters');
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { deadLetters: DeadLetter[] }).deadLetters;
}

function deadLetter(reason: string): Promise<DeadLetter> {
  return waitUntil(
    'a dead letter',
    async () => (await listed()).find((one) => one.reason === reason) ?? null,
  );
}

function handshake(query: Record<string, string>): Promise<Response> {
  const token = { 'hub.verify_token': test.secrets.metaVerifyToken };
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', ...token, ...query };
  return fetch(`${test.stack.workerUrl}/webhooks/meta?${new URLSearchParams(asked)}`);
}

const bucket = () => test.stack.worker.miniflare.getR2Bucket('BUCKET');

async function objects(prefix: string): Promise<string[]> {
  return (await (await bucket()).list({ prefix })).objects.map(({ key }) => key);
}

/** Keys of the objects that hold exactly these bytes. */
function objectsEqualTo(bytes: Buffer, prefix: string): Promise<string[]> {
  return objectsWhere(prefix, (held) => held.equals(bytes));
}

/** Keys of the consumer's batches that hold these bytes, maybe among others. */
function batchesWith(bytes: Buffer): Promise<string[]> {
  return objectsWhere('webhooks/', (held) => held.includes(bytes));
}

async function objectsWhere(prefix: string, isMeant: (held: Buffer) => boolean): Promise<string[]> {
  const found: string[] = [];
  for (const key of await objects(prefix)) {
    const object = await (await bucket()).get(key);
    if (object && isMeant(Buffer.from(await object.arrayBuffer()))) found.push(key);
  }
  return found;
}

function allSecrets(): string[] {
  const { passwords, accessTokenKey, ...texts } = test.secrets;
  return [...Object.values(texts), ...Object.values(passwords), accessTokenKey.d ?? '', PREVIOUS_SECRET];
}
