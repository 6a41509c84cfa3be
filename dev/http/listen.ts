import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerJson } from './answer.ts';
import { BodyTooLargeError } from './read-body.ts';

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

export interface Listening {
  /** Without a trailing slash, e.g. http://127.0.0.1:8790 */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves HTTP on the loopback interface; port 0 takes any free one.
 * @throws Error naming `name` and the port when another process has it
 */
export async function listen(
  name: string,
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Listening> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => {
      handle(request, response).catch((error: unknown) => answerFailure(name, response, error));
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portTaken(name, port, error) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portTaken(name: string, port: number, cause: Error): Error {
  return new Error(
    `${name}: port ${port} is already in use. Stop the program that has it or choose another port.`,
    { cause },
  );
}

function answerFailure(name: string, response: ServerResponse, error: unknown): void {
  if (error instanceof BodyTooLargeError) {
    response.once('finish', () => response.socket?.destroy());
    answerJson(response, 413, { error: { message: error.message } }, { Connection: 'close' });
    return;
  }
  if (response.destroyed) return;
  console.error(`${name}:`, error);
  answerJson(response, 500, { error: { message: 'internal error' } });
}
