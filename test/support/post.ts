import { request } from 'node:http';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const LARGE_BYTES = 1024 * 1024;
const PATIENCE_MS = 300;

/**
 * Posts with exactly these headers (a list becomes several lines of the same name); `isChunked` leaves the length
 * out. A server that answers before the whole body was sent has answered.
 */
export function post(
  url: string,
  body: Uint8Array,
  headers: Record<string, string | string[]>,
  { isChunked = false } = {},
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
    if (isChunked || body.length < LARGE_BYTES) call.end(body);
    else {
      // A refusal by the declared length comes at once; a body on its way would break it off (RST).
      call.flushHeaders();
      const rest = setTimeout(() => call.end(body), PATIENCE_MS);
      call.once('response', () => clearTimeout(rest));
    }
  });
}
