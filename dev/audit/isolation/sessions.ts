import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

export type AppRole = 'app_rw' | 'app_job';
export const APP_ROLES: readonly AppRole[] = ['app_rw', 'app_job'];
export type Row = Record<string, unknown>;

/** One session of a database; a statement without parameters may hold many. */
export interface Session {
  query<R extends Row = Row>(text: string, params?: unknown[]): Promise<{ rows: R[]; count: number }>;
}

/** The logins of a real server, or PGlite, whose only session is a superuser's. */
export type IsolationTarget = { adminUrl: string; rwUrl: string; jobUrl: string } | { pglite: PGlite };

export interface Sessions {
  admin: Session;
  app: Record<AppRole, Session>;
  /** A second login as `app_rw`: another request at the same time. Null where there is one session only. */
  other: Session | null;
  close(): Promise<void>;
}

export async function openSessions(target: IsolationTarget): Promise<Sessions> {
  if ('pglite' in target) {
    const session = pgliteSession(target.pglite);
    return { admin: session, app: { app_rw: session, app_job: session }, other: null, close: async () => {} };
  }
  const clients: pg.Client[] = [];
  const open = async (connectionString: string): Promise<Session> => {
    const client = new pg.Client({
      connectionString,
      connectionTimeoutMillis: 15_000,
      statement_timeout: 15_000,
      // Never waits for ever behind what a live database does.
      lock_timeout: 10_000,
    });
    client.on('error', () => {});
    clients.push(client);
    await client.connect();
    return pgSession(client);
  };
  const close = async () => {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
  };
  try {
    const [admin, app_rw, app_job, other] = await Promise.all([
      open(target.adminUrl),
      open(target.rwUrl),
      open(target.jobUrl),
      open(target.rwUrl),
    ]);
    return { admin, app: { app_rw, app_job }, other, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function pgSession(client: pg.Client): Session {
  return {
    async query<R extends Row>(text: string, params?: unknown[]) {
      // Several statements give several results, which the driver's types do not say.
      const result: pg.QueryResult<R> | pg.QueryResult<R>[] = await client.query<R>(text, params);
      const last = Array.isArray(result) ? result.at(-1) : result;
      return { rows: last?.rows ?? [], count: last?.rowCount ?? 0 };
    },
  };
}

function pgliteSession(db: PGlite): Session {
  return {
    async query<R extends Row>(text: string, params?: unknown[]) {
      const last = params ? await db.query<R>(text, params) : (await db.exec(text)).at(-1);
      const rows = (last?.rows ?? []) as R[];
      return { rows, count: rows.length || (last?.affectedRows ?? 0) };
    },
  };
}

/** What became of one attack's statement. */
export type Outcome =
  | { rows: Row[]; count: number; code?: never }
  | { code: string; message: string; constraint: string };

/** Runs statements inside one transaction. */
export interface Attacker {
  /** Undone at once, whatever became of it; `look` sees what a statement that was not refused has done. */
  attempt(text: string, params?: unknown[], look?: () => Promise<void>): Promise<Outcome>;
  query: Session['query'];
}

/**
 * One transaction as `role` (null: as the session is), under `context` (null: none), which is always rolled back.
 * Where the session is not the role's own login, the role is put on.
 */
export async function attack<T>(
  sessions: Sessions,
  role: AppRole | null,
  context: string | null,
  work: (attacker: Attacker) => Promise<T>,
): Promise<T> {
  const session = role === null ? sessions.admin : sessions.app[role];
  const setRole = role !== null && session === sessions.admin ? `; set local role ${role}` : '';
  await session.query(`begin${setRole}`);
  try {
    if (context !== null) await session.query(`select set_config('app.ctx', $1, true)`, [context]);
    return await work({
      query: session.query,
      attempt: async (text, params = [], look) => {
        await session.query('savepoint attempt');
        try {
          const outcome: Outcome = await session.query(text, params).catch(readError);
          if (outcome.code === undefined) await look?.();
          return outcome;
        } finally {
          await session.query('rollback to attempt; release attempt');
        }
      },
    });
  } finally {
    await session.query('rollback');
  }
}

/** A refusal of the database; any other error ends the attack. */
export function readError(error: unknown): Outcome {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (!(error instanceof Error) || typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) throw error;
  const [detail, constraint] = ['detail', 'constraint'].map((key) => String(Reflect.get(error, key) ?? ''));
  return { code, message: `${error.message} ${detail}`.trim(), constraint: constraint ?? '' };
}
