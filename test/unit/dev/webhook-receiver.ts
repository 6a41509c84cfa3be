import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

export interface ReceivedWebhook {
  bytes: Buffer;
  signature: string;
  body: { entry: { changes: { value: ReceivedValue }[] }[] };
}

export interface ReceivedValue {
  contacts: { wa_id?: string; user_id: string }[];
  messages?: { id: string; from?: string; from_user_id?: string; text?: { body: string } }[];
  statuses?: { id: string; status: string; biz_opaque_callback_data?: string; errors?: { code: number }[] }[];
}

/** A webhook endpoint that answers the given statuses in turn, then 200, and keeps what came. */
export async function startReceiver(answers: number[] = []) {
  const received: ReceivedWebhook[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const signature = String(request.headers['x-hub-signature-256']);
    received.push({ bytes, signature, body: JSON.parse(bytes.toString()) });
    response.writeHead(answers.shift() ?? 200).end();
    for (const check of waiting) check();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/webhooks/meta`,
    received,
    values: () => valuesOf(received),
    /** Resolves once the condition over everything received holds; the test's timeout bounds it. */
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function valuesOf(received: ReceivedWebhook[]): ReceivedValue[] {
  return received.flatMap(({ body }) =>
    body.entry.flatMap(({ changes }) => changes.map(({ value }) => value)),
  );
}

export function hmac(bytes: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
}
