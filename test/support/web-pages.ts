import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (response: ServerResponse, headers: IncomingHttpHeaders) => void;

export interface WebPages {
  origin: string;
  /** What each path answers; others are not found. */
  pages: Map<string, Answer>;
  /** Paths that were asked for, in order, with their headers. */
  asked: { path: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

/** A website on a free local port. */
export async function startWebPages(): Promise<WebPages> {
  const site: Pick<WebPages, 'pages' | 'asked'> = { pages: new Map(), asked: [] };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    site.asked.push({ path, headers: request.headers });
    const answer = site.pages.get(path) ?? ((missing) => void missing.writeHead(404).end());
    answer(response, request.headers);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...site,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function html(body: string, headers: Record<string, string> = {}): Answer {
  return (response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
}

export function redirect(location: string, status = 302): Answer {
  return (response) => void response.writeHead(status, { location }).end();
}
