import { request } from 'node:http';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface PostOptions {
  /** Leaves the length out. */
  isChunked?: boolean;
  /** Says the length and sends nothing of the body: whoever answers has not read it. */
  isHeldBack?: boolean;
}

/** Posts with exactly these headers (a list becomes several lines of the same name). */
export function post(
  url: string,
  body: Uint8Array,
  headers: Record<string, string | string[]>,
  { isChunked = false, isHeldBack = false }: PostOptions = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': body.length };
    const call = request(url, { method: 'POST', headers: { ...headers, ...length } }, async (response) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of response) chunks.push(chunk);
      } catch (error) {
        return reject(error);
      }
      resolve({
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
        ),
        text: Buffer.concat(chunks).toString(),
      });
    });
    call.on('error', reject);
    if (!isHeldBack) return void call.end(body);
    call.flushHeaders();
    call.once('response', (response) => response.once('close', () => call.destroy()));
  });
}
