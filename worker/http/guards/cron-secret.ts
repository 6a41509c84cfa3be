import { openJobDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { readConfig } from '../../platform/config.ts';
import { isSameSecret } from '../../platform/constant-time.ts';
import { bearerToken } from '../bearer-token.ts';
import type { GuardedEnv } from '../context.ts';
import { defineGuard } from './guard.ts';

/** The operator's secret as a bearer token. Acts as the job `operator`, across tenants through job functions only. */
export function cronSecret() {
  return defineGuard<GuardedEnv, string>({ kind: 'cron-secret', detail: 'operator' }, async (c, next) => {
    const presented = bearerToken(c.req.header('authorization')) ?? '';
    if (!isSameSecret(presented, readConfig(c.env).CRON_SECRET)) throw new AppError('unauthenticated');
    c.set('actor', { kind: 'job', job: 'operator' });
    c.set('db', openJobDb(readConfig(c.env), 'operator', null));
    await next();
  });
}
