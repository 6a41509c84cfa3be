import { sql } from 'drizzle-orm/sql';
import { openJobDb, openTenantDb } from '../../data/tenant-db.ts';
import type { ApiScope } from '../../domain/actor.ts';
import { hashApiKey, isApiKey } from '../../features/organisations/api-key.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { admitInTenant } from '../admit.ts';
import { bearerToken } from '../bearer-token.ts';
import type { GuardedEnv } from '../context.ts';
import type { KnownLimit } from '../limits.ts';
import { defineGuard } from './guard.ts';
import { refuseCredential } from './refuse-credential.ts';

/**
 * A program with a key of an organisation, as a bearer token. Whose it is, is looked up here by its hash; that it still
 * lives and has `scope` is checked by Postgres again in the handler's own batch. Why one is refused is not told.
 */
export function apiKey({ scope, limit }: { scope: ApiScope; limit: KnownLimit }) {
  return defineGuard<GuardedEnv, string>({ kind: 'api-key', detail: scope, limit }, async (c, next) => {
    const key = bearerToken(c.req.header('authorization'));
    if (key === null || !isApiKey(key)) return refuseCredential(c);
    const config = readConfig(c.env);
    const found = await findKey(config, await hashApiKey(key));
    if (!found) return refuseCredential(c);
    const { tenantId, apiKeyId } = found;
    await admitInTenant(c, { tenantId, subject: `key:${apiKeyId}`, limit });
    const actor = { kind: 'api_key', apiKeyId } as const;
    c.set('actor', actor);
    c.set('db', openTenantDb(config, { tenantId, actor, roles: ['api_key'], aal: 1, scope }));
    await next();
  });
}

async function findKey(config: Config, hash: string) {
  const [{ rows }] = await openJobDb(config, 'accounts', null).batch((queries) => [
    queries.execute<{ tenantId: string; apiKeyId: string }>(sql`
      select tenant_id as "tenantId", api_key_id as "apiKeyId" from app.route_api_key(decode(${hash}, 'hex'))`),
  ]);
  return rows[0] ?? null;
}
