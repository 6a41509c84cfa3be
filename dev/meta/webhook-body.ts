import { errorTitle } from './graph-error.ts';
import type { BusinessMessage, Customer, SimulatedBusiness } from './types.ts';

export interface WebhookContact {
  profile: { name: string };
  wa_id?: string;
  user_id: string;
}

/** `entry[].changes[].value` of a WhatsApp webhook. */
export interface WebhookValue {
  messaging_product: 'whatsapp';
  metadata: { display_phone_number: string; phone_number_id: string };
  contacts: WebhookContact[];
  messages?: Record<string, unknown>[];
  statuses?: Record<string, unknown>[];
}

export interface WebhookBody {
  object: 'whatsapp_business_account';
  entry: { id: string; changes: { field: 'messages'; value: WebhookValue }[] }[];
}

export function messageValue(
  business: SimulatedBusiness,
  customer: Customer,
  message: Record<string, unknown>,
): WebhookValue {
  return { ...valueBase(business, customer), messages: [message] };
}

/** A status in Meta's shape; times are seconds in a string. */
export function statusValue(
  business: SimulatedBusiness,
  customer: Customer,
  message: BusinessMessage,
  status: 'sent' | 'delivered' | 'read' | 'failed',
): WebhookValue {
  const now = Math.floor(Date.now() / 1000);
  const conversation = {
    id: conversationId(customer, business),
    ...(status === 'sent' ? { expiration_timestamp: String(now + 86_400) } : {}),
    origin: { type: 'service' },
  };
  const entry = {
    id: message.wamid,
    status,
    timestamp: String(now),
    ...(customer.waId === null ? {} : { recipient_id: customer.waId }),
    recipient_user_id: customer.userId,
    ...(message.outboxId === null ? {} : { biz_opaque_callback_data: message.outboxId }),
    ...(status === 'failed'
      ? { errors: [statusError(message.errorCode ?? 131000)] }
      : { conversation, pricing: { billable: false, pricing_model: 'PMP', category: 'service' } }),
  };
  return { ...valueBase(business, customer), statuses: [entry] };
}

/**
 * One body out of several values, in turn: a new entry, the same change (where number and kind fit),
 * a further change of the same entry. So a batch shows every way Meta nests them.
 */
export function webhookBody(values: readonly WebhookValue[]): WebhookBody {
  const body: WebhookBody = { object: 'whatsapp_business_account', entry: [] };
  values.forEach((value, index) => {
    const entry = body.entry.at(-1);
    const change = entry?.changes.at(-1);
    if (entry === undefined || change === undefined || index % 3 === 0) {
      const id = `10${value.metadata.phone_number_id}`;
      body.entry.push({ id, changes: [{ field: 'messages', value }] });
    } else if (index % 3 === 1 && canJoin(change.value, value)) {
      change.value = join(change.value, value);
    } else {
      entry.changes.push({ field: 'messages', value });
    }
  });
  return body;
}

/** The same value as if the customer used a username: no phone number anywhere. */
export function withoutPhoneNumber(value: WebhookValue): WebhookValue {
  const userId = value.contacts[0]?.user_id;
  const contacts = value.contacts.map(({ profile, user_id }) => ({ profile, user_id }));
  const messages = value.messages?.map(({ from: _, ...rest }) => ({ ...rest, from_user_id: userId }));
  return { ...value, contacts, ...(messages === undefined ? {} : { messages }) };
}

function valueBase(business: SimulatedBusiness, customer: Customer): WebhookValue {
  return {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: business.displayPhoneNumber.replace(/\D/g, ''),
      phone_number_id: business.phoneNumberId,
    },
    contacts: [
      {
        profile: { name: customer.name },
        ...(customer.waId === null ? {} : { wa_id: customer.waId }),
        user_id: customer.userId,
      },
    ],
  };
}

function canJoin(first: WebhookValue, second: WebhookValue): boolean {
  const sameKind = (first.messages === undefined) === (second.messages === undefined);
  return sameKind && first.metadata.phone_number_id === second.metadata.phone_number_id;
}

function join(first: WebhookValue, second: WebhookValue): WebhookValue {
  const known = new Set(first.contacts.map((contact) => contact.user_id));
  return {
    ...first,
    contacts: [...first.contacts, ...second.contacts.filter((contact) => !known.has(contact.user_id))],
    ...(first.messages && { messages: [...first.messages, ...(second.messages ?? [])] }),
    ...(first.statuses && { statuses: [...first.statuses, ...(second.statuses ?? [])] }),
  };
}

function conversationId(customer: Customer, business: SimulatedBusiness): string {
  return Buffer.from(`${business.phoneNumberId}${customer.id}`).toString('hex').slice(-32).padStart(32, '0');
}

function statusError(code: number) {
  const title = errorTitle(code);
  return { code, title, message: title, error_data: { details: title } };
}
