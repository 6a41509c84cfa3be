import { openJobDb } from '../../data/tenant-db.ts';
import { liveSecrets, readConfig } from '../../platform/config.ts';
import { isOneOfSecrets } from '../../platform/constant-time.ts';
import { bearerToken } from '../bearer-token.ts';
import type { GuardedEnv } from '../context.ts';
import { defineGuard } from './guard.ts';
import { refuseCredential } from './refuse-credential.ts';

/** The operator's secret, current or previous, as a bearer token. Acts as the job `operator`, across tenants through job functions only. */
export function cronSecret() {
  return defineGuard<GuardedEnv, string>(
    { kind: 'cron-secret', detail: 'operator', limit: 'refused' },
    async (c, next) => {
      const config = readConfig(c.env);
      const presented = bearerToken(c.req.header('authorization')) ?? '';
      const secrets = liveSecrets(config.CRON_SECRET, config.CRON_SECRET_PREVIOUS);
      if (!isOneOfSecrets(presented, secrets)) return refuseCredential(c);
      c.set('actor', { kind: 'job', job: 'operator' });
      c.set('db', openJobDb(config, 'operator', null));
      await next();
    },
  );
}
