import { metaHandshake, metaSignature } from '../../http/guards/meta-signature.ts';
import { routes } from '../../http/routes.ts';
import { acceptDelivery } from './accept-delivery.ts';

export const webhookRoutes = routes()
  .get('/meta', metaHandshake(), (c) => c.text(c.var.challenge))
  .post('/meta', metaSignature(), async (c) => {
    await acceptDelivery(c.env, c.var.requestId, c.var.rawBody, c.var.log);
    return c.body(null, 200);
  });
