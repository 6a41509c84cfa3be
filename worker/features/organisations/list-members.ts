import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Role } from '../../domain/actor.ts';

export type Member = { userId: string; name: string; email: string | null; role: Role; since: string };

/** Who belongs to the organisation, by name. */
export async function listMembers(db: TenantDb): Promise<Member[]> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Member>(sql`
      select user_id as "userId", name, email, role, since from app.list_members()`),
  ]);
  return rows;
}
