import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Role } from '../../domain/actor.ts';

export type OpenInvitation = {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  createdAt: string;
  expiresAt: string;
};

/** The organisation's open invitations, the oldest first. */
export async function listInvitations(db: TenantDb): Promise<OpenInvitation[]> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<OpenInvitation>(sql`
      select id, email, role, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt"
      from app.list_invitations()`),
  ]);
  return rows;
}
