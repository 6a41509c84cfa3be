import { env } from 'cloudflare:workers';
import { Hono, type MiddlewareHandler } from 'hono';
import { describe, expect, it } from 'vitest';
import { app } from '../../worker/app.ts';
import { createApp, MIDDLEWARE } from '../../worker/http/create-app.ts';
import { open } from '../../worker/http/guards/open.ts';
import { auditRoutes } from '../../worker/http/route-audit.ts';
import * as entry from '../../worker/index.ts';

describe('the route table', () => {
  it('has exactly one guard on every route [control route-guards]', () => {
    const table = auditRoutes(app).map(
      ({ method, path, guard }) =>
        `${method} ${path}: ${guard ? `${guard.kind} (${guard.detail}) ${guard.limit}` : 'NO GUARD'}`,
    );
    expect(table).toMatchInlineSnapshot(`
      [
        "GET /api/health: open (tells only that the Worker runs; reads nothing) page",
        "GET /api/me: session (signed in aal1) read",
        "POST /api/account/sign-up: open (nobody is known yet) mail",
        "POST /api/account/sign-up/confirm: open (by the link of a mail) sign_in",
        "POST /api/account/sign-in: open (by the password) sign_in",
        "POST /api/account/password/forgot: open (nobody is known yet) mail",
        "POST /api/account/password/reset: open (by the link of a mail) sign_in",
        "POST /api/account/password: session (signed in aal1) write",
        "POST /api/account/email: session (signed in aal1) mail",
        "POST /api/account/email/confirm: open (by the link of a mail) sign_in",
        "POST /api/account/refresh: refresh-cookie (signed, own origin) refresh",
        "POST /api/account/sign-out: refresh-cookie (signed, own origin) refresh",
        "GET /api/account/sessions: session (signed in aal1) read",
        "DELETE /api/account/sessions: session (signed in aal1) write",
        "DELETE /api/account/sessions/:session: session (signed in aal1) write",
        "POST /api/account/sign-in/second-factor: open (the second half of a sign-in: a signed challenge and a code) sign_in",
        "GET /api/account/second-factor: session (signed in aal1) read",
        "POST /api/account/second-factor: session (signed in aal1) write",
        "POST /api/account/second-factor/confirm: session (signed in aal1) write",
        "POST /api/account/step-up: session (signed in aal1) write",
        "POST /api/account/second-factor/recovery-codes: session (signed in aal2) write",
        "DELETE /api/account/second-factor: session (signed in aal2) write",
        "GET /api/account/deletion: session (signed in aal1) read",
        "POST /api/account/deletion: session (signed in aal1) write",
        "DELETE /api/account/deletion: session (signed in aal1) write",
        "GET /api/account/invitations: session (signed in aal1) read",
        "POST /api/account/invitations/:invitation/accept: session (signed in aal1) write",
        "DELETE /api/account/invitations/:invitation: session (signed in aal1) write",
        "POST /api/organisations: session (signed in aal1) write",
        "GET /api/organisations/:tenant: session (owner|admin|agent|viewer aal1) read",
        "PATCH /api/organisations/:tenant: session (owner|admin aal1) write",
        "PUT /api/organisations/:tenant/second-factor: session (owner aal2) write",
        "GET /api/organisations/:tenant/members: session (owner|admin|agent|viewer aal1) read",
        "PATCH /api/organisations/:tenant/members/:user: session (owner|admin aal1) write",
        "DELETE /api/organisations/:tenant/members/:user: session (owner|admin aal1) write",
        "POST /api/organisations/:tenant/leave: session (owner|admin|agent|viewer aal1) write",
        "POST /api/organisations/:tenant/transfer: session (owner aal1) write",
        "GET /api/organisations/:tenant/invitations: session (owner|admin aal1) read",
        "POST /api/organisations/:tenant/invitations: session (owner|admin aal1) mail",
        "DELETE /api/organisations/:tenant/invitations/:invitation: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/api-keys: session (owner|admin aal1) read",
        "POST /api/organisations/:tenant/api-keys: session (owner|admin aal1) write",
        "DELETE /api/organisations/:tenant/api-keys/:key: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/conversations: session (owner|admin|agent|viewer aal1) read",
        "GET /api/organisations/:tenant/conversations/:conversation: session (owner|admin|agent|viewer aal1) read",
        "POST /api/organisations/:tenant/conversations/:conversation/messages: session (owner|admin|agent aal1) write",
        "POST /api/organisations/:tenant/conversations/:conversation/take-over: session (owner|admin|agent aal1) write",
        "POST /api/organisations/:tenant/conversations/:conversation/give-back: session (owner|admin|agent aal1) write",
        "POST /api/organisations/:tenant/conversations/:conversation/sends/:send/resend: session (owner|admin|agent aal1) write",
        "POST /api/organisations/:tenant/live/tickets: session (owner|admin|agent|viewer aal1) write",
        "GET /api/organisations/:tenant/live: socket-ticket (single use, own origin) socket",
        "GET /api/organisations/:tenant/documents: session (owner|admin|agent|viewer aal1) read",
        "POST /api/organisations/:tenant/documents: session (owner|admin aal1) costly",
        "POST /api/organisations/:tenant/documents/pages: session (owner|admin aal1) costly",
        "PUT /api/organisations/:tenant/documents/:document: session (owner|admin aal1) costly",
        "POST /api/organisations/:tenant/documents/:document/refresh: session (owner|admin aal1) costly",
        "GET /api/organisations/:tenant/documents/:document/original: session (owner|admin|agent|viewer aal1) read",
        "GET /api/organisations/:tenant/documents/:document/findings: session (owner|admin|agent|viewer aal1) read",
        "PUT /api/organisations/:tenant/documents/:document/findings/:finding: session (owner|admin aal1) write",
        "DELETE /api/organisations/:tenant/documents/:document: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/faq: session (owner|admin|agent|viewer aal1) read",
        "POST /api/organisations/:tenant/faq: session (owner|admin aal1) write",
        "PUT /api/organisations/:tenant/faq/:entry: session (owner|admin aal1) write",
        "DELETE /api/organisations/:tenant/faq/:entry: session (owner|admin aal1) write",
        "POST /api/organisations/:tenant/corrections: session (owner|admin|agent aal1) write",
        "GET /api/organisations/:tenant/regressions: session (owner|admin|agent|viewer aal1) read",
        "POST /api/organisations/:tenant/regressions/check: session (owner|admin aal1) costly",
        "DELETE /api/organisations/:tenant/regressions/:question: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/hours: session (owner|admin|agent|viewer aal1) read",
        "PUT /api/organisations/:tenant/hours: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/desk-settings: session (owner|admin|agent|viewer aal1) read",
        "PUT /api/organisations/:tenant/desk-settings: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/usage: session (owner|admin|agent|viewer aal1) read",
        "GET /api/organisations/:tenant/budget: session (owner|admin|agent|viewer aal1) read",
        "PUT /api/organisations/:tenant/budget: session (owner aal1) write",
        "GET /api/organisations/:tenant/breakers: session (owner|admin|agent|viewer aal1) read",
        "POST /api/organisations/:tenant/breakers/reset: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/blocks: session (owner|admin aal1) read",
        "POST /api/organisations/:tenant/blocks: session (owner|admin aal1) write",
        "POST /api/organisations/:tenant/blocks/lift: session (owner|admin aal1) write",
        "GET /api/organisations/:tenant/guard-events: session (owner|admin aal1) read",
        "PUT /api/organisations/:tenant/guard-events/:event/feedback: session (owner|admin aal1) write",
        "POST /api/organisations/:tenant/guard-events/export: session (owner aal1) costly",
        "POST /api/organisations/:tenant/isolation-certificate: session (owner aal1) certificate",
        "GET /api/v1/organisation: api-key (read) read",
        "GET /api/v1/usage: api-key (read) read",
        "GET /.well-known/jwks.json: open (public keys only) page",
        "GET /.well-known/security-controls.json: open (the security page for programs: no data of anybody) page",
        "GET /.well-known/security.txt: open (where to report a vulnerability (RFC 9116)) page",
        "GET /.well-known/certificate-key.json: open (public key only) page",
        "GET /security: open (the public security page: states of controls, no data of anybody) page",
        "GET /webhooks/meta: meta-handshake (verify token) page",
        "POST /webhooks/meta: meta-signature (app secret) refused",
        "POST /webhooks/mercado-pago: mercado-pago-signature (webhook secret) refused",
        "POST /webhooks/paddle: paddle-signature (webhook secret) refused",
        "POST /internal/jobs/:name: cron-secret (operator) refused",
        "GET /internal/dead-letters: cron-secret (operator) refused",
        "POST /internal/dead-letters/:id/replay: cron-secret (operator) refused",
        "GET /internal/abuse: cron-secret (operator) refused",
        "POST /internal/abuse/lift: cron-secret (operator) refused",
        "POST /internal/abuse/block: cron-secret (operator) refused",
        "POST /internal/sessions/end: cron-secret (operator) refused",
        "POST /internal/probes: cron-secret (operator) refused",
      ]
    `);
  });

  it('tells which of the three mistakes it is, whatever way a handler came in [control route-guards]', () => {
    const audited = auditRoutes(
      new Hono()
        .get('/none', answer)
        .get('/several', guard(), guard(), answer)
        .get('/late', pass, guard(), answer)
        .get('/late-and-several', pass, guard(), guard(), answer)
        .get('/twice', guard(), answer)
        .get('/twice', guard(), answer)
        .all('/all', answer)
        .use('/use', answer)
        .on('GET', '/on', answer)
        .mount('/mounted', () => new Response())
        .route('/sub', new Hono().get('/none', answer).get('/good', guard(), answer))
        .route(
          '/own-errors',
          new Hono().get('/', guard(), answer).onError((_, c) => c.text('')),
        )
        .get('/good', guard(), pass, answer),
    );
    expect(
      Object.fromEntries(audited.map(({ method, path, mistake }) => [`${method} ${path}`, mistake])),
    ).toEqual({
      'GET /none': 'none',
      'GET /several': 'several',
      'GET /late': 'late',
      'GET /late-and-several': 'several',
      'GET /twice': 'several',
      'ALL /all': 'none',
      'ALL /use': 'none',
      'GET /on': 'none',
      'ALL /mounted/*': 'none',
      'GET /sub/none': 'none',
      'GET /sub/good': null,
      // Its error handler wraps the handlers, so that nobody can tell which of them is a guard.
      'GET /own-errors': 'none',
      'GET /good': null,
    });
    for (const { guard, mistake } of audited) expect(guard === null).toBe(mistake !== null);
  });

  it("has middleware in front that answers in no route's place [control route-guards]", async () => {
    const paths = new Set(MIDDLEWARE.map(([path]) => path.replaceAll(/[*:]/g, 'x').replace(/^(?!\/)/, '/')));
    for (const path of paths) {
      for (const method of [
        'GET',
        'HEAD',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
        'TRACE',
        'PROPFIND',
      ]) {
        const request = new Request(`https://portero.example${path}`, { method });
        expect([method, path, (await createApp().fetch(request, env)).status]).toEqual([method, path, 404]);
      }
    }
  });
});

const answer: MiddlewareHandler = async (c) => c.text('');
const pass: MiddlewareHandler = (_c, next) => next();
/** As a middleware, which the compiler would not take it for: these are the ways round it. */
const guard = () => open('for the test', 'page') as unknown as MiddlewareHandler;

describe('the entry', () => {
  it('exports the handlers and the objects, nothing else [control route-guards]', () => {
    expect(Object.keys(entry).sort()).toEqual([
      ...['Conversation', 'EdgeGate', 'InboxHub', 'PlatformBudget', 'TenantGate', 'default'],
    ]);
    expect(Object.keys(entry.default).sort()).toEqual(['fetch', 'queue', 'scheduled']);
    expect(entry.default.fetch).toBe(app.fetch);
  });
});
