import { createExecutionContext } from 'cloudflare:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import worker from '../../worker/index.ts';
import { type IncomingRequest, SIGNED, vars, webhook } from './signed-webhooks.ts';

const MINUTE = 60_000;
const notice = (id: unknown) => JSON.stringify({ id: 1, type: 'payment', data: { id } });
const event = JSON.stringify({ event_id: 'evt_1' });

let lines: string[] = [];
afterEach(() => vi.restoreAllMocks());

/** The status, why the log says it was refused, and how many deliveries the queue was given. */
async function send(request: IncomingRequest, changed: Partial<Record<keyof Env, string>> = {}) {
  lines = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  let queued = 0;
  const WEBHOOK_QUEUE = { send: async () => void queued++ };
  const bindings = { ...vars, WEBHOOK_QUEUE, ...changed } as unknown as Env;
  const response = await worker.fetch?.(request, bindings, createExecutionContext());
  const refused = lines.map((line) => JSON.parse(line)).find((line) => line.event === 'webhook.refused');
  return { status: response?.status, reason: refused?.reason, queued };
}

const taken = { status: 200, reason: undefined, queued: 1 };
const refused = (reason: string, status = 401) => ({ status, reason, queued: 0 });

describe('[control webhook-signatures] the guard of Mercado Pago', () => {
  it('takes what the current and what the previous secret signed, and nothing else', async () => {
    const secret = vars.MERCADO_PAGO_WEBHOOK_SECRET_PREVIOUS ?? '';
    expect(await send(await SIGNED['mercado-pago'](notice('123')))).toEqual(taken);
    expect(await send(await SIGNED['mercado-pago'](notice('123'), { secret }))).toEqual(taken);
    const byAnother = await SIGNED['mercado-pago'](notice('123'), { secret: 'another-secret' });
    expect(await send(byAnother)).toEqual(refused('mismatch'));
    const bySecond = await SIGNED['mercado-pago'](notice('123'), { secret });
    expect(await send(bySecond, { MERCADO_PAGO_WEBHOOK_SECRET_PREVIOUS: '' })).toEqual(refused('mismatch'));
  });

  it('tells notices without a signature, such as those of QR codes, from forged ones', async () => {
    const request = webhook('mercado-pago?data.id=123&type=payment', notice('123'), { 'x-request-id': 'r' });
    expect(await send(request)).toEqual(refused('unsigned'));
    const malformed = webhook('mercado-pago?data.id=123', notice('123'), { 'x-signature': 'ts=1,v1=abc' });
    expect(await send(malformed)).toEqual(refused('malformed'));
  });

  it('refuses a body about something else than what was signed', async () => {
    for (const id of ['124', 124, 123.5, ' 123', '', ['123'], { toString: '123' }, false]) {
      expect(await send(await SIGNED['mercado-pago'](notice(id)))).toEqual(refused('ids_differ', 400));
    }
    expect(await send(await SIGNED['mercado-pago'](notice(123)))).toEqual(taken);
    expect(await send(await SIGNED['mercado-pago'](notice('AB1'), { dataId: 'ab1' }))).toEqual(taken);
    // What names nothing, or is no JSON, is kept: the consumer says what it is.
    for (const body of ['{"data":{}}', '{"data":null}', notice(null)]) {
      expect(await send(await SIGNED['mercado-pago'](body))).toEqual(taken);
    }
    expect(await send(await SIGNED['mercado-pago']('no JSON'))).toEqual(taken);
  });

  it('takes an old notice, unless a tolerance is configured', async () => {
    const old = () => SIGNED['mercado-pago'](notice('123'), { sentAt: Date.now() - 10 * MINUTE });
    const within = { MERCADO_PAGO_TOLERANCE_SECONDS: '300' };
    for (const off of ['0', '']) {
      expect(await send(await old(), { MERCADO_PAGO_TOLERANCE_SECONDS: off })).toEqual(taken);
    }
    expect(await send(await old(), within)).toEqual(refused('stale'));
    expect(await send(await SIGNED['mercado-pago'](notice('123')), within)).toEqual(taken);
  });

  it('takes 64 KiB and no more', async () => {
    const padded = (size: number) => notice('123').padEnd(size);
    expect(await send(await SIGNED['mercado-pago'](padded(65_536)))).toEqual(taken);
    expect((await send(await SIGNED['mercado-pago'](padded(65_537)))).status).toBe(413);
  });
});

describe('[control webhook-signatures] the guard of Paddle', () => {
  it('takes what the current and what the previous secret signed, and nothing else', async () => {
    const secret = vars.PADDLE_WEBHOOK_SECRET_PREVIOUS ?? '';
    expect(await send(await SIGNED.paddle(event))).toEqual(taken);
    expect(await send(await SIGNED.paddle(event, { secret }))).toEqual(taken);
    expect(await send(await SIGNED.paddle(event, { secret: 'another-secret' }))).toEqual(refused('mismatch'));
    const bySecond = await SIGNED.paddle(event, { secret });
    expect(await send(bySecond, { PADDLE_WEBHOOK_SECRET_PREVIOUS: '' })).toEqual(refused('mismatch'));
    const header = { 'paddle-signature': (await SIGNED.paddle(event)).headers.get('paddle-signature') ?? '' };
    expect(await send(webhook('paddle', `${event} `, header))).toEqual(refused('mismatch'));
  });

  it('refuses what is unsigned, malformed, too old or from the future', async () => {
    expect(await send(webhook('paddle', event, {}))).toEqual(refused('unsigned'));
    expect(await send(webhook('paddle', event, { 'paddle-signature': 'h1=x' }))).toEqual(
      refused('malformed'),
    );
    for (const offset of [-MINUTE, MINUTE]) {
      const request = () => SIGNED.paddle(event, { sentAt: Date.now() + offset });
      expect(await send(await request())).toEqual(refused('stale'));
      expect(await send(await request(), { PADDLE_TOLERANCE_SECONDS: '90' })).toEqual(taken);
    }
  });

  it('takes 1 MiB and no more', async () => {
    const padded = (size: number) => event.padEnd(size);
    expect(await send(await SIGNED.paddle(padded(1_048_576)))).toEqual(taken);
    expect((await send(await SIGNED.paddle(padded(1_048_577)))).status).toBe(413);
  });
});

describe('[control webhook-signatures] every guard of webhooks', () => {
  it.each([
    ['mercado-pago', 'MERCADO_PAGO_WEBHOOK_SECRET'],
    ['paddle', 'PADDLE_WEBHOOK_SECRET'],
  ] as const)('refuses everything of %s that is not configured', async (provider, name) => {
    // The previous secret alone is a mistake, not a configuration.
    const secret = vars[`${name}_PREVIOUS`] ?? '';
    for (const body of [await SIGNED[provider](event), await SIGNED[provider](event, { secret })]) {
      expect(await send(body, { [name]: '' })).toEqual(refused('not_configured', 503));
    }
    expect((await send(await SIGNED.meta('{}'), { [name]: '' })).status).toBe(200);
  });

  it.each(['meta', 'mercado-pago', 'paddle'] as const)(
    'logs nothing of the header of %s',
    async (provider) => {
      const request = await SIGNED[provider](event, { secret: 'another-secret' });
      const header = [...request.headers.values()].find((value) => value.length > 64) ?? '';
      expect((await send(request)).status).toBe(401);
      expect(lines).toHaveLength(1);
      const signature = header.slice(-64);
      expect(signature).toMatch(/^[0-9a-f]{64}$/);
      for (const part of [signature, signature.slice(0, 16), 'r-1']) expect(lines.join()).not.toContain(part);
    },
  );
});

describe('the guard of the operator', () => {
  const get = (authorization: string) =>
    send(new Request('https://portero.example/internal/dead-letters', { headers: { authorization } }));
  const { CRON_SECRET, CRON_SECRET_PREVIOUS } = vars;

  it.each([
    ['the current secret', `Bearer ${CRON_SECRET}`],
    ['the previous one', `bearer ${CRON_SECRET_PREVIOUS}`],
  ])('takes %s', async (_, authorization) => {
    // The database is out of reach here: behind the guard that is another answer than a refusal.
    expect((await get(authorization)).status).toBe(503);
  });

  it.each([
    ['nothing', ''],
    ['another secret', 'Bearer another-secret-of-the-tests'],
    ['the secret alone', CRON_SECRET],
    ['another scheme', `Basic ${CRON_SECRET}`],
    ['two spaces', `Bearer  ${CRON_SECRET}`],
    ['more behind it', `Bearer ${CRON_SECRET} x`],
    ['both secrets', `Bearer ${CRON_SECRET},${CRON_SECRET_PREVIOUS}`],
    ['a prefix', `Bearer ${CRON_SECRET.slice(0, -1)}`],
    ['an empty one', 'Bearer '],
  ])('refuses %s', async (_, authorization) => {
    expect((await get(authorization)).status).toBe(401);
  });
});
