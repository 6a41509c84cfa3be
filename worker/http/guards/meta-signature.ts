import { AppError } from '../../domain/errors.ts';
import { liveSecrets, readConfig } from '../../platform/config.ts';
import { answerMetaHandshake, verifyMetaSignature } from '../../providers/meta/signature.ts';
import { admitNetwork } from '../admit.ts';
import type { AppEnv, SignedBodyEnv } from '../context.ts';
import { readBody } from '../read-body.ts';
import { defineGuard } from './guard.ts';
import { refuseWebhook } from './refuse-webhook.ts';

/** WhatsApp's deliveries reach 3 MB. */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** Meta's HMAC over the raw bytes, by the current or the previous app secret. Refusals are counted by the log. */
export function metaSignature() {
  return defineGuard<SignedBodyEnv, string>(
    { kind: 'meta-signature', detail: 'app secret', limit: 'refused' },
    async (c, next) => {
      const config = readConfig(c.env);
      const secrets = liveSecrets(config.META_APP_SECRET, config.META_APP_SECRET_PREVIOUS);
      const rawBody = await readBody(c.req.raw, MAX_BODY_BYTES);
      if (!(await verifyMetaSignature(rawBody, c.req.header('x-hub-signature-256') ?? null, secrets))) {
        const refusal = { provider: 'meta', reason: 'signature', bytes: rawBody.length } as const;
        return refuseWebhook(c, 'unauthenticated', refusal);
      }
      c.set('rawBody', rawBody);
      await next();
    },
  );
}

/**
 * The GET with which Meta checks that the endpoint is ours: the verify token, compared in constant time. It is asked
 * for only when the operator subscribes, so it has no previous one: a new token is set, then the subscription renewed.
 */
export function metaHandshake() {
  return defineGuard<AppEnv & { Variables: { challenge: string } }, string>(
    { kind: 'meta-handshake', detail: 'verify token', limit: 'page' },
    async (c, next) => {
      await admitNetwork(c, 'page');
      const query = new URL(c.req.url).searchParams;
      const handshake = await answerMetaHandshake(query, readConfig(c.env).META_VERIFY_TOKEN);
      if (!handshake) throw new AppError('forbidden');
      c.set('challenge', handshake.challenge);
      await next();
    },
  );
}
