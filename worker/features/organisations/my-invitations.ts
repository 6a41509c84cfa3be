import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Role } from '../../domain/actor.ts';

export type MyInvitation = {
  id: string;
  tenantId: string;
  organisation: string;
  role: Role;
  invitedBy: string;
  expiresAt: string;
};

/** Open invitations to a verified address of the signed-in person. */
export async function myInvitations(db: TenantDb): Promise<MyInvitation[]> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<MyInvitation>(sql`
      select id, tenant_id as "tenantId", organisation, role, invited_by as "invitedBy", expires_at as "expiresAt"
      from app.my_invitations()`),
  ]);
  return rows;
}
