import type { Kind } from '../../worker/domain/budget.ts';
import type { Step } from '../admission.ts';
import type { GateEvent } from '../gate-events.ts';
import type { Lease } from '../policy/leases.ts';
import type { Reservation } from '../policy/ledger.ts';

/** Named and append-only: an object may wake up after years with an old schema. */
const MIGRATIONS: readonly [name: string, statement: string][] = [
  [
    'counters',
    'create table counters (name text primary key, committed integer not null, ends_at integer not null) without rowid',
  ],
  [
    'reservations',
    `create table reservations (
      id text primary key, stored text not null, is_open integer not null, expires_at integer not null
    ) without rowid`,
  ],
  ['reservations-open', 'create index reservations_open on reservations (is_open, expires_at)'],
  [
    'usage',
    `create table usage (
      day text not null, kind text not null, micro integer not null, units integer not null,
      primary key (day, kind)) without rowid`,
  ],
  ['events', 'create table events (id integer primary key autoincrement, event text not null)'],
];

/** What was spent of a kind in a day. */
export interface UsageRow {
  /** `2026-11-30`, UTC. */
  day: string;
  kind: Kind;
  micro: number;
  units: number;
}

export interface StoredReservation {
  reservation: Reservation;
  kind: Kind;
  /** Whose usage it is (UTC). */
  day: string;
  step: Step;
  /** As estimated, then as used. */
  units: number;
  /** The reply of the quota that it was charged for; null: none, or an earlier call of the burst was. */
  reply: { burst: string; month: string } | null;
}

/** Money of one organisation: counters, reservations and what was used. Reads and writes are synchronous. */
export class LedgerStorage {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#migrate();
  }

  /** Forgets everything; the schema is there again for whoever asks later. */
  async erase(): Promise<void> {
    await this.#storage.deleteAlarm();
    await this.#storage.deleteAll();
    this.#migrate();
  }

  #migrate(): void {
    const { kv, sql } = this.#storage;
    const applied = new Set(kv.get<string[]>('migrations') ?? []);
    const missing = MIGRATIONS.filter(([name]) => !applied.has(name));
    // A gate that wakes up writes nothing: an answer waits for every write.
    if (missing.length === 0) return;
    for (const [, statement] of missing) sql.exec(statement);
    kv.put(
      'migrations',
      MIGRATIONS.map(([name]) => name),
    );
  }

  committed(names: readonly string[]): Map<string, number> {
    return new Map(
      names.map((name) => {
        const [row] = this.#rows<{ committed: number }>(
          'select committed from counters where name = ?',
          name,
        );
        return [name, row?.committed ?? 0];
      }),
    );
  }

  /** @param endsAt when nobody asks for the counter any more (ms since the epoch) */
  add(name: string, delta: number, endsAt: number): void {
    this.#storage.sql.exec(
      `insert into counters values (?1, ?2, ?3)
       on conflict (name) do update set committed = committed + ?2, ends_at = max(ends_at, ?3)`,
      ...[name, delta, endsAt],
    );
  }

  reservation(id: string): StoredReservation | null {
    const [row] = this.#rows<{ stored: string }>('select stored from reservations where id = ?', id);
    return row ? JSON.parse(row.stored) : null;
  }

  put(stored: StoredReservation): void {
    const { id, state, expiresAt } = stored.reservation;
    this.#storage.sql.exec(
      `insert into reservations values (?1, ?2, ?3, ?4)
       on conflict (id) do update set stored = ?2, is_open = ?3`,
      ...[id, JSON.stringify(stored), state === 'open' ? 1 : 0, expiresAt],
    );
  }

  /** What may be counted on of the platform's ceiling; null: nothing was leased yet. */
  get lease(): Lease | null {
    return this.#storage.kv.get<Lease>('lease') ?? null;
  }

  set lease(lease: Lease) {
    this.#storage.kv.put('lease', lease);
  }

  /** Open reservations whose time is over, at most 200. */
  overdue(now: number): StoredReservation[] {
    return this.#rows<{ stored: string }>(
      'select stored from reservations where is_open = 1 and expires_at <= ? limit 200',
      now,
    ).map(({ stored }) => JSON.parse(stored));
  }

  /** When the next open reservation ends (ms since the epoch), or null for none. */
  get nextExpiry(): number | null {
    const [row] = this.#rows<{ at: number | null }>(
      'select min(expires_at) as at from reservations where is_open = 1',
    );
    return row?.at ?? null;
  }

  /** Whether Postgres has not heard of something yet. */
  get isUnreported(): boolean {
    return this.#storage.kv.get<boolean>('unreported') ?? false;
  }

  set isUnreported(value: boolean) {
    this.#storage.kv.put('unreported', value);
  }

  addUsage({ day, kind, micro, units }: UsageRow): void {
    this.isUnreported = true;
    this.#storage.sql.exec(
      `insert into usage values (?1, ?2, ?3, ?4)
       on conflict (day, kind) do update set micro = micro + ?3, units = units + ?4`,
      ...[day, kind, micro, units],
    );
  }

  usage(): UsageRow[] {
    return this.#rows<UsageRow & Record<string, SqlStorageValue>>(
      'select day, kind, micro, units from usage order by day, kind',
    );
  }

  addEvent(event: GateEvent): void {
    this.isUnreported = true;
    this.#storage.sql.exec('insert into events (event) values (?)', JSON.stringify(event));
  }

  /** The oldest, at most 100. */
  events(): { id: number; event: GateEvent }[] {
    return this.#rows<{ id: number; event: string }>(
      'select id, event from events order by id limit 100',
    ).map(({ id, event }) => ({ id, event: JSON.parse(event) }));
  }

  dropEvents(upTo: number): void {
    this.#storage.sql.exec('delete from events where id <= ?', upTo);
  }

  /** Forgets counters that nobody asks for any more, and what was decided and told long ago. */
  dropEnded(now: number, usageBefore: string): void {
    this.#storage.sql.exec('delete from counters where ends_at <= ?', now);
    this.#storage.sql.exec('delete from reservations where is_open = 0 and expires_at <= ?', now - DAY_MS);
    this.#storage.sql.exec('delete from usage where day < ?', usageBefore);
  }

  #rows<Row extends Record<string, SqlStorageValue>>(query: string, ...bindings: SqlStorageValue[]): Row[] {
    return this.#storage.sql.exec<Row>(query, ...bindings).toArray();
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
