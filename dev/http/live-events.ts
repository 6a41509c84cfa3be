import type { ServerResponse } from 'node:http';

const PING_EVERY_MS = 20_000;
const MAX_CLIENTS = 50;

/** Server-sent events to any number of open pages. */
export class LiveEvents {
  readonly #clients = new Set<ServerResponse>();

  /** Turns the response into an event stream; past 50 open pages it answers 503. */
  open(response: ServerResponse, onClose: () => void = () => {}): void {
    if (this.#clients.size >= MAX_CLIENTS) {
      onClose();
      response.writeHead(503).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 1000\n\n');
    const ping = setInterval(() => response.write(': ping\n\n'), PING_EVERY_MS);
    this.#clients.add(response);
    response.once('close', () => {
      clearInterval(ping);
      this.#clients.delete(response);
      onClose();
    });
  }

  send(event: string, data: unknown): void {
    for (const client of this.#clients) client.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
