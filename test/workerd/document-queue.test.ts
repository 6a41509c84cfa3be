import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import worker from '../../worker/index.ts';

const tenantId = '01a20a4b-6d11-7663-868d-55ff32cf6a4b';
const documentId = '01a20a4b-6d11-7663-868d-55ff32cf6a4c';
const key = `tenants/${tenantId}/documents/${documentId}/version`;

async function consume(body: unknown) {
  const batch = createMessageBatch('portero-documents', [
    { id: 'm1', timestamp: new Date(), attempts: 2, body },
  ]);
  const context = createExecutionContext();
  await worker.queue?.(batch, env as unknown as Env, context);
  const result = await getQueueResult(batch, context);
  return { acked: result.explicitAcks, retried: result.retryMessages };
}

describe('document consumer', () => {
  it.each([
    ['nothing', null],
    ['text', 'read'],
    ['another kind', { kind: 'erase', tenantId }],
    ['no document', { kind: 'read', tenantId, key }],
    ['an id that is none', { kind: 'recheck', tenantId: "x' or true" }],
    ['a key without end', { kind: 'read', tenantId, documentId, key: key + 'k'.repeat(200) }],
    ['a key of another document', { kind: 'read', tenantId: documentId, documentId, key }],
  ])('lets go of %s [control route-guards]', async (_, body) => {
    expect(await consume(body)).toEqual({ acked: ['m1'], retried: [] });
  });

  it.each([
    ['reading', { kind: 'read', tenantId, documentId, key }],
    ['a check', { kind: 'recheck', tenantId }],
  ])('keeps %s for another try while the database does not answer', async (_, body) => {
    const { acked, retried } = await consume(body);
    expect(acked).toEqual([]);
    expect(retried).toEqual([expect.objectContaining({ msgId: 'm1' })]);
  });
});
