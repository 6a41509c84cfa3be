import * as z from 'zod';
import { openTenantDb } from '../../data/tenant-db.ts';
import type { Aal, Role } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import { verifyAccessToken } from '../../features/accounts/access-token.ts';
import { readConfig } from '../../platform/config.ts';
import { admitInTenant, admitPerson } from '../admit.ts';
import { bearerToken } from '../bearer-token.ts';
import type { GuardedEnv } from '../context.ts';
import type { KnownLimit } from '../limits.ts';
import { defineGuard } from './guard.ts';

const uuid = z.uuid();

/**
 * A person with a live session who has one of `roles` in the organisation named by the path's `:tenant`. The token
 * is checked here; liveness, role and level are checked by Postgres in the handler's own batch.
 */
export function session({ roles, limit, aal = 1 }: { roles: readonly Role[]; limit: KnownLimit; aal?: Aal }) {
  return defineGuard<GuardedEnv, string>(
    { kind: 'session', detail: `${roles.join('|')} aal${aal}`, limit },
    async (c, next) => {
      const actor = await readActor(c.req.header('authorization'), c.env);
      const tenant = uuid.safeParse(c.req.param('tenant'));
      if (!tenant.success) throw new AppError('not_found');
      const tenantId = tenant.data.toLowerCase();
      await admitInTenant(c, { tenantId, subject: `user:${actor.userId}`, limit });
      c.set('actor', actor);
      c.set('db', openTenantDb(readConfig(c.env), { tenantId, actor, roles, aal }));
      await next();
    },
  );
}

/** A person with a live session, outside any organisation: the database shows what is theirs alone. */
export function signedIn({ limit, aal = 1 }: { limit: KnownLimit; aal?: Aal }) {
  return defineGuard<GuardedEnv, string>(
    { kind: 'session', detail: `signed in aal${aal}`, limit },
    async (c, next) => {
      const actor = await readActor(c.req.header('authorization'), c.env);
      await admitPerson(c, actor.userId, limit);
      c.set('actor', actor);
      c.set('db', openTenantDb(readConfig(c.env), { tenantId: null, actor, roles: ['user'], aal }));
      await next();
    },
  );
}

/** @throws AppError unauthenticated, unless the header holds exactly one good bearer token */
async function readActor(authorization: string | undefined, env: Env) {
  const token = bearerToken(authorization);
  const claims = token === null ? null : await verifyAccessToken(token, readConfig(env));
  if (!claims) throw new AppError('unauthenticated');
  return { kind: 'user', userId: claims.userId, sessionId: claims.sessionId } as const;
}
