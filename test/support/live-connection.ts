import type { TestStack } from './stack.ts';
import { waitUntil } from './wait-until.ts';

export interface Live {
  socket: WebSocket;
  heard: { type: string; id?: string }[];
  /** Of the connection's end; null while it is open. */
  code: number | null;
}

/** Offers a ticket as a browser does. Resolves once the connection is open, or refused: then its code is set. */
export async function connectLive(
  test: TestStack,
  ticket: string,
  { tenantId, origin = test.stack.workerUrl }: { tenantId: string; origin?: string },
): Promise<Live> {
  const url = `${test.stack.workerUrl.replace('http', 'ws')}/api/organisations/${tenantId}/live`;
  // Node's own client takes headers beside protocols; a browser sets the origin by itself.
  const socket = new WebSocket(url, {
    protocols: ['portero.live.v1', ticket],
    headers: { origin },
  } as unknown as string[]);
  const live: Live = { socket, heard: [], code: null };
  socket.onmessage = ({ data }) => void live.heard.push(JSON.parse(String(data)));
  socket.onclose = ({ code }) => {
    live.code = code;
  };
  await waitUntil(
    'the connection or its refusal',
    () => socket.readyState === WebSocket.OPEN || live.code !== null,
  );
  return live;
}
