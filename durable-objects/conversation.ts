import { DurableObject } from 'cloudflare:workers';
import { openJobDb } from '../worker/data/tenant-db.ts';
import { gatedChat } from '../worker/features/assistant/gated-chat.ts';
import { runTurn } from '../worker/features/assistant/run-turn.ts';
import { notifyWaiting } from '../worker/features/inbox/notify-waiting.ts';
import { tellInbox } from '../worker/features/inbox/tell-inbox.ts';
import { readConfig } from '../worker/platform/config.ts';
import { createLog, type Log } from '../worker/platform/log.ts';
import { parseConversationName, tenantGate } from '../worker/platform/objects.ts';
import { reportError } from '../worker/platform/sentry.ts';
import { chooseAnswerModel, chooseEmbeddingModel } from '../worker/providers/models/choose-model.ts';
import { afterReply, type BurstLimits, burstEndsAt, extendBurst, mayAbortAnswer } from './policy/burst.ts';
import { ConversationStorage } from './storage/conversation-storage.ts';

const MAX_BACKOFF_MS = 60_000;
const REPORTED_FAILURE = 4;

/**
 * One conversation: it alone orders the customer's messages, waits for a burst to end and sends. One burst, one
 * reply, one charge. Postgres stays the record; this holds only what is under way.
 */
export class Conversation extends DurableObject<Env> {
  readonly #storage: ConversationStorage;
  readonly #tenantId: string;
  readonly #conversationId: string;
  readonly #log: Log;
  /** The answer in the making, until its commit. */
  #answering: AbortController | null = null;
  /** A person acted during this look: what it finds out must not make them wait. */
  #isHurried = false;
  /** The conversation is gone; so is the schema of this instance's storage. */
  #isErased = false;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { tenantId, conversationId } = parseConversationName(ctx.id.name);
    this.#tenantId = tenantId;
    this.#conversationId = conversationId;
    this.#log = createLog({ tenantId, conversationId });
    this.#storage = new ConversationStorage(ctx.storage);
  }

  /** Messages were stored. Idempotent by their ids: a redelivered one changes nothing. */
  async notify(messageIds: string[]): Promise<void> {
    if (this.#isErased) return;
    const now = Date.now();
    const fresh = this.#storage.markSeen(messageIds, now);
    if (fresh > 0) {
      const burst = extendBurst(this.#storage.burst, fresh, now);
      this.#storage.burst = burst;
      if (mayAbortAnswer(burst, now, this.#limits)) this.#answering?.abort();
    }
    await this.#schedule();
  }

  /** Something may be left undone: look now. Harmless at any time. */
  async wake(): Promise<void> {
    if (this.#isErased) return;
    this.#storage.wakeAt = Date.now();
    await this.#schedule();
  }

  /** A person replied, took over, gave back: nothing of the assistant's makes them wait. */
  async hurry(): Promise<void> {
    if (this.#isErased) return;
    this.#isHurried = true;
    this.#storage.wakeAt = Date.now();
    this.#storage.notBefore = null;
    this.#answering?.abort();
    await this.#schedule();
  }

  /** Forgets everything: the conversation's organisation is being erased. Idempotent. */
  async erase(): Promise<void> {
    this.#isErased = true;
    this.#answering?.abort();
    await this.#storage.erase();
  }

  /** Never throws: the runtime gives an alarm up after six failures, and a customer would wait for ever. */
  override async alarm(): Promise<void> {
    if (this.#isErased) return;
    const answering = new AbortController();
    this.#answering = answering;
    this.#isHurried = false;
    try {
      const burst = this.#storage.burst;
      const isDue = burst !== null && burstEndsAt(burst, this.#limits) <= Date.now();
      const isAwake = (this.#storage.wakeAt ?? Number.POSITIVE_INFINITY) <= Date.now();
      if (!isDue && !isAwake) return;
      this.#storage.wakeAt = null;
      await this.#look(answering.signal, burst?.messages ?? 0);
      this.#storage.failures = 0;
    } catch (error) {
      this.#storage.failures += 1;
      const backoff = Math.min(500 * 2 ** this.#storage.failures, MAX_BACKOFF_MS) * (0.5 + Math.random() / 2);
      this.#storage.wakeAt = Date.now();
      this.#storage.notBefore = Date.now() + backoff;
      this.#log.error('conversation.failed', error, { failures: this.#storage.failures });
      // Once for each trouble: a short outage heals by itself.
      if (this.#storage.failures === REPORTED_FAILURE) await reportError(this.env, error);
    } finally {
      this.#answering = null;
      // What this look has written since then.
      if (this.#isErased) await this.#storage.erase();
      else await this.#schedule();
    }
  }

  async #look(signal: AbortSignal, messages: number): Promise<void> {
    const config = readConfig(this.env);
    const storage = this.#storage;
    const endBurst = () => {
      // From here on a new message starts a burst of its own.
      this.#answering = null;
      storage.burst = afterReply(storage.burst, messages);
    };
    const { outcome, againInMs, isLeftToPerson } = await runTurn({
      tenantId: this.#tenantId,
      conversationId: this.#conversationId,
      db: openJobDb(readConfig(this.env), 'conversation', this.#tenantId),
      graphUrl: config.META_GRAPH_URL,
      sealingKeys: config.SEALING_KEYS,
      model: (spending) =>
        chooseAnswerModel(this.env, this.#log, (full, smaller) => gatedChat(full, smaller, spending)),
      embedding: chooseEmbeddingModel(this.env),
      gate: tenantGate(this.env, this.#tenantId),
      prices: config.PRICES,
      memory: storage,
      log: this.#log,
      signal,
      onCommitted: endBurst,
    });
    if (outcome === 'silent') endBurst();
    const againAt = againInMs === null ? null : Date.now() + againInMs;
    if (againAt !== null) storage.wakeAt = Math.min(storage.wakeAt ?? againAt, againAt);
    storage.notBefore = outcome === 'blocked' && !this.#isHurried ? againAt : null;
    this.#log.info('conversation.looked', { outcome, againInMs });
    // Beside the conversation: neither a browser nor the mail may hold up the next answer.
    if (outcome !== 'aborted') this.ctx.waitUntil(this.#tell(isLeftToPerson));
  }

  /** Best effort: browsers load again, and the minute's job catches up with mail. */
  async #tell(isLeftToPerson: boolean): Promise<void> {
    const [tenantId, conversationId] = [this.#tenantId, this.#conversationId];
    await tellInbox(this.env, tenantId, { type: 'conversation', id: conversationId }, this.#log);
    if (!isLeftToPerson) return;
    const db = openJobDb(readConfig(this.env), 'conversation', tenantId);
    await notifyWaiting(this.env, db, this.#log, conversationId).catch((error: unknown) =>
      this.#log.error('notice.failed', error),
    );
  }

  async #schedule(): Promise<void> {
    const burst = this.#storage.burst;
    const times = [burst && burstEndsAt(burst, this.#limits), this.#storage.wakeAt].filter(
      (time) => time !== null,
    );
    const at = times.length > 0 ? Math.max(Math.min(...times), this.#storage.notBefore ?? 0) : null;
    await this.#storage.setAlarm(at);
  }

  get #limits(): BurstLimits {
    const { BURST_QUIET_MS, BURST_MAX_MS } = readConfig(this.env);
    return { quietMs: BURST_QUIET_MS, maxMs: BURST_MAX_MS };
  }
}
