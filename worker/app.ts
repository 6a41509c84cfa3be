import { Hono } from 'hono';
import { knowledgeRoutes } from './features/knowledge/routes.ts';
import { healthRoutes, internalRoutes } from './features/operations/routes.ts';
import { webhookRoutes } from './features/webhooks/routes.ts';
import type { AppEnv } from './http/context.ts';
import { errorResponse, handleError } from './http/errors.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';

/** Every route of the Worker. Sub-apps define no error handler: it would hide their guards from the audit. */
export const app = new Hono<AppEnv>()
  .use(requestLog)
  .use(securityHeaders)
  .route('/api', healthRoutes)
  .route('/api/organisations/:tenant/documents', knowledgeRoutes)
  .route('/webhooks', webhookRoutes)
  .route('/internal', internalRoutes);

app.onError(handleError);
app.notFound((c) => errorResponse(c, 'not_found'));

export type Api = typeof app;
