import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Feed } from '../http/feed.ts';
import { LiveEvents } from '../http/live-events.ts';
import type {
  ChatMessage,
  Customer,
  GraphCall,
  ReadReceipt,
  SentMessage,
  SimulatedBusiness,
  StoredMedia,
} from './types.ts';

const TYPING_MS = 25_000;
const WINDOW_MS = 24 * 60 * 60 * 1000;

/** Everything the simulator knows, in memory; every change is told to the open phone pages. */
export class SimulatorState {
  readonly businesses = new Map<string, SimulatedBusiness>();
  readonly customers = new Map<string, Customer>();
  readonly messages = new Map<string, ChatMessage>();
  readonly media = new Map<string, StoredMedia>();
  readonly sent = new Feed<SentMessage>();
  readonly calls: GraphCall[] = [];
  readonly readReceipts: ReadReceipt[] = [];
  readonly live = new LiveEvents();
  readonly #lastFromCustomer = new Map<string, number>();
  readonly #openChats = new Map<string, number>();

  /** @throws Error without any id: a customer has a number, a username's id or both */
  addCustomer({ waId, userId, name }: { waId?: string; userId?: string; name: string }): Customer {
    const id = waId ?? userId;
    if (id === undefined) throw new Error('a customer needs a waId or a userId');
    const customer = { id, waId: waId ?? null, userId: userId ?? userIdOf(id), name };
    this.customers.set(id, customer);
    this.live.send('customer', customer);
    return customer;
  }

  /** By phone number or by user id, as a business may address them. */
  findCustomer(address: string): Customer | null {
    const digits = address.replace(/[+\s()-]/g, '');
    for (const customer of this.customers.values()) {
      if (customer.waId === digits || customer.userId === address) return customer;
    }
    return null;
  }

  saveMessage(message: ChatMessage): void {
    this.messages.set(message.wamid, message);
    this.live.send('message', message);
  }

  noteCustomerWrote(customerId: string, phoneNumberId: string): void {
    this.#lastFromCustomer.set(chatKey(customerId, phoneNumberId), Date.now());
  }

  closeWindow(customerId: string, phoneNumberId: string): void {
    this.#lastFromCustomer.delete(chatKey(customerId, phoneNumberId));
  }

  /** Whether the customer wrote to the business in the last 24 hours. */
  isWindowOpen(customerId: string, phoneNumberId: string): boolean {
    const last = this.#lastFromCustomer.get(chatKey(customerId, phoneNumberId));
    return last !== undefined && Date.now() - last < WINDOW_MS;
  }

  showTyping(customerId: string, phoneNumberId: string): void {
    this.live.send('typing', { customerId, phoneNumberId, forMs: TYPING_MS });
  }

  /** @returns a function that closes the chat again */
  openChat(customerId: string, phoneNumberId: string): () => void {
    const key = chatKey(customerId, phoneNumberId);
    this.#openChats.set(key, (this.#openChats.get(key) ?? 0) + 1);
    return () => this.#openChats.set(key, (this.#openChats.get(key) ?? 1) - 1);
  }

  isChatOpen(customerId: string, phoneNumberId: string): boolean {
    return (this.#openChats.get(chatKey(customerId, phoneNumberId)) ?? 0) > 0;
  }

  storeMedia(phoneNumberId: string, mimeType: string, bytes: Uint8Array): StoredMedia {
    const media = { id: String(randomInt(1e14, 3e14)), phoneNumberId, mimeType, bytes };
    this.media.set(media.id, media);
    return media;
  }
}

export function newWamid(): string {
  return `wamid.HBgN${randomBytes(27).toString('base64')}`;
}

/** One conversation: what one customer and one business say to each other. */
export function chatKey(customerId: string, phoneNumberId: string): string {
  return `${phoneNumberId} ${customerId}`;
}

/** The same id each time for the same customer, in the form of Meta's business-scoped user ids. */
function userIdOf(id: string): string {
  return `US.${BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 16)}`)}`;
}
