import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { batchesWith, objectsEqualTo } from '../support/bucket-objects.ts';
import { openChat } from '../support/chat.ts';
import { sendSigned, webhook } from '../support/meta-client.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const QUESTION = '¿Hasta qué hora abren los sábados?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterEach(() => test.around(null));
afterAll(() => test.stop());

describe('a dead letter [control body-bounds]', () => {
  it('holds what is no JSON, byte for byte, and comes back when it is replayed', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"object":"whatsapp_business_account","entry":['),
      randomBytes(64),
    ]);
    expect((await sendSigned(test, bytes)).status).toBe(200);
    const letter = await deadLetter('malformed_json');
    expect(letter.byteLength).toBe(bytes.length);
    expect(await objectsEqualTo(test, bytes, 'dead-letters/')).toEqual([letter.objectKey]);
    expect(await listed()).toContainEqual(letter);

    // Held here, the letter can be looked at on its way: sent again, and not yet given up.
    let isSeen = false;
    test.around(async (statements, run) => {
      const isKept = statements.some((one) => one.includes('app.record_webhook_events('));
      if (isKept) await waitUntil('the letter on its way', () => isSeen);
      return run();
    });
    expect((await test.operate('POST', `dead-letters/${letter.id}/replay`)).status).toBe(204);
    expect(await rowOf(letter)).toEqual({ state: 'dead', replayed_at: expect.any(Date) });
    isSeen = true;
    await waitUntil('its second death', async () => {
      const row = await rowOf(letter);
      return row?.state === 'dead' && row.replayed_at === null;
    });
    expect(await listed()).toContainEqual(letter);
    expect(await objectsEqualTo(test, bytes, 'dead-letters/')).toEqual([letter.objectKey]);
  });

  it('that the database refused is replayed through the same code, and then answered', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('Hola');
    await chat.sendInState('delivered');
    const bytes = webhook(chat.customer.id, QUESTION);
    test.around(async (statements, run) => {
      if (!statements.some((one) => one.includes('app.ingest('))) return run();
      throw Object.assign(new Error('value out of range'), { code: '22003' });
    });
    expect((await sendSigned(test, bytes)).status).toBe(200);
    const letter = await deadLetter('refused_by_database');
    test.around(null);
    expect(await objectsEqualTo(test, bytes, 'dead-letters/')).toEqual([letter.objectKey]);
    expect(chat.replies()).toHaveLength(1);

    expect((await test.operate('POST', `dead-letters/${letter.id}/replay`)).status).toBe(204);
    expect((await chat.reply(2)).text).toContain('19:00');
    // The batches of both deliveries hold the very same bytes.
    expect(await batchesWith(test, bytes)).toHaveLength(2);
    expect((await listed()).map(({ id }) => id)).not.toContain(letter.id);
    expect(await rowOf(letter)).toEqual({ state: 'stored', replayed_at: expect.any(Date) });
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

/** Where the letter stands; `replayed_at` is null until it is sent again. */
async function rowOf({ id }: DeadLetter): Promise<{ state: string; replayed_at: Date | null } | null> {
  const rows = await test.query<{ state: string; replayed_at: Date | null }>(
    'select state, replayed_at from public.webhook_events where id = $1',
    [id],
  );
  return rows[0] ?? null;
}
