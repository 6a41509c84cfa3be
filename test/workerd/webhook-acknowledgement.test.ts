import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import worker from '../../worker/index.ts';
import { SIGNED } from './signed-webhooks.ts';

/** Posts a rightly signed body; what the bindings are asked to store is recorded, or refused. */
async function post(
  provider: keyof typeof SIGNED,
  size: number,
  { isQueueDown = false, isBucketDown = false } = {},
) {
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [], padding: 'x'.repeat(size) });
  const steps: string[] = [];
  const sent: unknown[] = [];
  const store = (step: string, isDown: boolean) => async (delivery: unknown) => {
    // Long enough for an answer that does not wait to come first.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (isDown) throw new Error('out of reach');
    steps.push(step);
    sent.push(delivery);
  };
  const bindings = {
    ...env,
    WEBHOOK_QUEUE: { send: store('queue', isQueueDown) },
    BUCKET: { put: store('bucket', isBucketDown) },
  } as unknown as Env;
  const response = await worker.fetch?.(await SIGNED[provider](body), bindings, createExecutionContext());
  steps.push(`answered ${response?.status}`);
  return { steps, sent, retryAfter: response?.headers.get('retry-after') };
}

describe.each(['meta', 'mercado-pago', 'paddle'] as const)(
  '[control webhook-signatures] a signed webhook of %s',
  (provider) => {
    it('is acknowledged only after the queue has it, and says whose it is', async () => {
      const { steps, sent } = await post(provider, 10);
      expect(steps).toEqual(['queue', 'answered 200']);
      const signedId = provider === 'mercado-pago' ? '123' : null;
      expect(sent).toEqual([expect.objectContaining({ provider, signedId })]);
    });

    it('is refused, to be sent again, while the queue is out of reach', async () => {
      expect(await post(provider, 10, { isQueueDown: true })).toEqual({
        ...{ steps: ['answered 503'], sent: [], retryAfter: '30' },
      });
    });
  },
);

describe.each(['meta', 'paddle'] as const)('a large webhook of %s', (provider) => {
  it('goes to the bucket first when it is too large for the queue', async () => {
    expect((await post(provider, 70_000)).steps).toEqual(['bucket', 'queue', 'answered 200']);
  });

  it('is refused while the bucket is out of reach, and nothing points at what is not there', async () => {
    expect((await post(provider, 70_000, { isBucketDown: true })).steps).toEqual(['answered 503']);
  });
});
