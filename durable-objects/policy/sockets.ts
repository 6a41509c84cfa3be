/** A live connection lasts at most so long, so that its session is looked at again (ms). */
export const SOCKET_LIFETIME_MS = 600_000;
const MAX_SOCKETS = 100;

export interface OpenSocket {
  openedAt: number;
}

/** Those whose time is over. */
export function dueSockets<Socket extends OpenSocket>(sockets: readonly Socket[], now: number): Socket[] {
  return sockets.filter(({ openedAt }) => openedAt + SOCKET_LIFETIME_MS <= now);
}

/** When the first of them has to end (ms since the epoch), or null for none. */
export function nextDueAt(sockets: readonly OpenSocket[]): number | null {
  if (sockets.length === 0) return null;
  return Math.min(...sockets.map(({ openedAt }) => openedAt)) + SOCKET_LIFETIME_MS;
}

/** The oldest, as many as have to go before one more may come. */
export function crowdedOut<Socket extends OpenSocket>(sockets: readonly Socket[]): Socket[] {
  const oldestFirst = sockets.toSorted((one, other) => one.openedAt - other.openedAt);
  return oldestFirst.slice(0, Math.max(0, sockets.length - MAX_SOCKETS + 1));
}
