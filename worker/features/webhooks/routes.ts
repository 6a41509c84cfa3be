import { mercadoPagoSignature } from '../../http/guards/mercado-pago-signature.ts';
import { metaHandshake, metaSignature } from '../../http/guards/meta-signature.ts';
import { paddleSignature } from '../../http/guards/paddle-signature.ts';
import { routes } from '../../http/routes.ts';
import { acceptDelivery } from './accept-delivery.ts';

export const webhookRoutes = routes()
  .get('/meta', metaHandshake(), (c) => c.text(c.var.challenge))
  .post('/meta', metaSignature(), async (c) => {
    const { requestId, rawBody, log } = c.var;
    await acceptDelivery(c.env, requestId, { provider: 'meta', bytes: rawBody }, log);
    return c.body(null, 200);
  })
  .post('/mercado-pago', mercadoPagoSignature(), async (c) => {
    const { requestId, rawBody, signedId, log } = c.var;
    await acceptDelivery(c.env, requestId, { provider: 'mercado-pago', bytes: rawBody, signedId }, log);
    return c.body(null, 200);
  })
  .post('/paddle', paddleSignature(), async (c) => {
    const { requestId, rawBody, log } = c.var;
    await acceptDelivery(c.env, requestId, { provider: 'paddle', bytes: rawBody }, log);
    return c.body(null, 200);
  });
