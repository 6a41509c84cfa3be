import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Prices } from '../../domain/prices.ts';
import { type CallGate, CallRefusedError, type Ended, gatedCall } from '../../platform/gated-call.ts';
import type { Log } from '../../platform/log.ts';
import type { GraphErrorClass } from '../../providers/meta/error-class.ts';
import { type SendResult, sendText } from '../../providers/meta/graph-client.ts';
import type { Turn } from './load-turn.ts';
import type { Destination } from './open-destination.ts';

const MAX_ATTEMPTS = 5;
const MIN_GATE_WAIT_MS = 5_000;
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
  gate: CallGate;
  prices: Prices;
  /** Durable: what is written is there after a crash, and before anything leaves. */
  memory: { flight: Flight | null };
  log: Log;
}

/** A send that wants another look. `isQueued`: it was refused for now, and later replies must not overtake it. */
export interface Wait {
  ms: number;
  isQueued: boolean;
}

/** On whose account, and for whom. */
export type Payer = Pick<Turn, 'contactId' | 'ceilings'>;

/** Calls the provider once for a row that is marked attempted. */
export async function sendReply(
  ports: SendPorts,
  destination: Destination,
  payer: Payer,
  send: { outboxId: string; body: string; attempts: number },
): Promise<Wait | null> {
  const { outboxId } = send;
  ports.memory.flight = { outboxId, stage: 'calling' };
  const outcome = await call(ports, destination, payer, send);
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
  ports: SendPorts,
  destination: Destination,
  payer: Payer,
  { outboxId, body, attempts }: { outboxId: string; body: string; attempts: number },
): Promise<SendOutcome> {
  if (destination.accessToken === null) {
    return { kind: 'refused', code: null, class: 'pause_credential', retryDelayMs: null };
  }
  const { accessToken, channelId, ...address } = destination;
  const spend = {
    ...{ ...payer, id: `send:${outboxId}:${attempts}`, kind: 'sending' as const },
    ...{ offers: [{ step: 'full' as const, micro: ports.prices.message, units: 1 }] },
    expiresInMs: UNCONFIRMED_AFTER_MS,
  };
  const result = await gatedCall(ports.gate, { breaker: graphBreaker(channelId), spend }, async (fetch) =>
    endedBy(await sendText({ ...address, accessToken, text: body, outboxId, fetch })),
  ).catch((error: unknown) => {
    if (error instanceof CallRefusedError) return error;
    throw error;
  });
  if (result instanceof CallRefusedError) return refusedByGate(result);
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

/** Of a channel's credential: one that Meta refuses holds up nobody else's. */
export function graphBreaker(channelId: string): string {
  return `graph:${channelId}`;
}

function endedBy(result: SendResult): Ended<SendResult> {
  const isRefused = result.kind === 'refused';
  return {
    value: result,
    isFailure: result.kind === 'ambiguous' || (isRefused && FAILURES.has(result.class)),
    ...(isRefused && { retryAfterMs: result.retryAfterMs, spent: { micro: 0, units: 0 } }),
  };
}

/** What says that Graph, or our credential there, works for nobody at the moment. */
const FAILURES = new Set<GraphErrorClass>(['retry', 'pause_credential']);

/** Nothing left. Without money a person has to see to it; everything else is waited for. */
function refusedByGate({ refusal: { reason, retryAt } }: CallRefusedError): SendOutcome {
  if (reason === 'over_budget') return { kind: 'refused', code: null, class: 'never', retryDelayMs: null };
  const retryDelayMs = Math.max(MIN_GATE_WAIT_MS, (retryAt ?? 0) - Date.now());
  return { kind: 'refused', code: null, class: 'retry', retryDelayMs };
}
