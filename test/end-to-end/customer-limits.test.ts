import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantGate } from '../../durable-objects/tenant-gate.ts';
import { openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const ONE_IN_MS = 30_000;
const LEFT_MS = 10_000;

/** As if, after a first one, all answers of ten minutes were given but for the one that is due in some seconds. */
async function useUpAnswers(contactId: string): Promise<void> {
  const gates = await test.stack.worker.miniflare.getDurableObjectNamespace('TENANT_GATE');
  const gate = gates.getByName(LA_ESPIGA.tenantId) as unknown as Pick<TenantGate, 'admit'>;
  const bucket = `answers contact:${contactId}`;
  const admitted = await gate.admit({
    limits: [{ name: 'answers', bucket, burst: 2, windowMs: 2 * (18 * ONE_IN_MS + LEFT_MS) }],
  });
  expect(admitted.outcome).toBe('admitted');
}

it('of a customer hold back the answer, not the message, and hold up nobody else [control tenant-limits]', async () => {
  const eager = openChat(test, LA_ESPIGA);
  await eager.ask('¿Aceptan tarjeta?');
  await useUpAnswers((await eager.conversation()).contact_id);
  const { wamid } = eager.write('¿Cuánto cuesta el pan de campo?');
  await waitUntil('a look that holds back', async () => (await eager.looks('blocked')) > 0);
  expect((await eager.message(wamid)).body).toContain('pan de campo');
  expect(eager.replies()).toHaveLength(1);
  expect((await openChat(test, LA_ESPIGA).ask('¿Aceptan tarjeta?')).text).toContain('tarjeta');
  // And by itself, once one is due again.
  expect((await eager.reply(2)).text).toMatch(/pan de campo/i);
  expect(eager.replies()).toHaveLength(2);
});
