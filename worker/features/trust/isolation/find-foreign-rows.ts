import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';

/** What a context sees of one table. */
export type TableSight = { table: string; seesOwn: boolean; seesForeign: boolean };

/**
 * Tries to read every table that has a tenant: rows of `other`, or of any other tenant where none is named.
 * @throws what the batch throws: a context that is refused reads nothing at all
 */
export async function findForeignRows(db: TenantDb, other: string | null = null): Promise<TableSight[]> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<TableSight>(sql`
      select table_name as "table", sees_own as "seesOwn", sees_foreign as "seesForeign"
      from app.find_foreign_rows(${other}::uuid)`),
  ]);
  return rows;
}
