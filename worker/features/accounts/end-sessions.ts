import { type SQL, sql } from 'drizzle-orm/sql';
import { openJobDb, type TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { inboxHub } from '../../platform/objects.ts';
import type { RefreshToken } from './refresh-token.ts';

/** Sessions that ended in the database, and the organisations where they may have live connections. */
export interface EndedSessions {
  sessionIds: readonly string[];
  tenantIds: readonly string[];
}

/** What `app.end_sessions_of` and the functions around it answer. */
export type EndedRow = { session_ids: string[]; tenant_ids: string[] };

/** @throws AppError not_found, where the caller has no such session */
export async function endOwnSession(db: TenantDb, sessionId: string): Promise<EndedSessions> {
  const ended = await endSessions(db, sql`select * from app.end_own_session(${sessionId})`);
  if (ended.sessionIds.length === 0) throw new AppError('not_found');
  return ended;
}

/** Every session of the caller but the one that asks. */
export function endOtherSessions(db: TenantDb): Promise<EndedSessions> {
  return endSessions(db, sql`select * from app.end_other_sessions()`);
}

/** The session of a refresh token that is ours, whatever its counter: who holds it may end it. */
export function signOut(env: Env, { sessionId, userId }: RefreshToken): Promise<EndedSessions> {
  return endSessions(
    openJobDb(readConfig(env), 'accounts', null),
    sql`select * from app.sign_out(${sessionId}, ${userId})`,
  );
}

/** As the operator: every session of one user, or of everybody for null. Returns how many ended. */
export async function endSessionsByOperator(
  db: TenantDb,
  userId: string | null,
): Promise<EndedSessions & { ended: number }> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<EndedRow & { ended: string }>(
      sql`select * from app.end_sessions_by_operator(${userId}::uuid)`,
    ),
  ]);
  return { ...toEndedSessions(rows[0]), ended: Number(rows[0]?.ended ?? 0) };
}

async function endSessions(db: TenantDb, statement: SQL): Promise<EndedSessions> {
  const [{ rows }] = await db.batch((queries) => [queries.execute<EndedRow>(statement)]);
  return toEndedSessions(rows[0]);
}

/** For those who end sessions in a batch of their own. */
export function toEndedSessions(row: EndedRow | undefined): EndedSessions {
  return { sessionIds: row?.session_ids ?? [], tenantIds: row?.tenant_ids ?? [] };
}

/** Says so in the log, and closes their live connections. Best effort: one that is missed ends by itself within ten minutes. */
export async function hangUp(env: Env, { sessionIds, tenantIds }: EndedSessions, log: Log): Promise<void> {
  if (sessionIds.length === 0) return;
  log.info('account.sessions_ended', { count: sessionIds.length });
  const calls = tenantIds.map((tenantId) => inboxHub(env, tenantId).endSessions([...sessionIds]));
  for (const call of await Promise.allSettled(calls)) {
    if (call.status === 'rejected') log.error('account.not_hung_up', call.reason);
  }
}
