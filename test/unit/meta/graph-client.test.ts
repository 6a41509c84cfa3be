import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { upstreamFetch } from '../../../worker/platform/upstream.ts';
import {
  fetchPhoneNumber,
  markReadAndTyping,
  sendText,
} from '../../../worker/providers/meta/graph-client.ts';
import { startHttpServer } from '../../support/http-server.ts';

const accepted = { messages: [{ id: 'wamid.OUT' }], contacts: [{ input: '54911', wa_id: '549115' }] };
const graphError = (code: number, more = {}) => ({
  error: { message: 'no', type: 'OAuthException', code, ...more },
});
const json =
  (status: number, body: unknown, headers = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
const html = (status: number) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>error</h1>');
};

type More = Partial<Parameters<typeof sendText>[0]>;

async function sendTo(answer: (response: ServerResponse) => void, more: More = {}) {
  await using server = await startHttpServer(answer);
  const sender = {
    graphUrl: `${server.url}/v26.0`,
    phoneNumberId: '88',
    accessToken: 'secret',
    fetch: upstreamFetch,
  };
  const message = { to: { kind: 'wa_id', value: '54911' } as const, text: 'Hola ñ', outboxId: 'out-1' };
  const result = await sendText({ ...sender, ...message, timeoutMs: 2_000, ...more });
  return { result, requests: server.requests };
}

describe('sendText', () => {
  it('sends one request that Graph can answer, and reads the answer', async () => {
    const { result, requests } = await sendTo(json(200, accepted));
    expect(result).toEqual({ kind: 'accepted', messageId: 'wamid.OUT', waId: '549115' });
    expect(requests).toMatchObject([{ method: 'POST', url: '/v26.0/88/messages' }]);
    expect(requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '54911',
      type: 'text',
      text: { preview_url: false, body: 'Hola ñ' },
      biz_opaque_callback_data: 'out-1',
    });
  });

  it('addresses a customer without phone number by user id, and nobody else', async () => {
    const { requests } = await sendTo(json(200, accepted), { to: { kind: 'wa_user_id', value: 'AR.1' } });
    const body = JSON.parse(requests[0]?.body ?? '');
    expect(body).toMatchObject({ recipient: 'AR.1' });
    expect(body).not.toHaveProperty('to');
    const sending = sendTo(json(200, accepted), { to: { kind: 'messenger_id', value: '1' } });
    await expect(sending).rejects.toThrow(TypeError);
  });

  it.each([
    [
      '429',
      429,
      graphError(130429),
      { 'retry-after': '7' },
      { code: 130429, class: 'retry', retryAfterMs: 7_000 },
    ],
    ['429 without header', 429, graphError(4), {}, { code: 4, class: 'retry', retryAfterMs: null }],
    ['a date in the header', 429, graphError(4), { 'retry-after': 'soon' }, { retryAfterMs: null }],
    ['an endless header', 429, graphError(4), { 'retry-after': '999999' }, { retryAfterMs: 86_400_000 }],
    [
      'the pair limit',
      400,
      graphError(131056),
      { 'retry-after': '1' },
      { class: 'retry', retryAfterMs: 6_000 },
    ],
    ['500 from Graph', 500, graphError(131000), {}, { code: 131000, class: 'retry' }],
    ['200 with an error', 200, graphError(131047), {}, { code: 131047, class: 'never' }],
    [
      'an expired token',
      401,
      graphError(190, { error_subcode: 463 }),
      {},
      { class: 'pause_credential', subcode: 463 },
    ],
    ['a blocked sender', 403, graphError(368), {}, { class: 'pause_sender', subcode: null }],
  ])('is refused by %s', async (_, status, body, headers, expected) => {
    const { result } = await sendTo(json(status, body, headers));
    expect(result).toMatchObject({ kind: 'refused', ...expected });
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['502 with HTML', html(502)],
    ['429 with HTML', html(429)],
    ['200 with HTML', html(200)],
    ['500 with JSON of somebody else', json(500, { error: 'bad gateway' })],
    ['an error without code', json(500, { error: { message: 'x' } })],
    ['200 without a message id', json(200, { messages: [{}] })],
    ['200 with an empty object', json(200, {})],
    ['200 with a list', json(200, [accepted])],
    ['an error beside a message', json(200, { ...accepted, ...graphError(131000) })],
    ['500 with a message id', json(500, accepted)],
    ['a redirect', json(307, {}, { location: 'https://elsewhere.test/' })],
    ['an empty answer', (response) => void response.writeHead(204).end()],
    ['truncated JSON', (response) => void response.end('{"messages":[{"id":"wam')],
    ['an answer above the bound', json(200, { ...accepted, padding: 'x'.repeat(70_000) })],
  ])('is ambiguous after %s', async (_, answer) => {
    const { result } = await sendTo(answer);
    expect(result).toEqual({ kind: 'ambiguous', reason: 'unreadable_answer' });
  });

  it.each<[string, string, (response: ServerResponse) => void, More]>([
    ['no answer', 'timeout', () => undefined, { timeoutMs: 50 }],
    ['an answer that stops', 'timeout', (response) => void response.write('{"mess'), { timeoutMs: 50 }],
    ['an abort', 'timeout', () => undefined, { signal: AbortSignal.abort() }],
    ['a reset', 'network', (response) => void response.destroy(), {}],
    ['a reset within the answer', 'network', breakOff, {}],
    ['a refused connection', 'network', () => undefined, { graphUrl: 'http://127.0.0.1:1' }],
  ])('is ambiguous after %s (%s)', async (_, reason, answer, more) => {
    const { result } = await sendTo(answer, more);
    expect(result).toEqual({ kind: 'ambiguous', reason });
  });

  it('cannot leave its path through an id', async () => {
    const { requests } = await sendTo(json(200, accepted), { phoneNumberId: '../me?x=' });
    expect(requests[0]?.url).toBe('/v26.0/..%2Fme%3Fx%3D/messages');
  });
});

function breakOff(response: ServerResponse) {
  response.writeHead(200, { 'content-length': '500' });
  response.write('{"messages":', () => response.destroy());
}

describe('markReadAndTyping', () => {
  it('marks the message read and shows typing', async () => {
    await using server = await startHttpServer(json(200, { success: true }));
    const sender = { graphUrl: server.url, phoneNumberId: '88', accessToken: 'secret', fetch: upstreamFetch };
    await markReadAndTyping({ ...sender, messageId: 'wamid.IN' });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.IN',
      typing_indicator: { type: 'text' },
    });
  });

  it('never throws', async () => {
    const sender = {
      graphUrl: 'http://127.0.0.1:1',
      phoneNumberId: '88',
      accessToken: 'secret',
      fetch: upstreamFetch,
    };
    await expect(markReadAndTyping({ ...sender, messageId: 'm' })).resolves.toBeUndefined();
    await expect(
      markReadAndTyping({ ...sender, accessToken: 'a\nb', messageId: 'm' }),
    ).resolves.toBeUndefined();
  });
});

describe('fetchPhoneNumber', () => {
  async function lookUp(answer: (response: ServerResponse) => void) {
    await using server = await startHttpServer(answer);
    const number = { graphUrl: server.url, phoneNumberId: '88', accessToken: 'secret', fetch: upstreamFetch };
    return { result: await fetchPhoneNumber(number), requests: server.requests };
  }

  it('finds the number that the token owns', async () => {
    const { result, requests } = await lookUp(
      json(200, { id: '88', display_phone_number: '+54 11', verified_name: 'La Espiga' }),
    );
    expect(result).toEqual({ kind: 'found', displayPhoneNumber: '+54 11', verifiedName: 'La Espiga' });
    expect(requests).toMatchObject([
      { method: 'GET', url: '/88?fields=id,display_phone_number,verified_name', body: '' },
    ]);
  });

  it('takes nothing but the same number for a proof', async () => {
    expect((await lookUp(json(200, { id: '99', display_phone_number: '+54' }))).result.kind).toBe(
      'ambiguous',
    );
    expect((await lookUp(json(200, {}))).result.kind).toBe('ambiguous');
    expect((await lookUp(html(200))).result.kind).toBe('ambiguous');
    const refused = await lookUp(json(400, graphError(190)));
    expect(refused.result).toMatchObject({ kind: 'refused', class: 'pause_credential' });
  });
});
