import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readNeonRequest } from './neon-request.ts';
import type { SqlBackend, SqlResult } from './sql-backend.ts';

const maxBodyBytes = 8 * 1024 * 1024;
const receiveMs = 15_000;

/** What happens to a call: `refuse` fails before it runs, `drop-answer` after its commit, `hang` never answers. */
export type Fault = 'pass' | 'refuse' | 'drop-answer' | 'hang';
export type Intercept = (call: { index: number; statements: string[] }) => Fault | Promise<Fault>;

/** `calls` counts the requests that were received whole and well-formed: the round trips of a client. */
export type NeonEndpoint = { url: string; readonly calls: number; close(): Promise<void> };

/**
 * Serves Neon's HTTP SQL protocol on 127.0.0.1 (`port` 0: a free one); `url` is for `neonConfig.fetchEndpoint`.
 * Closing it leaves the backend open.
 */
export async function startNeonEndpoint(options: {
  port: number;
  backend: SqlBackend;
  intercept?: Intercept;
}): Promise<NeonEndpoint> {
  const { backend, intercept = () => 'pass' } = options;
  let calls = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/sql') return send(response, 404, 'Not found');
    const body = await readBody(request);
    if (body === null) return send(response, 413, 'Body is too large');
    const { single, ...batch } = readNeonRequest(request.headers, body);
    const fault = await intercept({ index: calls++, statements: batch.statements.map(({ query }) => query) });
    if (fault === 'hang') return;
    if (fault === 'refuse') return send(response, 500, 'Refused');
    const results = (await backend.run(batch)).map(neonResult);
    if (fault === 'drop-answer') return void request.socket.destroy();
    send(response, 200, single ? results[0] : { results });
  }

  const server = createServer({ requestTimeout: receiveMs }, (request, response) => {
    answer(request, response).catch((error: unknown) => sendError(response, error));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('endpoint has no TCP address');

  return {
    url: `http://127.0.0.1:${address.port}/sql`,
    get calls() {
      return calls;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The body as text, or null past the bound; the rest is not read. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function neonResult({ command, rowCount, fields, rows }: SqlResult) {
  return {
    command,
    rowCount,
    rowAsArray: true,
    fields: fields.map((field) => ({ ...field, format: 'text' })),
    rows,
  };
}

const errorFields = [
  ...['severity', 'code', 'detail', 'hint', 'position', 'internalPosition', 'internalQuery', 'where'],
  ...['schema', 'table', 'column', 'dataType', 'constraint', 'file', 'line', 'routine'],
];

/** 400 with Postgres' fields where the database refused, 500 where it could not be asked. */
function sendError(response: ServerResponse, error: unknown): void {
  const failure = error instanceof Error ? error : new Error('Failed');
  const sqlState: unknown = Reflect.get(failure, 'code');
  if (typeof sqlState === 'string' && /^[0-9A-Z]{5}$/.test(sqlState)) {
    const fields = errorFields.map((name) => [name, Reflect.get(failure, name) ?? null] as const);
    send(response, 400, { message: failure.message, ...Object.fromEntries(fields) });
  } else {
    send(response, 500, failure.message);
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = typeof body === 'string';
  response.writeHead(status, {
    'content-type': text ? 'text/plain' : 'application/json',
    ...(status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text ? body : JSON.stringify(body));
}
