import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import worker from '../../worker/index.ts';

const id = '01a20a4b-6d11-7663-868d-55ff32cf6a4b';
/** Without a provider, as messages were sent when Meta was the only one. */
const delivery = (body: string) => ({
  id,
  receivedAt: Date.now(),
  body: { kind: 'inline', bytes: new TextEncoder().encode(body).buffer },
});

const ofATenant = `tenants/${id}/documents/${id}/version`;
/** Whoever could write into a queue must not reach a tenant's objects, nor a place of their choice, by it. */
const HOSTILE: readonly (readonly [name: string, body: unknown])[] = [
  ['what we never wrote', { anything: 1 }],
  ['text that is not an object', 'text'],
  ['nothing', null],
  ['a list', [delivery('{}')]],
  ['no id', { ...delivery('{}'), id: undefined }],
  ['a provider that is none', { ...delivery('{}'), provider: 'stripe' }],
  ['a path as an id', { ...delivery('{}'), id: `../tenants/${id}` }],
  ['a statement as an id', { ...delivery('{}'), id: `${id}'; drop table x` }],
  ['an object of a tenant', { ...delivery('{}'), body: { kind: 'stored', key: ofATenant } }],
  [
    'the body of another delivery',
    { ...delivery('{}'), body: { kind: 'stored', key: `webhook-bodies/${ofATenant}` } },
  ],
  ['a moment that no database knows', { ...delivery('{}'), receivedAt: Number.MAX_SAFE_INTEGER }],
  ['bytes that are text', { ...delivery('{}'), body: { kind: 'inline', bytes: '{}' } }],
];

const FORGED_REASON = [
  'a reason that is not ours',
  { ...delivery('{}'), deadReason: `\u0000 ${id}` },
] as const;

/** Runs the real consumer over a batch; `broken` makes one of its bindings fail. */
async function consume(queue: string, body: unknown, broken: Partial<Env> = {}) {
  const sent: unknown[] = [];
  const deadLetters = { send: async (payload: unknown) => void sent.push(payload) };
  const batch = createMessageBatch(queue, [{ id: 'm1', timestamp: new Date(), attempts: 3, body }]);
  const context = createExecutionContext();
  const environment = { ...env, DEAD_LETTER_QUEUE: deadLetters, ...broken } as unknown as Env;
  await worker.queue?.(batch, environment, context);
  const result = await getQueueResult(batch, context);
  return { acked: result.explicitAcks, retried: result.retryMessages, sent };
}

const failing = {
  put: () => Promise.reject(new Error('out of reach')),
  get: () => Promise.reject(new Error('out of reach')),
} as unknown as R2Bucket;

describe('webhook consumer', () => {
  it.each<readonly [name: string, body: unknown, reason: string]>([
    ['bytes that are not JSON', delivery('{"entry":['), 'malformed_json'],
    ['JSON that is no webhook', delivery('{"hello":1}'), 'malformed_webhook'],
    [
      'a body that is gone',
      { id, receivedAt: 1, body: { kind: 'stored', key: `webhook-bodies/${id}` } },
      'body_lost',
    ],
    ...HOSTILE.map(([name, body]) => [name, body, 'malformed_payload'] as const),
  ])('makes a dead letter of %s [control route-guards]', async (_name, body, reason) => {
    const { acked, retried, sent } = await consume('portero-webhooks', body);
    expect(acked).toEqual(['m1']);
    expect(retried).toEqual([]);
    expect(sent).toEqual([expect.objectContaining({ deadReason: reason })]);
    // Of what is no delivery of ours, nothing travels on.
    if (reason === 'malformed_payload') expect(sent).toEqual([{ deadReason: reason }]);
  });

  it.each([
    ['mercado-pago', '{"id":1}', 'malformed_webhook'],
    ['mercado-pago', 'id=1', 'malformed_json'],
    ['paddle', '{"event_id":"evt_1"}', 'malformed_webhook'],
  ])('makes a dead letter of what %s sent, %s, and keeps whose it is', async (provider, body, reason) => {
    const { acked, sent } = await consume('portero-webhooks', { ...delivery(body), provider, signedId: '7' });
    expect(acked).toEqual(['m1']);
    expect(sent).toEqual([expect.objectContaining({ provider, signedId: '7', deadReason: reason })]);
  });

  it('keeps a good delivery for another try while the database does not answer', async () => {
    const { acked, retried, sent } = await consume('portero-webhooks', delivery('{"object":"x","entry":[]}'));
    expect({ acked, sent }).toEqual({ acked: [], sent: [] });
    expect(retried).toEqual([expect.objectContaining({ msgId: 'm1' })]);
  });

  it('keeps it while the bucket does not answer', async () => {
    const body = delivery('{"object":"x","entry":[]}');
    const { acked, retried } = await consume('portero-webhooks', body, { BUCKET: failing });
    expect({ acked, retried: retried.length }).toEqual({ acked: [], retried: 1 });
  });

  it('keeps poison too while the dead letters cannot be written', async () => {
    const refusing = { send: () => Promise.reject(new Error('out of reach')) } as unknown as Queue;
    const { acked, retried } = await consume('portero-webhooks', delivery('{'), {
      DEAD_LETTER_QUEUE: refusing,
    });
    expect({ acked, retried: retried.length }).toEqual({ acked: [], retried: 1 });
  });
});

describe('dead-letter consumer', () => {
  it('keeps the bytes first, and the letter until its row is written', async () => {
    const { acked, retried } = await consume('portero-dead-letters', delivery('{"broken":'));
    expect({ acked, retried: retried.length }).toEqual({ acked: [], retried: 1 });
    const kept = await env.BUCKET.get(`dead-letters/${id}`);
    expect(await kept?.text()).toBe('{"broken":');
  });

  it.each([...HOSTILE, FORGED_REASON])(
    'keeps of %s that there was something, and nothing of it [control route-guards]',
    async (_name, body) => {
      await env.BUCKET.put(ofATenant, 'secret');
      const before = new Set((await env.BUCKET.list()).objects.map(({ key }) => key));
      const { retried } = await consume('portero-dead-letters', body);
      expect(retried).toHaveLength(1);
      const kept = (await env.BUCKET.list()).objects.filter(({ key }) => !before.has(key));
      expect(kept.map(({ key, size }) => [key.replace(/[0-9a-f-]{36}$/, ':id'), size])).toEqual([
        ['dead-letters/:id', 0],
      ]);
    },
  );
});
