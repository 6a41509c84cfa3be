import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Log } from '../../platform/log.ts';
import type { UpstreamFetch } from '../../platform/upstream.ts';
import type { GraphErrorClass } from '../../providers/meta/error-class.ts';
import { sendText } from '../../providers/meta/graph-client.ts';
import type { Destination } from './open-destination.ts';

const MAX_ATTEMPTS = 5;
/** With no answer and no status for so long, a send is left to a person. */
export const UNCONFIRMED_AFTER_MS = 120_000;

type SendOutcome =
  | { kind: 'accepted'; messageId: string }
  | { kind: 'refused'; code: number | null; class: GraphErrorClass; retryDelayMs: number | null }
  | { kind: 'ambiguous' };

/**
 * Where a send stands, written durably before each step, since Meta has no idempotency key. Before `calling` it is
 * certain that nothing left; in `calling` nobody can tell; in `called` the answer is known and only to be recorded.
 */
export type Flight =
  | { outboxId: string; stage: 'committing' | 'committed' | 'calling' }
  | { outboxId: string; stage: 'called'; outcome: SendOutcome };

export interface SendPorts {
  db: TenantDb;
  fetch: UpstreamFetch;
  /** Durable: what is written is there after a crash, and before anything leaves. */
  memory: { flight: Flight | null };
  log: Log;
}

/** A send that wants another look. `isQueued`: it was refused for now, and later replies must not overtake it. */
export interface Wait {
  ms: number;
  isQueued: boolean;
}

/** Calls the provider once for a row that is marked attempted. */
export async function sendReply(
  ports: SendPorts,
  destination: Destination,
  send: { outboxId: string; body: string; attempts: number },
): Promise<Wait | null> {
  const { outboxId } = send;
  ports.memory.flight = { outboxId, stage: 'calling' };
  const outcome = await call(ports, destination, send);
  ports.memory.flight = { outboxId, stage: 'called', outcome };
  return endFlight(ports);
}

/** Records what came of the call in flight, if it is known. */
export async function endFlight({ db, memory, log }: SendPorts): Promise<Wait | null> {
  const flight = memory.flight;
  if (flight?.stage !== 'calling' && flight?.stage !== 'called') return null;
  const { outboxId } = flight;
  const outcome: SendOutcome = flight.stage === 'called' ? flight.outcome : { kind: 'ambiguous' };
  if (outcome.kind === 'accepted') {
    await db.batch((queries) => [
      queries.execute(sql`select app.record_accepted(${outboxId}, ${outcome.messageId})`),
    ]);
  } else if (outcome.kind === 'refused') {
    const { code, retryDelayMs } = outcome;
    await db.batch((queries) => [
      queries.execute(
        sql`select app.record_failure(${outboxId}, ${code}::integer, ${outcome.class}, ${retryDelayMs}::integer)`,
      ),
    ]);
  }
  memory.flight = null;
  log.info('send.ended', { outboxId, outcome: outcome.kind, code: 'code' in outcome ? outcome.code : null });
  if (outcome.kind === 'ambiguous') return { ms: UNCONFIRMED_AFTER_MS, isQueued: false };
  if (outcome.kind === 'accepted' || outcome.retryDelayMs === null) return null;
  return { ms: outcome.retryDelayMs, isQueued: true };
}

async function call(
  { fetch }: SendPorts,
  destination: Destination,
  { outboxId, body, attempts }: { outboxId: string; body: string; attempts: number },
): Promise<SendOutcome> {
  if (destination.accessToken === null) {
    return { kind: 'refused', code: null, class: 'pause_credential', retryDelayMs: null };
  }
  const { accessToken, ...address } = destination;
  const result = await sendText({ ...address, accessToken, text: body, outboxId, fetch });
  if (result.kind === 'accepted') return { kind: 'accepted', messageId: result.messageId };
  if (result.kind === 'ambiguous') return { kind: 'ambiguous' };
  const backoff = 1000 * 2 ** attempts * (0.5 + Math.random() / 2);
  const mayRetry = result.class === 'retry' && attempts < MAX_ATTEMPTS;
  return {
    kind: 'refused',
    code: result.code,
    class: result.class,
    retryDelayMs: mayRetry ? Math.ceil(Math.max(result.retryAfterMs ?? 0, backoff)) : null,
  };
}
