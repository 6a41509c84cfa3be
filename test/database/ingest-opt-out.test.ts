import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Identifier } from '../../worker/domain/inbound-event.ts';
import { edit, message, phone } from '../support/inbound-events.ts';
import { type Inbox, openInbox } from '../support/inbox.ts';

let inbox: Inbox;
let from: Identifier[];

beforeAll(async () => {
  inbox = await openInbox();
});
afterAll(() => inbox.close());
beforeEach(() => {
  from = [phone()];
});

const isOptedOut = async () => {
  const contacts = await inbox.contactsOf(from);
  expect(contacts).toHaveLength(1);
  return contacts[0]?.opted_out_at !== null;
};
const stop = (sentAt = Date.now() - 60_000) => message(from, { text: 'BAJA', sentAt });
const start = (sentAt = Date.now() - 30_000) => message(from, { text: 'ALTA', sentAt });

it('stops at STOP and starts at START, and redeliveries of them change nothing', async () => {
  const [first, second] = [stop(), start()];
  await inbox.ingest(first);
  expect(await isOptedOut()).toBe(true);
  const [contact] = await inbox.contactsOf(from);
  await inbox.ingest(first);
  await inbox.ingest(stop());
  expect(await inbox.contactsOf(from)).toEqual([contact]);
  await inbox.ingest(second);
  expect(await isOptedOut()).toBe(false);
  await inbox.ingest(first);
  expect(await isOptedOut()).toBe(false);
  await inbox.ingest(stop(Date.now() - 1000));
  await inbox.ingest(second);
  expect(await isOptedOut()).toBe(true);
});

it('reads the intent of whole text messages only', async () => {
  const question = message(from, { text: '¿Cuándo es la baja temporada?' });
  const caption = message(from, { text: 'BAJA', contentType: 'image' });
  await inbox.ingest(question, caption, edit(question, 'BAJA'));
  expect(await isOptedOut()).toBe(false);
  expect((await inbox.messagesOf(from)).map(({ intent }) => intent)).toEqual([null, null]);
});

it('keeps to the last word of one delivery', async () => {
  const sentAt = Date.now() - 60_000;
  await inbox.ingest(stop(sentAt), start(sentAt));
  expect(await isOptedOut()).toBe(false);
  await inbox.ingest(start(sentAt + 1000), stop(sentAt + 1000));
  expect(await isOptedOut()).toBe(true);
});

it('is not undone by a START that was written before the STOP and comes after it', async () => {
  await inbox.ingest(stop(Date.now() - 30_000));
  await inbox.ingest(start(Date.now() - 60_000));
  expect(await isOptedOut()).toBe(true);
});
