import { liveSecrets, readConfig } from '../../platform/config.ts';
import { parseJsonBytes } from '../../platform/json-bytes.ts';
import { dataIdOf } from '../../providers/mercado-pago/parse-notice.ts';
import { verifyMercadoPagoSignature } from '../../providers/mercado-pago/signature.ts';
import type { SignedNoticeEnv } from '../context.ts';
import { readBody } from '../read-body.ts';
import { defineGuard } from './guard.ts';
import { refuseWebhook } from './refuse-webhook.ts';

/** A notice is a few hundred bytes: it says what has changed, not how. */
const MAX_BODY_BYTES = 64 * 1024;
const provider = 'mercado-pago';

/**
 * Mercado Pago's HMAC over the query's `data.id`, the request id and the time. The body is not signed: what it says
 * of the resource must not differ from what was. Notices of QR codes carry no signature and are refused as unsigned.
 */
export function mercadoPagoSignature() {
  return defineGuard<SignedNoticeEnv, string>(
    { kind: 'mercado-pago-signature', detail: 'webhook secret', limit: 'refused' },
    async (c, next) => {
      const config = readConfig(c.env);
      const secrets = liveSecrets(
        config.MERCADO_PAGO_WEBHOOK_SECRET,
        config.MERCADO_PAGO_WEBHOOK_SECRET_PREVIOUS,
      );
      if (secrets.length === 0)
        return refuseWebhook(c, 'not_configured', { provider, reason: 'not_configured' });

      const header = c.req.header('x-signature') ?? null;
      const requestId = c.req.header('x-request-id') ?? null;
      const dataId = new URL(c.req.url).searchParams.get('data.id') || null;
      const verdict = await verifyMercadoPagoSignature(
        { header, requestId, dataId },
        { secrets, now: Date.now(), toleranceSeconds: config.MERCADO_PAGO_TOLERANCE_SECONDS },
      );
      if (verdict !== 'verified') return refuseWebhook(c, 'unauthenticated', { provider, reason: verdict });

      const rawBody = await readBody(c.req.raw, MAX_BODY_BYTES);
      const bodyId = dataIdOf(parseJsonBytes(rawBody));
      const isOther = dataId !== null && bodyId !== null && dataId.toLowerCase() !== bodyId.toLowerCase();
      if (isOther) return refuseWebhook(c, 'bad_request', { provider, reason: 'ids_differ' });

      c.set('rawBody', rawBody);
      c.set('signedId', dataId);
      await next();
    },
  );
}
