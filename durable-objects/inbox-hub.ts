import { DurableObject } from 'cloudflare:workers';
import type { InboxChange } from '../worker/domain/inbox-change.ts';
import { toBase64Url } from '../worker/platform/base64url.ts';
import { crowdedOut, dueSockets, nextDueAt } from './policy/sockets.ts';
import { addTicket, TICKET_LIFETIME_MS, type Ticket, takeTicket } from './policy/tickets.ts';

/** The page comes back for a new ticket, if its session lives; any other code is an end that nobody wanted. */
const TICKET_DUE = 4001;
const GOODBYE = 1000;
const CROWDED = 1013;
const TOO_LARGE = 1009;
const MAX_CLIENT_MESSAGE = 64;

type Holder = Pick<Ticket, 'userId' | 'sessionId'>;
/** What a socket keeps while the hub sleeps. */
type Attachment = Holder & { openedAt: number };

/**
 * The open browsers of one organisation. It carries no content, only the news that something changed, and sleeps
 * between them: sockets are the runtime's, tickets are stored.
 */
export class InboxHub extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** A ticket for one connection of this person: 32 random bytes in base64url. */
  async issueTicket(holder: Holder) {
    const ticket = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
    const hash = await sha256(ticket);
    const now = Date.now();
    this.#tickets = addTicket(this.#tickets, { ...holder, hash, expiresAt: now + TICKET_LIFETIME_MS }, now);
    return { ticket, expiresInSeconds: TICKET_LIFETIME_MS / 1000 };
  }

  /** Whose ticket it was, or null. It opens nothing a second time; a wrong one leaves nothing behind. */
  async spendTicket(text: string): Promise<Holder | null> {
    const hash = await sha256(text);
    const { ticket, left } = takeTicket(this.#tickets, hash, Date.now());
    if (!ticket) return null;
    this.#tickets = left;
    return { userId: ticket.userId, sessionId: ticket.sessionId };
  }

  /** Opens a connection of the user and session that the path names. Only the route behind the ticket's guard calls this. */
  override async fetch(request: Request): Promise<Response> {
    for (const { socket } of crowdedOut(this.#sockets)) socket.close(CROWDED, 'too_many');
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    const [, userId = '', sessionId = ''] = new URL(request.url).pathname.split('/');
    server.serializeAttachment({ openedAt: Date.now(), userId, sessionId } satisfies Attachment);
    await this.#schedule();
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Closes what these sessions have open, and forgets the tickets they hold. */
  async endSessions(sessionIds: string[]): Promise<void> {
    this.#end(({ sessionId }) => sessionIds.includes(sessionId));
  }

  /** The same for every session of one user, who belongs to the organisation no longer. */
  async endUser(userId: string): Promise<void> {
    this.#end((holder) => holder.userId === userId);
  }

  /** Closes every connection and forgets everything: the organisation is being erased. Idempotent. */
  async erase(): Promise<void> {
    this.#end(() => true);
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
  }

  async tell(change: InboxChange): Promise<void> {
    const text = JSON.stringify(change);
    for (const { socket } of this.#sockets) socket.send(text);
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const size = typeof message === 'string' ? message.length : message.byteLength;
    if (size > MAX_CLIENT_MESSAGE) socket.close(TOO_LARGE, 'too_large');
  }

  /** The browser left: it waits for this answer to its goodbye. */
  override webSocketClose(socket: WebSocket): void {
    socket.close(GOODBYE);
  }

  override async alarm(): Promise<void> {
    for (const { socket } of dueSockets(this.#sockets, Date.now())) socket.close(TICKET_DUE, 'ticket_due');
    await this.#schedule();
  }

  #end(isOver: (holder: Holder) => boolean): void {
    const tickets = this.#tickets;
    const left = tickets.filter((ticket) => !isOver(ticket));
    if (left.length < tickets.length) this.#tickets = left;
    for (const { socket, ...holder } of this.#sockets) {
      if (isOver(holder)) socket.close(TICKET_DUE, 'ended');
    }
  }

  async #schedule(): Promise<void> {
    const at = nextDueAt(this.#sockets);
    if (at === null) await this.ctx.storage.deleteAlarm();
    else await this.ctx.storage.setAlarm(at);
  }

  /** Those that are open: one that is closing is still among the runtime's. */
  get #sockets() {
    return this.ctx
      .getWebSockets()
      .filter((socket) => socket.readyState === WebSocket.OPEN)
      .map((socket) => ({ socket, ...(socket.deserializeAttachment() as Attachment) }));
  }

  get #tickets(): Ticket[] {
    return this.ctx.storage.kv.get<Ticket[]>('tickets') ?? [];
  }

  set #tickets(tickets: Ticket[]) {
    this.ctx.storage.kv.put('tickets', tickets);
  }
}

async function sha256(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
