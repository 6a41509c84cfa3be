import { Hono } from 'hono';
import { accountRoutes } from './features/accounts/routes.ts';
import { liveRoutes } from './features/inbox/live-routes.ts';
import { inboxRoutes } from './features/inbox/routes.ts';
import { correctionRoutes, faqRoutes } from './features/knowledge/faq-routes.ts';
import { regressionRoutes } from './features/knowledge/regression-routes.ts';
import { knowledgeRoutes } from './features/knowledge/routes.ts';
import { healthRoutes, internalRoutes } from './features/operations/routes.ts';
import { deskSettingsRoutes, hoursRoutes } from './features/settings/routes.ts';
import { webhookRoutes } from './features/webhooks/routes.ts';
import type { AppEnv } from './http/context.ts';
import { errorResponse, handleError } from './http/errors.ts';
import { requestId } from './http/request-id.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';

/** Every route of the Worker. Sub-apps define no error handler: it would hide their guards from the audit. */
export const app = new Hono<AppEnv>()
  .use(requestId)
  .use(securityHeaders)
  // Webhooks write lines of their own: refused ones at the guard, stored ones a batch at a time in the consumer.
  .use('/api/*', requestLog)
  .use('/internal/*', requestLog)
  .route('/api', healthRoutes)
  .route('/api/me', accountRoutes)
  .route('/api/organisations/:tenant/conversations', inboxRoutes)
  .route('/api/organisations/:tenant/live', liveRoutes)
  .route('/api/organisations/:tenant/documents', knowledgeRoutes)
  .route('/api/organisations/:tenant/faq', faqRoutes)
  .route('/api/organisations/:tenant/corrections', correctionRoutes)
  .route('/api/organisations/:tenant/regressions', regressionRoutes)
  .route('/api/organisations/:tenant/hours', hoursRoutes)
  .route('/api/organisations/:tenant/desk-settings', deskSettingsRoutes)
  .route('/webhooks', webhookRoutes)
  .route('/internal', internalRoutes);

app.onError(handleError);
app.notFound((c) => errorResponse(c, 'not_found'));

export type Api = typeof app;
