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
  /** Several statements one behind another; the outcome is that of the first that is refused, or of the last. */
  attemptAll(steps: readonly { text: string; params?: unknown[] }[]): Promise<Outcome>;
  /** The same for what only reads: nothing has to be undone. */
  read(text: string, params?: unknown[]): Promise<Outcome>;
  query: Session['query'];
}

/** Roles that nobody logs in as; what they own runs with their rights. */
type OwnerRole = 'app_owner' | 'app_def';

/**
 * One transaction as `role` (null: as the administrator), under `context` (null: none), which is always rolled back.
 * Where the session is not the role's own login, the role is put on.
 */
export async function attack<T>(
  sessions: Sessions,
  role: AppRole | OwnerRole | null,
  context: string | null,
  work: (attacker: Attacker) => Promise<T>,
): Promise<T> {
  const session = role === 'app_rw' || role === 'app_job' ? sessions.app[role] : sessions.admin;
  const setRole = role !== null && session === sessions.admin ? `; set local role ${role}` : '';
  await session.query(`begin${setRole}`);
  const undo = () => session.query('rollback to attempt');
  try {
    if (context !== null) await session.query(`select set_config('app.ctx', $1, true)`, [context]);
    await session.query('savepoint attempt');
    return await work({
      query: session.query,
      async attempt(text, params = [], look) {
        try {
          const outcome: Outcome = await session.query(text, params).catch(readError);
          if (outcome.code === undefined) await look?.();
          return outcome;
        } finally {
          await undo();
        }
      },
      async attemptAll(steps) {
        let outcome: Outcome = { rows: [], count: 0 };
        for (const { text, params = [] } of steps) {
          if (outcome.code === undefined) outcome = await session.query(text, params).catch(readError);
        }
        await undo();
        return outcome;
      },
      async read(text, params = []) {
        const outcome: Outcome = await session.query(text, params).catch(readError);
        if (outcome.code !== undefined) await undo();
        return outcome;
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

/** Runs `work` for each role: at once where each has a login of its own, else one after another. */
export async function inParallel(
  { admin, app }: Sessions,
  roles: readonly AppRole[],
  work: (role: AppRole) => Promise<void>,
): Promise<void> {
  if (roles.every((role) => app[role] !== admin)) await Promise.all(roles.map(work));
  else for (const role of roles) await work(role);
}
