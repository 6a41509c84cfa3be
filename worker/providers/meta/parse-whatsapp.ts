import type { DeliveryStatus, Identifier } from '../../domain/inbound-event.ts';
import type { EventCollector } from './event-collector.ts';
import {
  asId,
  asInteger,
  asMilliseconds,
  asRecord,
  asRecords,
  asText,
  type JsonRecord,
} from './json-values.ts';
import { stableId } from './stable-id.ts';
import { readWhatsAppContent } from './whatsapp-content.ts';
import { findContact, whatsAppIdentifiers } from './whatsapp-identity.ts';

/** Where an event belongs; `sentAt` differs per event. */
interface Origin {
  provider: 'whatsapp';
  channelExternalId: string;
  sentAt: number;
}

/** 'played' (a voice message was heard) stands above 'read' on Meta's ladder; we keep no finer step. */
const STATUSES = new Map<unknown, DeliveryStatus>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['played', 'read'],
  ['failed', 'failed'],
]);

/** Others, such as 'customer_identity_changed' (a new encryption key), leave the address as it is. */
const IDENTITY_CHANGES = new Set<unknown>([
  'user_changed_number',
  'customer_changed_number',
  'user_changed_user_id',
]);

/** Collects one entry (a WhatsApp Business Account) of a webhook body. */
export function collectWhatsAppEntry(entry: JsonRecord, into: EventCollector) {
  for (const { field, value: untyped } of asRecords(entry.changes)) {
    const value = asRecord(untyped);
    const channelExternalId = asId(asRecord(value.metadata).phone_number_id);
    const parts = partsOf(field, value);
    if (!parts) into.ignore('field', field);
    else if (parts.length === 0) into.ignore('empty');
    else if (!channelExternalId) into.ignore('no_channel');
    else for (const [part, collect] of parts) collect(part, originOf(channelExternalId, part), value, into);
  }
}

type Collect = (part: JsonRecord, origin: Origin, value: JsonRecord, into: EventCollector) => void;

function partsOf(field: unknown, value: JsonRecord): [JsonRecord, Collect][] | null {
  const each = (list: unknown, collect: Collect) =>
    asRecords(list).map((part): [JsonRecord, Collect] => [part, collect]);
  switch (field) {
    case 'messages':
      return [
        ...each(value.messages, collectMessage),
        ...each(value.statuses, collectStatus),
        ...each(value.errors, (error, _origin, _value, into) => into.ignore('error', error.code)),
      ];
    case 'smb_message_echoes':
    case 'message_echoes':
      return each(value.message_echoes, collectEcho);
    case 'user_id_update':
      return each(value.user_id_update, collectUserIdUpdate);
    default:
      return null;
  }
}

function originOf(channelExternalId: string, part: JsonRecord): Origin {
  return { provider: 'whatsapp', channelExternalId, sentAt: asMilliseconds(part.timestamp) ?? 0 };
}

function collectMessage(message: JsonRecord, origin: Origin, value: JsonRecord, into: EventCollector) {
  if (message.type === 'system') return collectSystem(message, origin, into);
  // The customer opened the chat and wrote nothing.
  if (message.type === 'request_welcome') return into.ignore('message', 'request_welcome');
  // Answering one member of a group in private would reveal what was said to all.
  if (message.group_id) return into.ignore('group_message');
  const contact = findContact(message, value.contacts);
  const from = whatsAppIdentifiers(asId(message.from) ?? contact?.wa_id, [
    message.from_user_id,
    contact?.user_id,
    message.from_parent_user_id,
    contact?.parent_user_id,
  ]);
  if (from.length === 0) return into.ignore('no_sender');
  if (collectChange(message, from, origin, into)) return;
  into.add({
    ...origin,
    type: 'message',
    messageId: messageIdOf(message, from, origin),
    from,
    profileName:
      asText(asRecord(contact?.profile).name, 256) ?? asText(asRecord(contact?.profile).username, 256),
    ...readWhatsAppContent(message),
    replyToMessageId: asId(asRecord(message.context).id),
    standby: false,
  });
}

/** What the business sent from the WhatsApp Business app; `from: []` marks the business as the author. */
function collectEcho(message: JsonRecord, origin: Origin, value: JsonRecord, into: EventCollector) {
  if (collectChange(message, [], origin, into)) return;
  const contact = asRecord(asRecords(value.contacts)[0]);
  const to = whatsAppIdentifiers(message.to, [message.to_user_id, message.to_parent_user_id]);
  const found = to.length > 0 ? to : whatsAppIdentifiers(contact.wa_id, [contact.user_id]);
  if (found.length === 0) return into.ignore('no_recipient');
  const { text, contentType } = readWhatsAppContent(message);
  into.add({
    ...origin,
    type: 'echo',
    messageId: messageIdOf(message, found, origin),
    to: found,
    text,
    contentType,
  });
}

/** Edits, deletions and reactions change another message; false if this is none of them. */
function collectChange(
  message: JsonRecord,
  from: Identifier[],
  origin: Origin,
  into: EventCollector,
): boolean {
  const { type } = message;
  if (type !== 'edit' && type !== 'revoke' && type !== 'reaction') return false;
  const change = asRecord(message[type]);
  const targetMessageId = asId(type === 'reaction' ? change.message_id : change.original_message_id);
  const base = { ...origin, messageId: messageIdOf(message, from, origin), from };
  if (!targetMessageId) into.ignore('no_target', type);
  else if (type === 'reaction') into.add({ ...base, type, targetMessageId, emoji: asText(change.emoji, 64) });
  else if (type === 'revoke') into.add({ ...base, type: 'deletion', targetMessageId });
  else into.add({ ...base, type, targetMessageId, text: readWhatsAppContent(asRecord(change.message)).text });
  return true;
}

function collectSystem(message: JsonRecord, origin: Origin, into: EventCollector) {
  const system = asRecord(message.system);
  const from = whatsAppIdentifiers(message.from, [system.previous_user_id, message.from_user_id]);
  const to = whatsAppIdentifiers(system.new_wa_id ?? system.wa_id, [system.user_id, system.parent_user_id]);
  if (IDENTITY_CHANGES.has(system.type) && from.length > 0 && to.length > 0)
    into.add({ ...origin, type: 'identity_change', from, to });
  else into.ignore('system', system.type);
}

function collectUserIdUpdate(update: JsonRecord, origin: Origin, _: JsonRecord, into: EventCollector) {
  const own = asRecord(update.user_id);
  const parent = asRecord(update.parent_user_id);
  const from = whatsAppIdentifiers(null, [own.previous, parent.previous]);
  const to = whatsAppIdentifiers(update.wa_id, [own.current, parent.current]);
  if (from.length > 0 && to.length > 0) into.add({ ...origin, type: 'identity_change', from, to });
  else into.ignore('user_id_update');
}

function collectStatus(status: JsonRecord, origin: Origin, _: JsonRecord, into: EventCollector) {
  const known = STATUSES.get(status.status);
  const messageId = asId(status.id);
  if (!known || !messageId) return into.ignore('status', status.status);
  into.add({
    ...origin,
    type: 'status',
    messageId,
    watermark: null,
    status: known,
    to: recipientOf(status),
    outboxId: asId(status.biz_opaque_callback_data),
    errorCode: asInteger(asRecords(status.errors)[0]?.code),
  });
}

/** A group's id is no customer's address: there the member whose device reported is meant. */
function recipientOf(status: JsonRecord): Identifier[] {
  return status.recipient_type === 'group'
    ? whatsAppIdentifiers(status.recipient_participant_id, [status.recipient_participant_user_id])
    : whatsAppIdentifiers(status.recipient_id, [status.recipient_user_id]);
}

function messageIdOf(message: JsonRecord, from: Identifier[], origin: Origin): string {
  const id = asId(message.id);
  if (id) return id;
  const { text, media } = readWhatsAppContent(message);
  const sender = from.map(({ value }) => value).join();
  return stableId([
    origin.channelExternalId,
    sender,
    asText(message.type),
    origin.sentAt,
    text,
    media?.id ?? null,
  ]);
}
