import { describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import { JOBS } from '../../../worker/cron/jobs.ts';

const config = unstable_readConfig({ config: new URL('../../../wrangler.toml', import.meta.url).pathname });

describe('wrangler.toml', () => {
  it('triggers every job, and nothing without a job', () => {
    const schedules = new Set(Object.values(JOBS).map(({ cron }) => cron));
    expect([...schedules].sort()).toEqual([...(config.triggers.crons ?? [])].sort());
  });

  it('keeps good events through a long outage, and answers without waiting for a full batch', () => {
    const [webhooks, deadLetters] = config.queues.consumers ?? [];
    expect(webhooks).toMatchObject({
      ...{ queue: 'portero-webhooks', dead_letter_queue: 'portero-dead-letters' },
      ...{ max_batch_timeout: 0, max_retries: 100 },
    });
    expect(deadLetters).toMatchObject({ queue: 'portero-dead-letters', max_retries: 100 });
  });

  it('serves the built page, and the Worker first where it has routes', () => {
    expect(config.assets).toMatchObject({
      directory: 'web/dist',
      run_worker_first: ['/api/*', '/.well-known/*', '/webhooks/*', '/internal/*', '/security'],
    });
  });

  it('holds no secret', () => {
    // The address of a public list, and keys that are public.
    const { LEAKED_PASSWORDS_URL: _, EVIDENCE_PUBLIC_KEYS: __, ...vars } = config.vars;
    const names = Object.keys(vars).join(' ');
    expect(names).not.toMatch(/SECRET|TOKEN|PASSWORD|API_KEY|KEYS|DATABASE_URL|JWKS/);
  });
});
