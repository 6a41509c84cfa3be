import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';

/** One session of a database's administrator; `query` takes one statement, `execute` many. */
export type MigrationTarget = {
  query(text: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  execute(sql: string): Promise<void>;
};

/** A connected `pg` client, or a pool for what needs no session, as a target. */
export function pgTarget(client: pg.Client | pg.Pool): MigrationTarget {
  return {
    query: (text, params = []) => client.query(text, params),
    execute: async (sql) => void (await client.query(sql)),
  };
}

/** PGlite as a target; nothing else may use it meanwhile, since it has only one session. */
export function pgliteTarget(db: PGlite): MigrationTarget {
  return {
    query: (text, params = []) => db.query(text, params),
    execute: async (sql) => void (await db.exec(sql)),
  };
}
