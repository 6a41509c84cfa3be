import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const NAME = 'Zoraida Quispe-Ñuñez';
const EMAIL = 'zoraida.quispe@correo.example';
const TOKEN = 'EAAGm0PX4ZCpsBAKZDZD9f8e7d6c5b4a39281706';
const TEXT = `Soy ${NAME}, mi correo es ${EMAIL}, mi clave ${TOKEN} y mi tarjeta 4509-9535-6623-3704`;

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

it('says nothing about a customer, whatever went right or wrong [control log-masking]', async () => {
  const { faults } = test.stack.meta;
  const chat = openChat(test, LA_ESPIGA, test.newCustomer(NAME));
  await chat.ask('¿Tienen estacionamiento?');
  faults.add({ on: 'messages', kind: 'server-error', when: { next: 1 } });
  await chat.ask(TEXT);
  await chat.sendInState('delivered');
  faults.add({ on: 'messages', kind: 'graph-error', code: 131026, when: { next: 1 } });
  chat.write(`${TEXT} ¿me leen?`);
  await chat.sendInState('failed');

  // The database refuses with an error that quotes the row, and forgets to answer.
  let hasRefused = false;
  test.around(async (statements, run) => {
    if (hasRefused || !statements.some((one) => one.includes('app.ingest('))) return run();
    hasRefused = true;
    const detail = `Failing row contains (${chat.customer.waId}, ${TEXT}).`;
    throw Object.assign(new Error(detail), { code: '40001', detail });
  });
  const { wamid } = chat.write(`${TEXT} otra vez`);
  await waitUntil('it to count as seen', async () => (await chat.message(wamid)).answered_turn !== null);
  test.around(null);

  await test.stack.meta.deliver({ entry: [{ changes: [TEXT, chat.customer.waId] }] });
  await test.stack.meta.deliver(Buffer.from(`{"broken": "${TEXT}`));
  await test.stack.meta.deliver({ object: TEXT, entry: [] }, { signature: TOKEN });
  await fetch(`${test.stack.workerUrl}/api/${encodeURIComponent(TEXT)}?q=${chat.customer.waId}`, {
    headers: { 'user-agent': TEXT, 'x-request-id': TOKEN, authorization: `Bearer ${TOKEN}` },
  });
  await waitUntil('the dead letter', () => test.logged('dead_letter.kept').length > 0);

  const said = ['otra vez', 'estacionamiento', 'Según nuestro'];
  expect(test.lines.length).toBeGreaterThan(20);
  for (const line of test.lines) {
    for (const text of [NAME, 'Zoraida', 'Quispe', EMAIL, 'zoraida.quispe', ...said]) {
      expect(line).not.toContain(text);
    }
    const digits = line.replace(/\D/g, '');
    expect(digits).not.toContain((chat.customer.waId ?? '').slice(-9));
    expect(digits).not.toContain('4509953566233704');
  }
});

it('says no secret in all that [control log-redaction]', async () => {
  const sent = await test.query<{ provider_message_id: string | null }>(
    'select provider_message_id from public.messages',
  );
  const ids = sent.flatMap(({ provider_message_id: wamid }) => (wamid ? [wamid.slice(6, 40)] : []));
  expect(ids.length).toBeGreaterThan(3);
  const { passwords, accessTokenKey, ...texts } = test.secrets;
  const forbidden = [
    ...[TOKEN, 'wamid.', 'HBgN', ...ids, `EAA-${LA_ESPIGA.key}`],
    ...[...Object.values(texts), ...Object.values(passwords), accessTokenKey.d ?? ''],
    ...texts.contextKeys.split(':').slice(1),
    ...texts.sealingKeys.split(':').slice(1),
  ];
  for (const line of test.lines) {
    for (const secret of forbidden) expect(line).not.toContain(secret);
  }
});

it('gives each request a line with an id of its own', async () => {
  for (const path of ['api/health', 'api/me', 'api/nothing', 'security'])
    await fetch(`${test.stack.workerUrl}/${path}`);
  const requests = test.logged('request');
  expect(requests.length).toBeGreaterThan(3);
  for (const { requestId, route, status, ms } of requests) {
    expect(requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect([typeof route, typeof status, typeof ms]).toEqual(['string', 'number', 'number']);
  }
  expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(requests.length);
});

it('writes nothing but one JSON object a line', () => {
  for (const line of test.lines) expect(JSON.parse(line)).toMatchObject({ event: expect.any(String) });
});
