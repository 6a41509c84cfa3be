import type { DeliveryStatus, Identifier } from '../../domain/inbound-event.ts';
import type { EventCollector } from './event-collector.ts';
import {
  asCustomerId,
  asId,
  asMilliseconds,
  asRecord,
  asRecords,
  asText,
  isRecord,
  type JsonRecord,
} from './json-values.ts';
import { readMessengerContents } from './messenger-content.ts';
import { stableId } from './stable-id.ts';

type MessengerProvider = 'messenger' | 'instagram';

/** Where a part belongs and whom it concerns: `customer` is the side that is not the business. */
interface Origin {
  provider: MessengerProvider;
  channelExternalId: string;
  sentAt: number;
  customer: Identifier[];
  isEcho: boolean;
  standby: boolean;
}

/** Fields whose change holds one messaging part: Instagram sends its tests (and some apps' events) like this. */
const MESSAGING_FIELDS = new Set<unknown>([
  'messages',
  'message_echoes',
  'message_edit',
  'message_edits',
  'message_reactions',
  'message_reads',
  'message_deliveries',
  'messaging_postbacks',
  'messaging_seen',
]);

/** Collects one entry (a page or an Instagram account) of a webhook body. */
export function collectMessengerEntry(provider: MessengerProvider, entry: JsonRecord, into: EventCollector) {
  const channelExternalId = asId(entry.id);
  if (!channelExternalId) return into.ignore('no_channel');
  const collect = (part: JsonRecord, standby: boolean) =>
    collectPart(part, originOf(provider, channelExternalId, part, entry, standby), into);
  for (const part of asRecords(entry.messaging)) collect(part, false);
  for (const part of asRecords(entry.standby)) collect(part, true);
  for (const { field, value } of asRecords(entry.changes)) {
    if ((MESSAGING_FIELDS.has(field) || field === 'standby') && isRecord(value))
      collect(value, field === 'standby');
    else into.ignore('field', field);
  }
}

function originOf(
  provider: MessengerProvider,
  channelExternalId: string,
  part: JsonRecord,
  entry: JsonRecord,
  standby: boolean,
): Origin {
  const sender = asCustomerId(asRecord(part.sender).id);
  // An answer to our own words would never end: what the business sent is an echo, flagged or not.
  const isEcho = asRecord(part.message).is_echo === true || sender === channelExternalId;
  const value = isEcho ? asCustomerId(asRecord(part.recipient).id) : sender;
  const kind = provider === 'messenger' ? 'messenger_id' : 'instagram_id';
  const sentAt = asMilliseconds(part.timestamp) ?? asMilliseconds(entry.time) ?? 0;
  return { provider, channelExternalId, sentAt, customer: value ? [{ kind, value }] : [], isEcho, standby };
}

function collectPart(part: JsonRecord, origin: Origin, into: EventCollector) {
  if (origin.customer.length === 0) return into.ignore('no_sender');
  if (isRecord(part.message)) return collectMessage(part.message, origin, into);
  if (isRecord(part.postback)) return collectPostback(part.postback, origin, into);
  if (isRecord(part.reaction)) return collectReaction(part.reaction, origin, into);
  if (isRecord(part.message_edit)) return collectEdit(part.message_edit, origin, into);
  if (isRecord(part.delivery)) return collectStatus('delivered', part.delivery, origin, into);
  if (isRecord(part.read)) return collectStatus('read', part.read, origin, into);
  const envelope = ['sender', 'recipient', 'timestamp'];
  into.ignore('messaging', Object.keys(part).find((name) => !envelope.includes(name)) ?? 'empty');
}

function collectMessage(message: JsonRecord, origin: Origin, into: EventCollector) {
  const { customer, isEcho, standby } = origin;
  const mid = asId(message.mid);
  if (message.is_deleted === true) return collectDeletion(mid, origin, into);
  const contents = readMessengerContents(message);
  const messageId = mid ?? idOf(origin, 'message', JSON.stringify(contents));
  const [{ text, contentType }] = contents;
  if (isEcho)
    return into.add({ ...baseOf(origin), type: 'echo', messageId, to: customer, text, contentType });
  for (const [index, content] of contents.entries()) {
    into.add({
      ...baseOf(origin),
      type: 'message',
      // One event holds one file; further files of the same message get ids of their own.
      messageId: index === 0 ? messageId : `${messageId}:${index}`,
      from: customer,
      profileName: null,
      ...content,
      replyToMessageId: asId(asRecord(message.reply_to).mid),
      standby,
    });
  }
}

function collectDeletion(mid: string | null, origin: Origin, into: EventCollector) {
  if (!mid) return into.ignore('no_target', 'deletion');
  const messageId = idOf(origin, 'deletion', mid);
  into.add({ ...baseOf(origin), type: 'deletion', messageId, from: authorOf(origin), targetMessageId: mid });
}

function collectPostback(postback: JsonRecord, origin: Origin, into: EventCollector) {
  const text = asText(postback.title);
  into.add({
    ...baseOf(origin),
    type: 'message',
    messageId: asId(postback.mid) ?? idOf(origin, 'postback', asText(postback.payload), text),
    from: origin.customer,
    profileName: null,
    contentType: text === null ? 'unsupported' : 'interactive',
    text,
    replyToMessageId: null,
    media: null,
    standby: origin.standby,
  });
}

function collectReaction(reaction: JsonRecord, origin: Origin, into: EventCollector) {
  const targetMessageId = asId(reaction.mid);
  if (!targetMessageId) return into.ignore('no_target', 'reaction');
  const emoji =
    reaction.action === 'unreact' ? null : (asText(reaction.emoji, 64) ?? asText(reaction.reaction, 64));
  const messageId = idOf(origin, 'reaction', targetMessageId, emoji);
  into.add({
    ...baseOf(origin),
    type: 'reaction',
    messageId,
    from: authorOf(origin),
    targetMessageId,
    emoji,
  });
}

function collectEdit(edit: JsonRecord, origin: Origin, into: EventCollector) {
  const targetMessageId = asId(edit.mid);
  if (!targetMessageId) return into.ignore('no_target', 'edit');
  const text = asText(edit.text);
  const messageId = idOf(origin, 'edit', targetMessageId, text);
  into.add({ ...baseOf(origin), type: 'edit', messageId, from: authorOf(origin), targetMessageId, text });
}

/** Messenger reads carry only a watermark, Instagram reads only a mid, deliveries a watermark and perhaps mids. */
function collectStatus(status: DeliveryStatus, part: JsonRecord, origin: Origin, into: EventCollector) {
  const watermark = asMilliseconds(part.watermark);
  const mids = [part.mid, ...(Array.isArray(part.mids) ? part.mids : [])]
    .map(asId)
    .filter((id) => id !== null);
  if (mids.length === 0 && watermark === null) return into.ignore('no_target', status);
  for (const messageId of mids.length > 0 ? mids : [null]) {
    const common = { watermark, status, to: origin.customer, outboxId: null, errorCode: null };
    into.add({ ...baseOf(origin), type: 'status', messageId, ...common });
  }
}

function baseOf({ provider, channelExternalId, sentAt }: Origin) {
  return { provider, channelExternalId, sentAt };
}

/** Empty: the business. */
function authorOf({ isEcho, customer }: Origin): Identifier[] {
  return isEcho ? [] : customer;
}

function idOf(
  { channelExternalId, customer, sentAt }: Origin,
  type: string,
  ...payload: (string | null)[]
): string {
  return stableId([channelExternalId, customer[0]?.value ?? null, type, sentAt, ...payload]);
}
