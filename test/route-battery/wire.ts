import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';

/** A request as it goes over the wire: nothing of it is normalised before. */
export interface Call {
  method: string;
  /** With the query. */
  path: string;
  /** A list becomes several lines of the same name. */
  headers: Record<string, string | string[]>;
  body: Uint8Array | null;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const PATIENCE_MS = 20_000;
const CHUNK = new Uint8Array(64 * 1024).fill(0x20);

export async function send(origin: string, { body, ...call }: Call): Promise<Answer> {
  const length = body === null ? {} : { 'content-length': String(body.length) };
  const whole = { ...call, headers: { ...call.headers, ...length } };
  const sent = open(origin, whole);
  return answerTo(sent, () => sent.end(body ?? undefined)).catch((error: unknown) => {
    // The server may close a connection that it kept in the moment that this was sent on it.
    if (!sent.reusedSocket) throw error;
    const again = open(origin, whole, false);
    return answerTo(again, () => again.end(body ?? undefined));
  });
}

/** Declares a body of so many bytes and sends none of it: only what is declared can be judged. */
export function sendDeclared(origin: string, call: Call, length: number): Promise<Answer> {
  const headers = { ...call.headers, 'content-length': String(length) };
  return answerTo(open(origin, { ...call, headers }, false), (sent) => sent.flushHeaders());
}

/** Sends so many bytes of a body without a length, and never its end: who waits for that does not answer. */
export function sendUnended(origin: string, call: Call, length: number): Promise<Answer> {
  const headers = { ...call.headers, 'transfer-encoding': 'chunked' };
  return answerTo(open(origin, { ...call, headers }, false), async (sent) => {
    for (let left = length; left > 0 && !sent.destroyed; left -= CHUNK.length) {
      await new Promise((resolve) => sent.write(CHUNK.subarray(0, left), resolve));
    }
  });
}

function open(origin: string, { method, path, headers }: Omit<Call, 'body'>, isKept = true): ClientRequest {
  const { hostname, port } = new URL(origin);
  return request({ hostname, port, method, path, headers, agent: isKept ? agent : false });
}

/** The answer, whether or not the whole body was sent by then. */
function answerTo(sent: ClientRequest, write: (sent: ClientRequest) => unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    sent.on('response', async (response) => {
      isAnswered = true;
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve(readAnswer(response, Buffer.concat(chunks).toString()));
      } catch (error) {
        reject(error);
      } finally {
        if (!sent.writableEnded) sent.destroy();
      }
    });
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(readAnswer(response, ''));
    });
    sent.on('error', (error) => {
      if (!isAnswered) reject(error);
    });
    sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)));
    write(sent);
  });
}

function readAnswer({ statusCode = 0, headers }: IncomingMessage, text: string): Answer {
  const read = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return { status: statusCode, headers: Object.fromEntries(read), text };
}
