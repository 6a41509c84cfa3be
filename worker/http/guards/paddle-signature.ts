import { liveSecrets, readConfig } from '../../platform/config.ts';
import { verifyPaddleSignature } from '../../providers/paddle/signature.ts';
import type { SignedBodyEnv } from '../context.ts';
import { readBody } from '../read-body.ts';
import { defineGuard } from './guard.ts';
import { refuseWebhook } from './refuse-webhook.ts';

/** An event carries the whole entity; a transaction of a hundred items is some 300 KB. */
const MAX_BODY_BYTES = 1024 * 1024;
const provider = 'paddle';

/** Paddle's HMAC over the time and the raw bytes, by the current or the previous secret, within the tolerance. */
export function paddleSignature() {
  return defineGuard<SignedBodyEnv, string>(
    { kind: 'paddle-signature', detail: 'webhook secret', limit: 'refused' },
    async (c, next) => {
      const config = readConfig(c.env);
      const secrets = liveSecrets(config.PADDLE_WEBHOOK_SECRET, config.PADDLE_WEBHOOK_SECRET_PREVIOUS);
      if (secrets.length === 0)
        return refuseWebhook(c, 'not_configured', { provider, reason: 'not_configured' });

      const rawBody = await readBody(c.req.raw, MAX_BODY_BYTES);
      const verdict = await verifyPaddleSignature(rawBody, c.req.header('paddle-signature') ?? null, {
        secrets,
        now: Date.now(),
        toleranceSeconds: config.PADDLE_TOLERANCE_SECONDS,
      });
      if (verdict !== 'verified') {
        return refuseWebhook(c, 'unauthenticated', { provider, reason: verdict, bytes: rawBody.length });
      }
      c.set('rawBody', rawBody);
      await next();
    },
  );
}
