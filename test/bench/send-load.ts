import { Agent, request } from 'node:http';

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
 * Posts every delivery once, over `connections` connections that stay open, each with one request at a time.
 * @throws Error for the first answer that is not 200
 */
export async function sendLoad(url: URL, deliveries: Delivery[], connections: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const remaining = deliveries.values();
  const startedAt = performance.now();
  try {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        for (const delivery of remaining) latencies.push(await post(url, agent, delivery));
      }),
    );
  } finally {
    agent.destroy();
  }
  return { rps: (deliveries.length * 1000) / (performance.now() - startedAt), latencies };
}

function post(url: URL, agent: Agent, { body, headers }: Delivery): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - startedAt);
        else reject(new Error(`${url.pathname} answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
