import type { InboxChange } from '../../api/types.ts';

/** `polling`: the socket cannot be had for now, what is shown is loaded again every 15 seconds. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'polling';
/** `resync`: changes may have been missed, everything is to be loaded again. */
export type LiveEvent = InboxChange | { type: 'resync' };

const PROTOCOL = 'portero.live.v1';
const TICKET_DUE = 4001;
const POLL_MS = 15_000;
const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const FAILURES_BEFORE_POLLING = 3;
const PING_MS = 30_000;

interface Endpoint {
  path: string;
  ticket(signal: AbortSignal): Promise<{ ticket: string }>;
}

/** The news of one organisation over a WebSocket; it reconnects by itself until it is stopped. */
export class LiveConnection {
  #endpoint: Endpoint;
  #state: LiveState = 'connecting';
  #listeners = new Set<(event: LiveEvent) => void>();
  #watchers = new Set<() => void>();
  #running: AbortController | null = null;
  #socket: WebSocket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** A ping has not been answered. */
  #isSilent = false;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
  }

  /** @returns a function that ends it */
  start(): () => void {
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    this.#failures = 0;
    this.#set('connecting');
    void this.#connect(signal);
    const ping = setInterval(() => this.#ping(), PING_MS);
    const poll = setInterval(() => {
      if (this.#state !== 'live' && !document.hidden) this.#tell({ type: 'resync' });
    }, POLL_MS);
    window.addEventListener('online', () => this.#hurry(signal), { signal });
    document.addEventListener('visibilitychange', () => this.#comeBack(signal), { signal });
    return () => {
      running.abort();
      clearInterval(poll);
      clearInterval(ping);
      clearTimeout(this.#retry);
      // One that is still being opened closes itself: closed before, the browser would complain.
      if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.close();
    };
  }

  /** @returns a function that stops the listening */
  subscribe(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** For `useSyncExternalStore`. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  state = (): LiveState => this.#state;

  async #connect(signal: AbortSignal): Promise<void> {
    let ticket: string;
    try {
      ({ ticket } = await this.#endpoint.ticket(signal));
    } catch {
      return this.#fail(signal);
    }
    if (signal.aborted) return;
    const url = new URL(this.#endpoint.path, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, [PROTOCOL, ticket]);
    this.#socket = socket;
    let wasOpen = false;
    socket.onopen = () => {
      if (signal.aborted) return socket.close();
      wasOpen = true;
      this.#failures = 0;
      this.#isSilent = false;
      this.#set('live');
      this.#tell({ type: 'resync' });
    };
    socket.onmessage = ({ data }) => {
      this.#isSilent = false;
      const change = readChange(data);
      if (change) this.#tell(change);
    };
    socket.onclose = ({ code }) => {
      if (signal.aborted || this.#socket !== socket) return;
      if (code === TICKET_DUE && wasOpen) void this.#connect(signal);
      else this.#fail(signal);
    };
  }

  #fail(signal: AbortSignal): void {
    if (signal.aborted) return;
    const pause = BACKOFF_MS[Math.min(this.#failures, BACKOFF_MS.length - 1)] ?? POLL_MS;
    this.#failures++;
    this.#set(this.#failures > FAILURES_BEFORE_POLLING ? 'polling' : 'reconnecting');
    clearTimeout(this.#retry);
    // Spread, so that not all browsers come back in the same moment after an outage.
    this.#retry = setTimeout(() => void this.#connect(signal), pause * (0.75 + Math.random() / 2));
  }

  /** A connection that died without a word (sleep, another network) answers no ping. */
  #ping(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    if (this.#isSilent) this.#drop();
    else this.#socket.send('ping');
    this.#isSilent = !this.#isSilent;
  }

  /** The browser may take a minute to give it up: its end is not waited for. */
  #drop(): void {
    const dead = this.#socket;
    this.#socket = null;
    dead?.close();
    if (this.#running) this.#fail(this.#running.signal);
  }

  #hurry(signal: AbortSignal): void {
    if (this.#state !== 'reconnecting' && this.#state !== 'polling') return;
    clearTimeout(this.#retry);
    void this.#connect(signal);
  }

  /** A page that was in the background may have slept through a change. */
  #comeBack(signal: AbortSignal): void {
    if (document.hidden || this.#running?.signal !== signal) return;
    this.#hurry(signal);
    this.#tell({ type: 'resync' });
  }

  #set(state: LiveState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }

  #tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function readChange(data: unknown): InboxChange | null {
  try {
    const change = JSON.parse(String(data)) as { type?: unknown; id?: unknown } | null;
    if (change?.type === 'conversation' && typeof change.id === 'string')
      return { type: 'conversation', id: change.id };
    return change?.type === 'knowledge' || change?.type === 'settings' ? { type: change.type } : null;
  } catch {
    return null;
  }
}
