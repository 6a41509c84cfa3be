import * as z from 'zod';
import { openTenantDb } from '../../data/tenant-db.ts';
import type { Aal, Role } from '../../domain/actor.ts';
import { AppError } from '../../domain/errors.ts';
import { verifyAccessToken } from '../../features/accounts/access-token.ts';
import { readConfig } from '../../platform/config.ts';
import type { GuardedEnv } from '../context.ts';
import { defineGuard } from './guard.ts';

const uuid = z.uuid();

/**
 * A person with a live session who has one of `roles` in the organisation named by the path's `:tenant`. The token
 * is checked here; liveness, role and level are checked by Postgres in the handler's own batch.
 */
export function session({ roles, aal = 1 }: { roles: readonly Role[]; aal?: Aal }) {
  return defineGuard<GuardedEnv, string>(
    { kind: 'session', detail: `${roles.join('|')} aal${aal}` },
    async (c, next) => {
      const [scheme, token, ...rest] = (c.req.header('authorization') ?? '').split(' ');
      if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0)
        throw new AppError('unauthenticated');
      const claims = await verifyAccessToken(token, readConfig(c.env));
      if (!claims) throw new AppError('unauthenticated');
      const tenant = uuid.safeParse(c.req.param('tenant'));
      if (!tenant.success) throw new AppError('not_found');
      const actor = { kind: 'user', userId: claims.userId, sessionId: claims.sessionId } as const;
      c.set('actor', actor);
      c.set(
        'db',
        openTenantDb(readConfig(c.env), { tenantId: tenant.data.toLowerCase(), actor, roles, aal }),
      );
      await next();
    },
  );
}
