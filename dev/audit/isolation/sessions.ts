import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

export type AppRole = 'app_rw' | 'app_job';
export const APP_ROLES: readonly AppRole[] = ['app_rw', 'app_job'];
export type Row = Record<string, unknown>;

/** One session of a database; a statement without parameters may hold many. */
export interface Session {
  query<R extends Row = Row>(text: string, params?: unknown[]): Promise<{ rows: R[]; count: number }>;
}

/**
 * A migrated database: the logins of a real server, or PGlite, whose only session is a superuser's. The administrator
 * is a superuser, or the owner of the database who migrated it.
 */
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
      // Attacks that do not depend on each other's answers are sent together.
      pipeline: true,
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

/** Statements wait for each other in the order in which they were sent, as on a connection. */
function pgliteSession(db: PGlite): Session {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query<R extends Row>(text: string, params: unknown[] = []) {
      const result = last.then(async () => {
        const answer = params.length > 0 ? await db.query<R>(text, params) : (await db.exec(text)).at(-1);
        const rows = (answer?.rows ?? []) as R[];
        return { rows, count: rows.length || (answer?.affectedRows ?? 0) };
      });
      last = result.catch(() => {});
      return result;
    },
  };
}

/** What became of a statement: its rows, or how it was refused (SQLSTATE; `lost` where the connection is gone). */
export type Outcome =
  | { rows: Row[]; count: number; code?: never }
  | { code: string; message: string; constraint: string; rows?: never };

export interface Step {
  text: string;
  params?: unknown[];
}

/** Tries statements inside one transaction. */
export interface Attacker {
  /** Statements one behind another, undone at once, whatever became of them: after a refusal the rest is refused. */
  run(steps: readonly Step[]): Promise<Outcome[]>;
  /** One statement. */
  attempt(text: string, params?: unknown[]): Promise<Outcome>;
  /** Several; the outcome is that of the first that was refused, or of the last. */
  attemptAll(steps: readonly Step[]): Promise<Outcome>;
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
  try {
    if (context !== null) await session.query(`select set_config('app.ctx', $1, true)`, [context]);
    await session.query('savepoint attempt');
    // All are sent before the first is answered: no other attack's statement comes between them.
    const run = async (steps: readonly Step[]) => {
      const sent = steps.map(({ text, params = [] }) => session.query(text, params).catch(readError));
      const undone = session.query('rollback to attempt').catch(readError);
      const outcomes: Outcome[] = await Promise.all(sent);
      await undone;
      return outcomes;
    };
    const attemptAll = async (steps: readonly Step[]) => {
      const outcomes = await run(steps);
      return outcomes.find(({ code }) => code !== undefined) ?? outcomes.at(-1) ?? { rows: [], count: 0 };
    };
    return await work({ run, attemptAll, attempt: (text, params = []) => attemptAll([{ text, params }]) });
  } finally {
    await session.query('rollback');
  }
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

function readError(error: unknown): Outcome {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (!(error instanceof Error) || typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) {
    return {
      code: 'lost',
      message: error instanceof Error ? error.message : 'unknown error',
      constraint: '',
    };
  }
  const [detail = '', constraint = ''] = ['detail', 'constraint'].map((key) => Reflect.get(error, key) ?? '');
  return { code, message: `${error.message} ${detail}`.trim(), constraint: String(constraint) };
}
