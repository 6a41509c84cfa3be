import type { SentByCustomer } from '../../dev/meta/simulator.ts';
import type { Customer, CustomerContent, GraphCall, SentMessage } from '../../dev/meta/types.ts';
import type { DemoBusiness } from '../../dev/seed/businesses.ts';
import type { TestStack } from './stack.ts';
import { waitUntil } from './wait-until.ts';

export interface MessageRow {
  id: string;
  direction: 'in' | 'out';
  author: string;
  content_type: string;
  body: string | null;
  media: { id: string } | null;
  citations: { passageId: string; documentTitle: string; quote: string }[];
  provider_message_id: string;
  reply_to_provider_id: string | null;
  intent: string | null;
  needs_reply: boolean;
  answered_turn: number | null;
  edited_at: Date | null;
  deleted_at: Date | null;
}

export interface OutboxRow {
  id: string;
  turn: number;
  kind: string;
  state: string;
  attempts: number;
  error_code: number | null;
  provider_message_id: string | null;
}

export interface ConversationRow {
  id: string;
  channel_id: string;
  contact_id: string;
  mode: string;
  waiting_reason: string | null;
  turn: number;
}

/** One customer's talk with one business: what the phone shows and what Postgres holds. */
export interface Chat {
  customer: Customer;
  business: DemoBusiness;
  write(body: string): SentByCustomer;
  send(content: CustomerContent): SentByCustomer;
  /** Writes and waits for the answer to it. */
  ask(body: string): Promise<SentMessage>;
  /** What the business sent to this customer, in order. */
  replies(): SentMessage[];
  /** Waits for the reply with this number, from 1. */
  reply(number: number): Promise<SentMessage>;
  /** Calls that tried to send a message to this customer, refused ones included. */
  sends(): GraphCall[];
  messages(): Promise<MessageRow[]>;
  message(providerId: string): Promise<MessageRow>;
  outbox(): Promise<OutboxRow[]>;
  conversation(): Promise<ConversationRow>;
  /** Waits for a send in this state. */
  sendInState(state: string, timeoutMs?: number): Promise<OutboxRow>;
  /** How often its object looked at it with this outcome. */
  looks(outcome: string): Promise<number>;
}

export function openChat(test: TestStack, business: DemoBusiness, customer = test.newCustomer()): Chat {
  const { meta } = test.stack;
  const isOurs = (at: { customerId: string; phoneNumberId: string }) =>
    at.customerId === customer.id && at.phoneNumberId === business.phoneNumberId;
  const conversations = () =>
    test.query<ConversationRow>(
      `select v.* from public.conversations v
       join public.contact_identifiers i on i.tenant_id = v.tenant_id and i.contact_id = v.contact_id
       where v.tenant_id = $1 and i.value = $2`,
      [business.tenantId, customer.id],
    );
  const rows = async <Row>(table: string, order: string) =>
    test.query<Row>(
      `select * from public.${table} where tenant_id = $1 and conversation_id = any ($2) order by ${order}`,
      [business.tenantId, (await conversations()).map(({ id }) => id)],
    );
  const send = (content: CustomerContent) =>
    meta.sendFromCustomer(customer.id, business.phoneNumberId, content);
  const replies = () => meta.sent.filter(isOurs);
  const messages = () => rows<MessageRow>('messages', 'sent_at, received_at, position');
  const outbox = () => rows<OutboxRow>('outbox', 'turn');
  const conversation = () => waitUntil('a conversation', async () => (await conversations())[0] ?? null);
  const reply = (number: number) =>
    waitUntil(`reply ${number} to ${customer.name}`, () => replies()[number - 1] ?? null);
  return {
    customer,
    business,
    send,
    replies,
    reply,
    messages,
    outbox,
    conversation,
    write: (body) => send({ type: 'text', body }),
    ask(body) {
      const number = replies().length + 1;
      send({ type: 'text', body });
      return reply(number);
    },
    sends: () =>
      meta.calls.filter(
        ({ endpoint, path, body }) =>
          endpoint === 'messages' &&
          path.includes(business.phoneNumberId) &&
          [customer.waId, customer.userId].includes(String(body?.to ?? body?.recipient)),
      ),
    message: (providerId) =>
      waitUntil(
        `message ${providerId}`,
        async () => (await messages()).find((row) => row.provider_message_id === providerId) ?? null,
      ),
    sendInState: (state, timeoutMs) =>
      waitUntil(
        `a send that is ${state}`,
        async () => (await outbox()).find((row) => row.state === state) ?? null,
        timeoutMs,
      ),
    async looks(outcome) {
      const { id } = await conversation();
      return test
        .logged('conversation.looked')
        .filter((line) => line.conversationId === id && line.outcome === outcome).length;
    },
  };
}
