/** The right to open one live connection, soon. Of the ticket itself only its SHA-256 is kept. Times in ms. */
export interface Ticket {
  hash: string;
  userId: string;
  sessionId: string;
  expiresAt: number;
}

export const TICKET_LIFETIME_MS = 30_000;
const MAX_OPEN = 200;

/** The open tickets with one more; beyond the bound the oldest go. */
export function addTicket(open: readonly Ticket[], ticket: Ticket, now: number): Ticket[] {
  return [...open.filter(({ expiresAt }) => expiresAt > now), ticket].slice(-MAX_OPEN);
}

/** The ticket with this hash, null where there is none or its time is over, and what is left open: it is spent. */
export function takeTicket(
  open: readonly Ticket[],
  hash: string,
  now: number,
): { ticket: Ticket | null; left: Ticket[] } {
  const valid = open.filter(({ expiresAt }) => expiresAt > now);
  const ticket = valid.find((one) => one.hash === hash) ?? null;
  return { ticket, left: valid.filter((one) => one !== ticket) };
}
