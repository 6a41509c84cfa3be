import type { ServerResponse } from 'node:http';

/** Ends the response with JSON and headers that keep it out of caches and of other types. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  answerBytes(response, status, Buffer.from(JSON.stringify(body)), {
    'Content-Type': 'application/json; charset=utf-8',
    ...headers,
  });
}

/** Ends the response with these bytes; does nothing if the client has already gone. */
export function answerBytes(
  response: ServerResponse,
  status: number,
  bytes: Uint8Array,
  headers: Record<string, string>,
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': String(bytes.length),
    ...headers,
  });
  response.end(bytes);
}
