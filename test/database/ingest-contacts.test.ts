import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Identifier } from '../../worker/domain/inbound-event.ts';
import { inContext, jobContext } from '../support/context.ts';
import { identityChange, message, phone, userId } from '../support/inbound-events.ts';
import { type Inbox, openInbox } from '../support/inbox.ts';

let inbox: Inbox;

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox.close());

const conversationsOf = async (who: Identifier[]) =>
  new Set((await inbox.messagesOf(who)).map(({ conversation_id }) => conversation_id)).size;

/** Where a reply would go, as a turn loads it. */
async function addressOf(who: Identifier[]): Promise<unknown> {
  const [stored] = await inbox.messagesOf(who);
  const { admin, a } = inbox;
  const turn = await inContext(admin, await jobContext(a.id), async () => {
    await admin.query('set local role app_job');
    return admin.query('select app.load_turn($1) as turn', [stored?.conversation_id]);
  });
  return turn.rows[0].turn.address;
}

it('knows a sender without a number again once the number appears', async () => {
  const [name, number] = [userId(), phone()];
  await inbox.ingest(message([name]));
  expect(await addressOf([name])).toEqual(name);
  await inbox.ingest(message([number, name]));
  await inbox.ingest(message([number]));
  expect(await inbox.contactsOf([name, number])).toHaveLength(1);
  expect(await conversationsOf([name, number])).toBe(1);
  expect(await inbox.messagesOf([name])).toHaveLength(3);
  expect(await addressOf([name])).toEqual(number);
});

it('follows a change of number or user id, and writes to the new one', async () => {
  const [before, after] = [phone(), phone()];
  await inbox.ingest(message([before]));
  expect(await inbox.ingest(identityChange([before], [after]))).toEqual([]);
  await inbox.ingest(identityChange([before], [after]));
  expect(await addressOf([before])).toEqual(after);
  await inbox.ingest(message([after]));
  expect(await inbox.contactsOf([before, after])).toHaveLength(1);
  expect(await conversationsOf([before, after])).toBe(1);
});

it('keeps one contact where the new identifier was known and the old one was not', async () => {
  const [before, after] = [userId(), userId()];
  const number = phone();
  await inbox.ingest(message([number]));
  await inbox.ingest(identityChange([before], [number, after]));
  await inbox.ingest(message([before]), message([after]));
  expect(await inbox.contactsOf([before, after, number])).toHaveLength(1);
});

it('keeps one person apart from another, and from the same identifier in another tenant', async () => {
  const who = [phone()];
  await inbox.ingest(message(who), message([phone()]));
  await inbox.query(
    `insert into contact_identifiers (tenant_id, provider, kind, value, contact_id)
    select $1, provider, kind, value, $2 from contact_identifiers where value = $3`,
    [...[inbox.b.id, inbox.b.contactId, who[0]?.value]],
  );
  await inbox.ingest(message(who));
  const contacts = await inbox.contactsOf(who);
  expect(contacts.map(({ tenant_id }) => tenant_id).toSorted()).toEqual([inbox.a.id, inbox.b.id].toSorted());
});

it('makes one contact of twenty deliveries at the same time, whatever order they name people in', async () => {
  const [name, number] = [userId(), phone()];
  const [otherName, otherNumber] = [userId(), phone()];
  const deliveries = Array.from({ length: 20 }, (_, index) => {
    const one = message(index % 3 === 0 ? [name, number] : [number, name], { profileName: `n${index}` });
    const other = message(index % 2 === 0 ? [otherNumber, otherName] : [otherName, otherNumber], {
      profileName: `o${index}`,
    });
    return index % 4 < 2 ? [one, other] : [other, one];
  });
  await Promise.all(deliveries.map((events) => inbox.ingest(...events)));
  for (const who of [
    [name, number],
    [otherName, otherNumber],
  ]) {
    expect(await inbox.contactsOf(who)).toHaveLength(1);
    expect(await conversationsOf(who)).toBe(1);
    expect(await inbox.messagesOf(who)).toHaveLength(20);
  }
});
