import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Delivery {
  body: Buffer;
  headers: Record<string, string>;
}

export interface LoadResult {
  rps: number;
  /** One per request, in milliseconds, from its first byte sent to its answer's last. */
  latencies: number[];
}

/**
 * Posts every delivery once, over `connections` connections that stay open, each with one request at a time. On bare
 * sockets: the client shares the cores with what it measures, and a full HTTP client costs more than some of them.
 * @throws Error for the first answer that is not an empty 200
 */
export async function sendLoad(url: URL, deliveries: Delivery[], connections: number): Promise<LoadResult> {
  const remaining = deliveries.map((delivery) => requestBytes(url, delivery)).values();
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(url)));
  const latencies: number[] = [];
  const startedAt = performance.now();
  try {
    await Promise.all(
      sockets.map(async (socket) => {
        for (const request of remaining) latencies.push(await exchange(socket, request));
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

function requestBytes(url: URL, { body, headers }: Delivery): Buffer {
  const lines = Object.entries({ host: url.host, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`POST ${url.pathname} HTTP/1.1\r\n${lines.join('')}\r\n`), body]);
}

async function exchange(socket: Socket, request: Buffer): Promise<number> {
  const startedAt = performance.now();
  socket.write(request);
  let answer = '';
  while (!answer.endsWith('\r\n\r\n')) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    answer += chunk.toString('latin1');
  }
  if (!answer.startsWith('HTTP/1.1 200 ') || !/\r\ncontent-length: 0\r\n/i.test(answer)) {
    throw new Error(`not an empty 200: ${answer.slice(0, 200)}`);
  }
  return performance.now() - startedAt;
}
