import { addDays } from '../../worker/domain/local-time.ts';
import type { Lease } from '../policy/leases.ts';

/** Leases of one shard, by day and tenant. Reads and writes are synchronous. */
export class PlatformBudgetStorage {
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql;
    this.#sql.exec(`create table if not exists leases (
      day text not null, tenant_id text not null, seq integer not null, total integer not null,
      primary key (day, tenant_id)) without rowid`);
  }

  lease(tenantId: string, day: string): Lease | null {
    const [row] = this.#sql
      .exec<{ seq: number; total: number }>(
        'select seq, total from leases where day = ? and tenant_id = ?',
        ...[day, tenantId],
      )
      .toArray();
    return row ? { day, ...row } : null;
  }

  setLease(tenantId: string, { day, seq, total }: Lease): void {
    this.#sql.exec(
      `insert into leases values (?1, ?2, ?3, ?4)
       on conflict (day, tenant_id) do update set seq = ?3, total = ?4`,
      ...[day, tenantId, seq, total],
    );
  }

  /** Of all tenants of a day. */
  total(day: string): number {
    return (
      this.#sql
        .exec<{ total: number | null }>('select sum(total) as total from leases where day = ?', day)
        .one().total ?? 0
    );
  }

  /** A day that is over binds nobody; the one before is kept, for clocks that differ. */
  dropBefore(day: string): void {
    this.#sql.exec('delete from leases where day < ?', addDays(day, -1));
  }
}
