import { sql } from 'drizzle-orm/sql';
import { type DatabaseConfig, openJobDb, openTenantDb, type TenantDb } from '../../../data/tenant-db.ts';

/** A person with a session, and the tenant that they belong to. */
export interface Member {
  tenantId: string;
  userId: string;
  sessionId: string;
}

/** A tenant that exists to be spied on: nobody signs in there, and no message arrives. */
export interface Canary extends Member {
  apiKeyId: string;
}

/** Their tenants are those of migrations/0040_live_probes.sql. */
export const CANARIES: readonly [Canary, Canary] = [canaryOf(1), canaryOf(2)];

function canaryOf(n: 1 | 2): Canary {
  const id = (kind: 'a' | 'b' | 'c' | 'd') => `00000000-0000-7000-8000-00000000c${kind}0${n}`;
  return { tenantId: id('a'), userId: id('b'), sessionId: id('c'), apiKeyId: id('d') };
}

/** Makes both, with a row in every table, where they are not there yet; renews their sessions. */
export async function prepareCanaries(config: DatabaseConfig): Promise<void> {
  await Promise.all(
    CANARIES.map(({ tenantId, userId, sessionId, apiKeyId }) =>
      openAsJob(config, tenantId).batch((queries) => [
        queries.execute(sql`select app.prepare_canary(${userId}, ${sessionId}, ${apiKeyId})`),
      ]),
    ),
  );
}

/** The database as the job of the probes: in a canary's tenant, or across all through job functions. */
export function openAsJob(config: DatabaseConfig, tenantId: string | null): TenantDb {
  return openJobDb(config, 'run-probes', tenantId);
}

/** The database as a person; where another tenant than theirs is named, they have to be refused. */
export function openAsPerson(
  config: DatabaseConfig,
  { tenantId, userId, sessionId }: Member,
  inTenant = tenantId,
): TenantDb {
  const actor = { kind: 'user', userId, sessionId } as const;
  return openTenantDb(config, { tenantId: inTenant, actor, roles: ['owner'], aal: 1 });
}

/** The same with a canary's API key. */
export function openByKey(
  config: DatabaseConfig,
  { tenantId, apiKeyId }: Canary,
  inTenant = tenantId,
): TenantDb {
  const actor = { kind: 'api_key', apiKeyId } as const;
  return openTenantDb(config, { tenantId: inTenant, actor, roles: ['api_key'], aal: 1, scope: 'read' });
}
