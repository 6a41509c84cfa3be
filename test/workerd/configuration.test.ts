import { createExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import worker from '../../worker/index.ts';

async function request(path: string, init: RequestInit, change: Partial<Env>) {
  const broken = { ...env, ...change } as Env;
  const response = await worker.fetch?.(
    new Request<unknown, IncomingRequestCfProperties>(
      `https://portero.example${path}`,
      init as RequestInit<IncomingRequestCfProperties>,
    ),
    broken,
    createExecutionContext(),
  );
  return { status: response?.status, body: await response?.text() };
}

describe('configuration', () => {
  it.each([
    ['META_APP_SECRET', ''],
    ['META_APP_SECRET', 'short'],
    ['CONTEXT_KEYS', 'c1:not-base64'],
    ['ACCESS_TOKEN_KEYS', '{"keys":[]}'],
    ['REFRESH_KEYS', 'short'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://*.partner.example'],
    ['CORS_ORIGINS', 'null'],
    ['DATABASE_URL', 'nonsense'],
    ['BURST_QUIET_MS', '-1'],
    ['LOCATION_HINT', 'moon'],
    ['CRON_SECRET_PREVIOUS', 'short'],
    ['PADDLE_WEBHOOK_SECRET', 'short'],
    ['PADDLE_TOLERANCE_SECONDS', '0'],
    ['MERCADO_PAGO_TOLERANCE_SECONDS', '-1'],
  ] as const)('refuses to serve webhooks with a wrong %s', async (name, value) => {
    const { status, body } = await request(
      '/webhooks/meta',
      { method: 'POST', body: '{}' },
      { [name]: value },
    );
    expect(status).toBe(503);
    expect(body).toContain('not_configured');
    expect(body).not.toContain(name);
  });

  it('serves with a right one', async () => {
    const { status } = await request('/webhooks/meta', { method: 'POST', body: '{}' }, {});
    expect(status).toBe(401);
  });
});
