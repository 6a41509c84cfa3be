import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineProject } from 'vitest/config';
import { makeSigningKey } from '../../dev/operations/rotate-keys.ts';

const fromRoot = (path: string) => new URL(`../../${path}`, import.meta.url).pathname;
const base64Key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const signingJwk = await makeSigningKey('a1');
/** The one that signed before: it verifies. */
const previousJwk = await makeSigningKey('a0');

/** The Worker's source inside workerd. Its database is out of reach here: that is what these tests are about. */
export default defineProject({
  plugins: [
    cloudflareTest({
      main: fromRoot('worker/index.ts'),
      wrangler: { configPath: fromRoot('wrangler.toml') },
      miniflare: {
        bindings: {
          PUBLIC_URL: 'https://portero.example',
          DATABASE_URL: 'postgresql://app_rw:password@localhost/portero',
          DATABASE_JOB_URL: 'postgresql://app_job:password@localhost/portero',
          DATABASE_ENDPOINT: 'http://127.0.0.1:9/sql',
          CONTEXT_KEYS: `c1:${base64Key(1)}`,
          SEALING_KEYS: `s1:${base64Key(2)}`,
          ACCESS_TOKEN_KEYS: JSON.stringify({ keys: [signingJwk, previousJwk] }),
          REFRESH_KEYS: `r1:${base64Key(3)}`,
          CORS_ORIGINS: 'https://app.partner.example,http://localhost:5173',
          CRON_SECRET: 'cron-secret-of-the-tests',
          CRON_SECRET_PREVIOUS: 'previous-cron-secret',
          META_APP_SECRET: 'meta-app-secret-of-the-tests',
          META_APP_SECRET_PREVIOUS: 'previous-meta-app-secret',
          META_VERIFY_TOKEN: 'meta-verify-token-of-the-tests',
          MERCADO_PAGO_WEBHOOK_SECRET: 'mercado-pago-secret-of-the-tests',
          MERCADO_PAGO_WEBHOOK_SECRET_PREVIOUS: 'previous-mercado-pago-secret',
          PADDLE_WEBHOOK_SECRET: 'pdl_ntfset_secret-of-the-tests',
          PADDLE_WEBHOOK_SECRET_PREVIOUS: 'pdl_ntfset_previous-secret',
          LEAKED_PASSWORDS_URL: 'http://127.0.0.1:9',
          META_GRAPH_URL: 'http://127.0.0.1:9/v26.0',
          BURST_QUIET_MS: '60000',
          BURST_MAX_MS: '60000',
          TEST_SIGNING_JWK: JSON.stringify(signingJwk),
          TEST_PREVIOUS_JWK: JSON.stringify(previousJwk),
        },
      },
    }),
  ],
  test: {
    name: 'workerd',
    include: ['test/workerd/**/*.test.ts'],
    // A workerd takes a second to start and loads the whole Worker: one for all files, after everything else.
    isolate: false,
    maxWorkers: 1,
    sequence: { groupOrder: 1 },
    root: fromRoot(''),
    // Only a safety net: the first call of a file loads the whole Worker.
    testTimeout: 60_000,
  },
});
