import { Hono } from 'hono';
import { deletionRoutes } from './features/accounts/deletion/routes.ts';
import { identityRoutes } from './features/accounts/identity-routes.ts';
import { accountRoutes } from './features/accounts/routes.ts';
import { secondFactorRoutes } from './features/accounts/second-factor/routes.ts';
import { keyRoutes, operatorSessionRoutes, sessionRoutes } from './features/accounts/session-routes.ts';
import { liveRoutes } from './features/inbox/live-routes.ts';
import { inboxRoutes } from './features/inbox/routes.ts';
import { correctionRoutes, faqRoutes } from './features/knowledge/faq-routes.ts';
import { regressionRoutes } from './features/knowledge/regression-routes.ts';
import { knowledgeRoutes } from './features/knowledge/routes.ts';
import { healthRoutes, internalRoutes } from './features/operations/routes.ts';
import { apiKeyRoutes } from './features/organisations/api-key-routes.ts';
import { invitationRoutes, myInvitationRoutes } from './features/organisations/invitation-routes.ts';
import { apiRoutes, organisationRoutes } from './features/organisations/routes.ts';
import { deskSettingsRoutes, hoursRoutes } from './features/settings/routes.ts';
import { certificateKeyRoutes, certificateRoutes } from './features/trust/certificate/routes.ts';
import { probeRoutes, securityPageRoutes, wellKnownTrustRoutes } from './features/trust/routes.ts';
import { webhookRoutes } from './features/webhooks/routes.ts';
import type { AppEnv } from './http/context.ts';
import { cors } from './http/cors.ts';
import { errorResponse, handleError } from './http/errors.ts';
import { requestId } from './http/request-id.ts';
import { requestLog } from './http/request-log.ts';
import { publishRoutes } from './http/route-audit.ts';
import { securityHeaders } from './http/security-headers.ts';

/** Every route of the Worker. Sub-apps define no error handler: it would hide their guards from the audit. */
export const app = new Hono<AppEnv>()
  .use(requestId)
  .use(securityHeaders)
  // Webhooks write lines of their own: refused ones at the guard, stored ones a batch at a time in the consumer.
  .use('/api/*', requestLog)
  .use('/internal/*', requestLog)
  .use('/api/*', cors)
  .use('/.well-known/*', cors)
  .route('/api', healthRoutes)
  .route('/api/me', accountRoutes)
  .route('/api/account', identityRoutes)
  .route('/api/account', sessionRoutes)
  .route('/api/account', secondFactorRoutes)
  .route('/api/account/deletion', deletionRoutes)
  .route('/api/account/invitations', myInvitationRoutes)
  .route('/api/organisations', organisationRoutes)
  .route('/api/organisations/:tenant/invitations', invitationRoutes)
  .route('/api/organisations/:tenant/api-keys', apiKeyRoutes)
  .route('/api/organisations/:tenant/conversations', inboxRoutes)
  .route('/api/organisations/:tenant/live', liveRoutes)
  .route('/api/organisations/:tenant/documents', knowledgeRoutes)
  .route('/api/organisations/:tenant/faq', faqRoutes)
  .route('/api/organisations/:tenant/corrections', correctionRoutes)
  .route('/api/organisations/:tenant/regressions', regressionRoutes)
  .route('/api/organisations/:tenant/hours', hoursRoutes)
  .route('/api/organisations/:tenant/desk-settings', deskSettingsRoutes)
  .route('/api/organisations/:tenant/isolation-certificate', certificateRoutes)
  .route('/api/v1', apiRoutes)
  .route('/.well-known', keyRoutes)
  .route('/.well-known', wellKnownTrustRoutes)
  .route('/.well-known', certificateKeyRoutes)
  .route('/security', securityPageRoutes)
  .route('/webhooks', webhookRoutes)
  .route('/internal', internalRoutes)
  .route('/internal/sessions', operatorSessionRoutes)
  .route('/internal/probes', probeRoutes);

publishRoutes(app);
app.onError(handleError);
app.notFound((c) => errorResponse(c, 'not_found'));

export type Api = typeof app;
