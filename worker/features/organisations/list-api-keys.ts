import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { ApiScope } from '../../domain/actor.ts';

export type ApiKey = {
  id: string;
  name: string;
  /** What is shown of it. */
  prefix: string;
  scopes: ApiScope[];
  createdBy: string | null;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
};

/** The organisation's keys that nobody revoked, the oldest first. */
export async function listApiKeys(db: TenantDb): Promise<ApiKey[]> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<ApiKey>(sql`
      select id, name, prefix, to_jsonb(scopes) as scopes, created_by as "createdBy", created_at as "createdAt",
        expires_at as "expiresAt", last_used_at as "lastUsedAt"
      from app.list_api_keys()`),
  ]);
  return rows;
}
