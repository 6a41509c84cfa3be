import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../dev/meta/sign.ts';
import { batchesWith, objects, objectsEqualTo } from '../support/bucket-objects.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { send, sendSigned, signed, webhook } from '../support/meta-client.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const PREVIOUS_SECRET = 'the secret before the last rotation';
const QUESTION = '¿Hasta qué hora abren los sábados?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack({ vars: { META_APP_SECRET_PREVIOUS: PREVIOUS_SECRET } });
});
afterAll(() => test.stop());

describe('a signature [control webhook-signatures]', () => {
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
    const answer = await send(test, bytes, headersFor(signatureOf(bytes, test.secrets.metaAppSecret)));
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
    expect((await send(test, changed, signed(signature))).status).toBe(401);
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

describe('a body [control body-bounds]', () => {
  it.each([false, true])('over 3 MB (chunked: %s): 413 and nothing stored', async (isChunked) => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 1, 0x20);
    const before = await stored();
    const answer = await send(test, bytes, signed(signatureOf(bytes, test.secrets.metaAppSecret)), {
      isChunked,
      isHeldBack: !isChunked,
    });
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'too_large' } });
    await somethingLater();
    expect(await stored()).toEqual(afterOneMore(before));
  });

  it('of 3 MB exactly: accepted', async () => {
    const chat = await greeted();
    const bytes = Buffer.alloc(3 * 1024 * 1024, 0x20);
    webhook(chat.customer.id, QUESTION).copy(bytes);
    expect((await sendSigned(test, bytes)).status).toBe(200);
    expect((await chat.reply(2)).text).toContain('19:00');
  });

  it('over 64 KiB goes through R2 and is answered', async () => {
    const chat = await greeted();
    const bytes = webhook(chat.customer.id, QUESTION, { padding: 'x'.repeat(100_000) });
    expect((await sendSigned(test, bytes)).status).toBe(200);
    expect((await chat.reply(2)).text).toContain('19:00');
    expect(await objectsEqualTo(test, bytes, 'webhook-bodies/')).toHaveLength(1);
    expect(await batchesWith(test, bytes)).toHaveLength(1);
  });

  it('for an unknown number: counted and dropped', async () => {
    const bytes = webhook('5491100000779', QUESTION, { padding: 'only one' }, '999999999999999');
    expect((await sendSigned(test, bytes)).status).toBe(200);
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
      });
      const text = await answer.text();
      expect(text).not.toMatch(/\n\s+at |\.[jt]s:\d|sha256|stack|postgres|zod/i);
      for (const secret of allSecrets()) expect(text).not.toContain(secret);
      if (status >= 400) {
        expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
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
  return { messages: row?.messages ?? 0, bodies: (await objects(test, 'webhook-bodies/')).length };
}

/** A good message sent later and answered: what came before it in the queue has been dealt with. */
async function somethingLater(): Promise<void> {
  await openChat(test, LA_ESPIGA).ask('Hola');
}

const afterOneMore = (before: { messages: number; bodies: number }) => ({
  ...before,
  messages: before.messages + 1,
});

function allSecrets(): string[] {
  const { passwords, accessTokenKey, ...texts } = test.secrets;
  return [...Object.values(texts), ...Object.values(passwords), accessTokenKey.d ?? '', PREVIOUS_SECRET];
}
