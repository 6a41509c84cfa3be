import { listen } from '../http/listen.ts';
import { buildCustomerMessage } from './customer-message.ts';
import { type DeliverOptions, Emitter } from './emitter.ts';
import { FaultBook } from './faults.ts';
import { GraphApi } from './graph.ts';
import { PhoneApi } from './phone-api.ts';
import { chatKey, SimulatorState } from './state.ts';
import { StatusEmitter } from './status-emitter.ts';
import type {
  Customer,
  CustomerContent,
  CustomerMessage,
  GraphCall,
  ReadReceipt,
  SentMessage,
  SimulatedBusiness,
} from './types.ts';
import { messageValue } from './webhook-body.ts';

export interface MetaSimulatorOptions {
  /** 0 takes any free port. */
  port: number;
  webhookUrl: string;
  appSecret: string;
  businesses: SimulatedBusiness[];
  /** Milliseconds before a webhook's second try; it doubles each time. Default 1000. */
  retryPauseMs?: number;
}

export interface SentByCustomer {
  wamid: string;
  /** Whether the webhook was acknowledged in the end; never rejects. */
  acknowledged: Promise<boolean>;
}

export interface MetaSimulator {
  /** The phone page; Graph is at `${url}/v26.0`. */
  url: string;
  close(): Promise<void>;
  addBusiness(business: SimulatedBusiness): void;
  /** Registers a customer; with the same ids again, renames them. */
  customer(details: { waId?: string; userId?: string; name: string }): Customer;
  /** @throws Error when the customer or the business is not known */
  sendFromCustomer(customerId: string, phoneNumberId: string, content: CustomerContent): SentByCustomer;
  /** Posts exactly this body to the webhook, once. */
  deliver(
    body: Record<string, unknown> | Uint8Array,
    options?: DeliverOptions,
  ): Promise<{ status: number | null }>;
  /** As if the customer looked at the chat: `read` statuses flow until the returned function is called. */
  openChat(customerId: string, phoneNumberId: string): () => void;
  /** As if more than 24 hours had passed since the customer last wrote. */
  closeWindow(customerId: string, phoneNumberId: string): void;
  readonly sent: readonly SentMessage[];
  readonly calls: readonly GraphCall[];
  readonly readReceipts: readonly ReadReceipt[];
  /** @returns a function that stops the listening */
  onSent(listener: (message: SentMessage) => void): () => void;
  waitForSent(predicate: (message: SentMessage) => boolean, timeoutMs: number): Promise<SentMessage>;
  readonly faults: FaultBook;
}

const SEEDED_CUSTOMERS = [
  { waId: '5491100000101', name: 'Lucía Fernández' },
  { waId: '5511900000102', name: 'João Pereira' },
  { waId: '15550000103', name: 'Emma Carter' },
];

/**
 * Starts a WhatsApp Cloud API of one's own: Graph, signed webhooks and a phone page at `/`.
 * @throws Error when the port is taken
 */
export async function startMetaSimulator(options: MetaSimulatorOptions): Promise<MetaSimulator> {
  const state = new SimulatorState();
  for (const business of options.businesses) state.businesses.set(business.phoneNumberId, business);
  for (const customer of SEEDED_CUSTOMERS) state.addCustomer(customer);
  const faults = new FaultBook(() => state.live.send('faults', faults.list()));
  const emitter = new Emitter({
    webhookUrl: options.webhookUrl,
    appSecret: options.appSecret,
    retryPauseMs: options.retryPauseMs ?? 1000,
    faults,
    onProgress: (wamid, webhook, attempts) => {
      const message = state.messages.get(wamid);
      if (message?.from === 'customer') state.saveMessage(Object.assign(message, { webhook, attempts }));
    },
  });
  const statuses = new StatusEmitter(state, emitter, faults);
  const graph = new GraphApi(state, faults, (message, failWith) => void statuses.follow(message, failWith));

  const sendFromCustomer: MetaSimulator['sendFromCustomer'] = (customerId, phoneNumberId, content) => {
    const customer = state.customers.get(customerId);
    const business = state.businesses.get(phoneNumberId);
    if (customer === undefined) throw new Error(`no such customer: ${customerId}`);
    if (business === undefined) throw new Error(`no such business: ${phoneNumberId}`);
    const { webhook, shown } = buildCustomerMessage(state, customer, business, content);
    state.noteCustomerWrote(customerId, phoneNumberId);
    return { wamid: shown.wamid, acknowledged: post(customer, business, webhook, shown) };
  };
  const post = (
    customer: Customer,
    business: SimulatedBusiness,
    webhook: Record<string, unknown>,
    shown: CustomerMessage,
  ) => {
    state.saveMessage(shown);
    return emitter.emit({
      chat: chatKey(customer.id, business.phoneNumberId),
      wamid: shown.wamid,
      value: messageValue(business, customer, webhook),
    });
  };
  const openChat: MetaSimulator['openChat'] = (customerId, phoneNumberId) => {
    const close = state.openChat(customerId, phoneNumberId);
    statuses.readChat(customerId, phoneNumberId);
    return close;
  };

  const phone = new PhoneApi({
    state,
    faults,
    sendFromCustomer,
    openChat,
    retryNow: (wamid) => emitter.retryNow(wamid),
  });
  const server = await listen('Meta simulator', options.port, async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (await phone.handle(request, response, pathname, searchParams)) return;
    await graph.handle(request, response, pathname);
  });

  return {
    url: server.url,
    close: async () => {
      emitter.close();
      statuses.close();
      await server.close();
    },
    addBusiness: (business) => {
      state.businesses.set(business.phoneNumberId, business);
      state.live.send('reload', null);
    },
    customer: (details) => state.addCustomer(details),
    sendFromCustomer,
    deliver: (body, deliverOptions) => emitter.deliver(body, deliverOptions),
    openChat,
    closeWindow: (customerId, phoneNumberId) => state.closeWindow(customerId, phoneNumberId),
    sent: state.sent.items,
    calls: state.calls,
    readReceipts: state.readReceipts,
    onSent: (listener) => state.sent.onPush(listener),
    waitForSent: (predicate, timeoutMs) => state.sent.waitFor('sent message', predicate, timeoutMs),
    faults,
  };
}
