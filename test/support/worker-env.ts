import { accessTokenKeys, type DevSecrets } from '../../dev/stack/dev-secrets.ts';
import type { readConfig } from '../../worker/platform/config.ts';
import { openGates } from './open-gate.ts';

const model = { prompt: 400_000, completion: 1_600_000 };
const PRICES = JSON.stringify({
  ...{ model, smallerModel: { prompt: 100_000, completion: 400_000 } },
  ...{ embedding: 20_000, file: 1_000, message: 500 },
});

export type WorkerEnv = Parameters<typeof readConfig>[0];

/** What the Worker's own code reads from its environment, with variables that a test wants otherwise. */
export function workerEnv(secrets: DevSecrets, vars: Record<string, unknown> = {}): WorkerEnv {
  const login = (user: 'app_rw' | 'app_job') =>
    `postgresql://${user}:${secrets.passwords[user]}@localhost/portero`;
  const env = {
    ...{ PUBLIC_URL: 'http://localhost', META_GRAPH_URL: 'http://localhost', LOCATION_HINT: 'sam' },
    ...{ DATABASE_URL: login('app_rw'), DATABASE_JOB_URL: login('app_job'), DATABASE_ENDPOINT: '' },
    ...{ CONTEXT_KEYS: secrets.contextKeys, SEALING_KEYS: secrets.sealingKeys },
    ...{ ACCESS_TOKEN_KEYS: accessTokenKeys(secrets), REFRESH_KEYS: secrets.refreshKeys },
    ...{ CRON_SECRET: secrets.cronSecret, META_APP_SECRET: secrets.metaAppSecret },
    ...{ META_VERIFY_TOKEN: secrets.metaVerifyToken, MAIL_FROM: 'portero@localhost' },
    ...{ LEAKED_PASSWORDS_URL: 'http://127.0.0.1:9' },
    ...{ BURST_QUIET_MS: '1', BURST_MAX_MS: '1' },
    ...{ PRICES, PLATFORM_DAY_MICRO: '1000000' },
    ...{ EDGE_GATE: openGates, TENANT_GATE: openGates },
    ...vars,
  };
  // Other bindings are left out: code that needs one fails at once.
  return env as unknown as WorkerEnv;
}
