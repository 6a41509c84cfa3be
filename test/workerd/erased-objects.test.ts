import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { conversationObject, inboxHub } from '../../worker/platform/objects.ts';

const tenantId = '01900000-0000-7000-8000-0000000000a1';

describe('an erased conversation', () => {
  const conversation = (id: string) => conversationObject(env, tenantId, id);
  const left = (stub: ReturnType<typeof conversation>) =>
    runInDurableObject(stub, async (_object, { storage }) => ({
      alarm: await storage.getAlarm(),
      keys: [...(await storage.list()).keys()],
      tables: storage.sql
        .exec(`select name from sqlite_master where name not like '\\_cf\\_%' escape '\\'`)
        .toArray(),
    }));
  const nothing = { alarm: null, keys: [], tables: [] };

  it('holds nothing, and stays so whoever calls it', async () => {
    const stub = conversation('erased');
    await stub.notify(['wamid.1']);
    expect(await left(stub)).not.toEqual(nothing);
    await stub.erase();
    expect(await left(stub)).toEqual(nothing);
    await stub.notify(['wamid.2']);
    await stub.wake();
    await stub.hurry();
    expect(await left(stub)).toEqual(nothing);
    await stub.erase();
    expect(await left(stub)).toEqual(nothing);
  });

  it('holds nothing either where a look was under way', async () => {
    const stub = conversation('looking');
    await stub.wake();
    // The database is out of reach: the look fails, and would ask for another.
    const looking = runDurableObjectAlarm(stub);
    await stub.erase();
    await looking;
    expect(await left(stub)).toEqual(nothing);
  });
});

it('an erased hub knows no ticket any more', async () => {
  const hub = inboxHub(env, tenantId);
  const holder = { userId: 'u', sessionId: 's' };
  const { ticket } = await hub.issueTicket(holder);
  const { ticket: another } = await hub.issueTicket(holder);
  expect(await hub.spendTicket(another)).toEqual(holder);
  await hub.erase();
  expect(await hub.spendTicket(ticket)).toBeNull();
  expect(
    await runInDurableObject(hub, async (_object, { storage }) => [...(await storage.list()).keys()]),
  ).toEqual([]);
  expect(await hub.spendTicket((await hub.issueTicket(holder)).ticket)).toEqual(holder);
});
