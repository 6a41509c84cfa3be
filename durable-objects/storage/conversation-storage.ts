import type { Flight } from '../../worker/features/assistant/send-reply.ts';
import type { Burst } from '../policy/burst.ts';

/** Named and append-only: an object may wake up after years with an old schema. */
const MIGRATIONS: readonly [name: string, statement: string][] = [
  [
    'seen-messages',
    'create table seen_messages (message_id text primary key, seen_at integer not null) without rowid',
  ],
];
const SEEN_FOR_MS = 8 * 24 * 60 * 60 * 1000;

/** What a conversation object remembers: only what Postgres cannot know. Reads and writes are synchronous. */
export class ConversationStorage {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    const applied = new Set(this.#storage.kv.get<string[]>('migrations') ?? []);
    for (const [name, statement] of MIGRATIONS) {
      if (!applied.has(name)) this.#storage.sql.exec(statement);
    }
    this.#storage.kv.put(
      'migrations',
      MIGRATIONS.map(([name]) => name),
    );
  }

  /** Messages waiting for their burst to end, or null. */
  get burst(): Burst | null {
    return this.#storage.kv.get<Burst>('burst') ?? null;
  }

  set burst(burst: Burst | null) {
    this.#set('burst', burst);
  }

  /** The send under way, so that a crash never leaves it to guessing. */
  get flight(): Flight | null {
    return this.#storage.kv.get<Flight>('flight') ?? null;
  }

  set flight(flight: Flight | null) {
    this.#set('flight', flight);
  }

  /** When to look again regardless of a burst (ms since the epoch), or null. */
  get wakeAt(): number | null {
    return this.#storage.kv.get<number>('wakeAt') ?? null;
  }

  set wakeAt(at: number | null) {
    this.#set('wakeAt', at);
  }

  /** No look before this time (ms): it failed just now, or an earlier reply is waiting for its next try. */
  get notBefore(): number | null {
    return this.#storage.kv.get<number>('notBefore') ?? null;
  }

  set notBefore(at: number | null) {
    this.#set('notBefore', at);
  }

  /** Failed looks in a row: the wait before the next grows with them. */
  get failures(): number {
    return this.#storage.kv.get<number>('failures') ?? 0;
  }

  set failures(count: number) {
    this.#set('failures', count === 0 ? null : count);
  }

  /** Remembers message ids; returns how many were new. Meta redelivers for up to seven days. */
  markSeen(messageIds: readonly string[], now: number): number {
    this.#storage.sql.exec('delete from seen_messages where seen_at < ?', now - SEEN_FOR_MS);
    let fresh = 0;
    for (const id of messageIds) {
      fresh += this.#storage.sql.exec(
        'insert or ignore into seen_messages values (?, ?)',
        id,
        now,
      ).rowsWritten;
    }
    return fresh;
  }

  /** Forgets everything, the schema too: the object that holds this does nothing more. */
  async erase(): Promise<void> {
    await this.#storage.deleteAlarm();
    await this.#storage.deleteAll();
  }

  async setAlarm(at: number | null): Promise<void> {
    if (at === null) await this.#storage.deleteAlarm();
    else await this.#storage.setAlarm(at);
  }

  #set(key: string, value: unknown): void {
    if (value === null) this.#storage.kv.delete(key);
    else this.#storage.kv.put(key, value);
  }
}
