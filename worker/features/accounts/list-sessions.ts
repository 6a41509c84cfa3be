import { and, desc, gt, isNull, sql } from 'drizzle-orm/sql';
import { sessions } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Actor } from '../../domain/actor.ts';

/** The caller's sessions that still live, the one seen last first. */
export async function listSessions(db: TenantDb, actor: Actor) {
  const [rows] = await db.batch((queries) => [
    queries
      .select({
        id: sessions.id,
        device: sessions.device,
        place: sessions.place,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      // Row level security shows a person no other user's row.
      .from(sessions)
      .where(
        and(
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, sql`clock_timestamp()`),
          gt(sessions.lastSeenAt, sql`clock_timestamp() - interval '7 days'`),
        ),
      )
      .orderBy(desc(sessions.lastSeenAt))
      .limit(100),
  ]);
  return rows.map((row) => ({ ...row, isCurrent: actor.kind === 'user' && row.id === actor.sessionId }));
}
