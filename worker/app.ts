import { edgeAbuseRoutes } from './features/abuse/edge/routes.ts';
import { blockRoutes } from './features/abuse/routes.ts';
import { deletionRoutes } from './features/accounts/deletion/routes.ts';
import { identityRoutes } from './features/accounts/identity-routes.ts';
import { accountRoutes } from './features/accounts/routes.ts';
import { secondFactorRoutes } from './features/accounts/second-factor/routes.ts';
import { keyRoutes, operatorSessionRoutes, sessionRoutes } from './features/accounts/session-routes.ts';
import { breakerRoutes } from './features/breakers/routes.ts';
import { guardEventRoutes } from './features/guard/routes.ts';
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
import { apiUsageRoutes, budgetRoutes, usageRoutes } from './features/usage/routes.ts';
import { webhookRoutes } from './features/webhooks/routes.ts';
import { createApp } from './http/create-app.ts';
import { publishRoutes } from './http/route-audit.ts';

/** Every route of the Worker. What runs around them, and answers errors, is of `createApp`. */
export const app = createApp()
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
  .route('/api/organisations/:tenant/usage', usageRoutes)
  .route('/api/organisations/:tenant/budget', budgetRoutes)
  .route('/api/organisations/:tenant/breakers', breakerRoutes)
  .route('/api/organisations/:tenant/blocks', blockRoutes)
  .route('/api/organisations/:tenant/guard-events', guardEventRoutes)
  .route('/api/organisations/:tenant/isolation-certificate', certificateRoutes)
  .route('/api/v1', apiRoutes)
  .route('/api/v1/usage', apiUsageRoutes)
  .route('/.well-known', keyRoutes)
  .route('/.well-known', wellKnownTrustRoutes)
  .route('/.well-known', certificateKeyRoutes)
  .route('/security', securityPageRoutes)
  .route('/webhooks', webhookRoutes)
  .route('/internal', internalRoutes)
  .route('/internal/abuse', edgeAbuseRoutes)
  .route('/internal/sessions', operatorSessionRoutes)
  .route('/internal/probes', probeRoutes);

publishRoutes(app);
