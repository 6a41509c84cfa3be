import { sql } from 'drizzle-orm/sql';
import { violatedConstraint } from '../../data/database-error.ts';
import { uuidV7 } from '../../domain/ids.ts';
import { gatedCall } from '../../platform/gated-call.ts';
import type { Keyring } from '../../platform/keyring.ts';
import { markReadAndTyping } from '../../providers/meta/graph-client.ts';
import type { AnswerModel } from '../../providers/models/answer-model.ts';
import type { EmbeddingModel } from '../../providers/models/embedding-model.ts';
import { guardedQuotes } from '../../providers/models/guarded-quotes.ts';
import { admitContact } from './admit-contact.ts';
import { commitReply } from './commit-reply.ts';
import { composeReply } from './compose-reply.ts';
import type { Spending } from './gated-chat.ts';
import { gatedEmbedding } from './gated-embedding.ts';
import { guardTurn, refusalAfter, tellOfFinding } from './guard-turn.ts';
import { loadTurn, type OpenSend, type Turn } from './load-turn.ts';
import { type Destination, openDestination } from './open-destination.ts';
import { searchingByMeaning } from './search-by-meaning.ts';
import {
  endFlight,
  graphBreaker,
  type Payer,
  type SendPorts,
  sendReply,
  UNCONFIRMED_AFTER_MS,
  type Wait,
} from './send-reply.ts';

export interface TurnPorts extends SendPorts {
  tenantId: string;
  conversationId: string;
  graphUrl: string;
  sealingKeys: Keyring;
  /** What answers, on the account of a turn. */
  model: (spending: Spending) => AnswerModel;
  /** Null: passages are searched by words only. */
  embedding: EmbeddingModel | null;
  /** Aborted by a message that belongs into the answer. */
  signal: AbortSignal;
  /** The burst is spoken for: called once the reply is in the database, before it is sent. */
  onCommitted: () => void;
}

export interface TurnResult {
  /** blocked: an earlier reply waits for its next try, or the customer has had their answers for now. */
  outcome: 'replied' | 'silent' | 'aborted' | 'blocked';
  /** When to look again, in ms; null for no need. */
  againInMs: number | null;
  /** The reply said that a person will answer: somebody has to be told. */
  isLeftToPerson: boolean;
}

/**
 * One look at a conversation: ends what an earlier look left open, then answers what is unanswered. Two round trips
 * for an answer and one for its outcome. Safe to repeat after a crash at any point.
 * @throws when the database does not answer: look again later
 */
export async function runTurn(ports: TurnPorts): Promise<TurnResult> {
  const waits = [await endFlight(ports)];
  const turn = await loadTurn(ports.db, ports.conversationId);
  const destination = turn && (await openDestination(ports, turn));
  if (!turn || !destination) return { outcome: 'silent', againInMs: null, isLeftToPerson: false };

  for (const send of turn.openSends) {
    if (turn.mode === 'person' && send.kind === 'reply' && hasNotLeft(ports, send)) {
      await withdraw(ports, send);
      continue;
    }
    const wait = await (send.state === 'queued' ? tryAgain : settle)(ports, destination, turn, send);
    if (wait?.isQueued) return { outcome: 'blocked', againInMs: wait.ms, isLeftToPerson: false };
    waits.push(wait);
  }
  const { outcome, wait, isLeftToPerson = false } = await answer(ports, turn, destination);
  const wanted = [...waits, wait].flatMap((one) => one?.ms ?? []);
  return { outcome, againInMs: wanted.length > 0 ? Math.min(...wanted) : null, isLeftToPerson };
}

/** It was refused for now, or a crash came before the call. */
function hasNotLeft({ memory }: TurnPorts, send: OpenSend): boolean {
  return send.state === 'queued' || memory.flight?.outboxId === send.outboxId;
}

/** What the assistant wanted to say before a person took over stays unsaid. */
async function withdraw({ db, memory, log }: TurnPorts, { outboxId }: OpenSend): Promise<void> {
  await db.batch((queries) => [queries.execute(sql`select app.withdraw_send(${outboxId})`)]);
  if (memory.flight?.outboxId === outboxId) memory.flight = null;
  log.info('send.withdrawn', { outboxId });
}

/** An attempted send without a recorded outcome: sent if it is certain that it never left, else watched. */
async function settle(
  ports: TurnPorts,
  destination: Destination,
  payer: Payer,
  send: OpenSend,
): Promise<Wait | null> {
  if (hasNotLeft(ports, send)) return sendReply(ports, destination, payer, send);
  const left = UNCONFIRMED_AFTER_MS - (send.attemptedMsAgo ?? 0);
  if (left > 0) return { ms: left, isQueued: false };
  await ports.db.batch((queries) => [queries.execute(sql`select app.give_up_unconfirmed(${send.outboxId})`)]);
  return null;
}

/** A send that was refused for now. Null once it is off the queue, whatever became of it. */
async function tryAgain(
  ports: TurnPorts,
  destination: Destination,
  payer: Payer,
  send: OpenSend,
): Promise<Wait | null> {
  if (send.dueInMs) return { ms: send.dueInMs, isQueued: true };
  const { outboxId } = send;
  ports.memory.flight = { outboxId, stage: 'committing' };
  try {
    const [result] = await ports.db.batch((queries) => [
      queries.execute<{ attempted: boolean }>(sql`select app.attempt_again(${outboxId}) as attempted`),
    ]);
    if (result.rows[0]?.attempted)
      return await sendReply(ports, destination, payer, { ...send, attempts: send.attempts + 1 });
  } catch (error) {
    if (!violatedConstraint(error)?.startsWith('outbox_')) throw error;
    await ports.db.batch((queries) => [
      queries.execute(sql`select app.record_failure(${outboxId}, null::integer, 'never', null::integer)`),
    ]);
  }
  ports.memory.flight = null;
  return null;
}

async function answer(
  ports: TurnPorts,
  turn: Turn,
  destination: Destination,
): Promise<{ outcome: TurnResult['outcome']; wait: Wait | null; isLeftToPerson?: boolean }> {
  const { signal, memory } = ports;
  if (turn.unanswered.length === 0 || turn.mode === 'person') return { outcome: 'silent', wait: null };
  const guarded = await guardTurn(turn);
  const { verdict } = guarded.inspection;
  const contact = await admitContact(ports, turn, guarded.strike);
  if (contact.outcome === 'limited')
    return { outcome: 'blocked', wait: { ms: contact.waitMs, isQueued: false } };
  const { struck } = contact;
  await tellOfFinding(ports, turn, guarded);
  // They were told when it began: what else they write is read by a person.
  if (contact.outcome === 'blocked' && (struck === undefined || struck === 'none')) {
    await passOver(
      ports,
      turn,
      turn.unanswered.map(({ id }) => id),
    );
    return { outcome: 'silent', wait: null };
  }
  const last = turn.unanswered.at(-1);
  if (last && !turn.optedOut && turn.windowOpen && destination.accessToken) {
    // Beside the answer and best effort: the read mark and "typing…".
    const { accessToken } = destination;
    void gatedCall(ports.gate, { breaker: graphBreaker(destination.channelId) }, async (fetch) => {
      const message = { ...destination, accessToken, messageId: last.providerMessageId, fetch };
      return { value: await markReadAndTyping(message), isFailure: false };
    }).catch(() => undefined);
  }
  // Suspicious is no reason to refuse, but nothing but quotes may come of it.
  const model = verdict === 'suspicious' ? guardedQuotes : modelFor(ports, turn);
  const refusal = verdict === 'block' ? refusalAfter(struck) : null;
  const reply = await composeReply(turn, model, new Date(), signal, refusal).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  if (signal.aborted) return { outcome: 'aborted', wait: null };
  if (!reply) return { outcome: 'silent', wait: null };
  if (reply.kind === 'silence') {
    await passOver(ports, turn, reply.answered);
    return { outcome: 'silent', wait: null };
  }

  // An earlier commit may have happened unheard: the same id again, so that it cannot happen twice.
  const outboxId = memory.flight?.outboxId ?? uuidV7();
  memory.flight = { outboxId, stage: 'committing' };
  if (!(await commitReply(ports, turn, reply, outboxId))) {
    memory.flight = null;
    return { outcome: 'silent', wait: null };
  }
  memory.flight = { outboxId, stage: 'committed' };
  ports.onCommitted();
  const wait = await sendReply(ports, destination, turn, { outboxId, body: reply.body, attempts: 1 });
  return { outcome: 'replied', wait, isLeftToPerson: reply.waitingReason !== null };
}

/** What answers this turn: every call of it is on the account of one reply. */
function modelFor(ports: TurnPorts, turn: Turn): AnswerModel {
  const { gate, prices, conversationId } = ports;
  const { ceilings, contactId } = turn;
  const burst = `${conversationId}:${turn.turn + 1}`;
  const model = ports.model({ gate, prices, ceilings, contactId, burst });
  const embedding = ports.embedding && gatedEmbedding(ports.embedding, { gate, prices, ceilings, contactId });
  return searchingByMeaning({ ...ports, embedding }, model);
}

/**
 * The messages count as seen, so that nobody looks at them again and again; a person reads them. Where the
 * conversation moved on meanwhile nothing happens, and the minute's job has it looked at anew.
 */
async function passOver({ db, conversationId }: TurnPorts, { turn }: Turn, messages: string[]) {
  await db.batch((queries) => [
    queries.execute(
      sql`select app.pass_over(${conversationId}, ${turn + 1}::integer, ${sql.param(messages)}::uuid[])`,
    ),
  ]);
}
