import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import worker from '../../worker/index.ts';

/** Posts a rightly signed body; what the bindings are asked to store is recorded, or refused. */
async function post(size: number, { isQueueDown = false, isBucketDown = false } = {}) {
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [], padding: 'x'.repeat(size) });
  const steps: string[] = [];
  const store = (step: string, isDown: boolean) => async () => {
    // Long enough for an answer that does not wait to come first.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (isDown) throw new Error('out of reach');
    steps.push(step);
  };
  const bindings = {
    ...env,
    WEBHOOK_QUEUE: { send: store('queue', isQueueDown) },
    BUCKET: { put: store('bucket', isBucketDown) },
  } as unknown as Env;
  const request = new Request<unknown, IncomingRequestCfProperties>('https://portero.example/webhooks/meta', {
    method: 'POST',
    headers: { 'x-hub-signature-256': await sign(body) },
    body,
  });
  const response = await worker.fetch?.(request, bindings, createExecutionContext());
  steps.push(`answered ${response?.status}`);
  return { steps, retryAfter: response?.headers.get('retry-after') };
}

async function sign(body: string): Promise<string> {
  const secret = new TextEncoder().encode(env.META_APP_SECRET);
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body)));
  return `sha256=${Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

describe('a signed webhook', () => {
  it('is acknowledged only after the queue has it', async () => {
    expect((await post(10)).steps).toEqual(['queue', 'answered 200']);
  });

  it('goes to the bucket first when it is too large for the queue', async () => {
    expect((await post(70_000)).steps).toEqual(['bucket', 'queue', 'answered 200']);
  });

  it('is refused, to be sent again, while the queue is out of reach', async () => {
    expect(await post(10, { isQueueDown: true })).toEqual({ steps: ['answered 503'], retryAfter: '30' });
  });

  it('is refused while the bucket is out of reach, and nothing points at what is not there', async () => {
    expect((await post(70_000, { isBucketDown: true })).steps).toEqual(['answered 503']);
  });
});
