import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Delivery {
  /** POST where nothing else is said. */
  method?: 'GET' | 'POST';
  /** That of the URL where nothing else is said. */
  path?: string;
  body: Buffer;
  headers: Record<string, string>;
}

export interface LoadResult {
  rps: number;
  /** One per request, in milliseconds, from its first byte sent to its answer's last. */
  latencies: number[];
}

/** Whether an answer of status 200 is the one that was expected. */
type Check = (body: string) => boolean;

/**
 * Sends every delivery once, over `connections` connections that stay open, each with one request at a time. On bare
 * sockets: the client shares the cores with what it measures, and a full HTTP client costs more than some of them.
 * @throws Error for the first answer that is not a 200, or not the one that was expected: an empty one by default
 */
export async function sendLoad(
  url: URL,
  deliveries: Delivery[],
  connections: number,
  isExpected: Check = (body) => body === '',
): Promise<LoadResult> {
  const remaining = deliveries.map((delivery) => requestBytes(url, delivery)).values();
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(url)));
  const latencies: number[] = [];
  const startedAt = performance.now();
  try {
    await Promise.all(
      sockets.map(async (socket) => {
        for (const request of remaining) latencies.push(await exchange(socket, request, isExpected));
      }),
    );
    return { rps: (deliveries.length * 1000) / (performance.now() - startedAt), latencies };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

async function open(url: URL): Promise<Socket> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await once(socket, 'connect');
  return socket;
}

function requestBytes(url: URL, { method = 'POST', path = url.pathname, body, headers }: Delivery): Buffer {
  const lines = Object.entries({ host: url.host, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), body]);
}

async function exchange(socket: Socket, request: Buffer, isExpected: Check): Promise<number> {
  const startedAt = performance.now();
  socket.write(request);
  let answer = '';
  let body: string | null = null;
  while (body === null) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    answer += chunk.toString('latin1');
    body = bodyOf(answer);
  }
  if (!answer.startsWith('HTTP/1.1 200 ') || !isExpected(body)) {
    throw new Error(`not the expected 200: ${answer.slice(0, 500)}`);
  }
  return performance.now() - startedAt;
}

/** The body as bytes in Latin-1, null while some of it is missing. */
function bodyOf(answer: string): string | null {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(answer.slice(0, end + 2))?.[1];
  if (length === undefined) throw new Error(`no length: ${answer.slice(0, 500)}`);
  const body = answer.slice(end + 4);
  return body.length < Number(length) ? null : body;
}
