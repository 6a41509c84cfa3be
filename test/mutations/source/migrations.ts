import type { SourceMutation } from './mutation.ts';

const SECOND_FACTOR = 'migrations/0030_second_factor.sql';
const ORGANISATIONS = 'migrations/0031_organisations.sql';
const OUTBOX = 'migrations/0006_outbox_invariants.sql';
const VERIFICATION = 'migrations/0038_cheaper_verification.sql';
const signedContexts = ['test/database/signed-context.test.ts'];
const secondFactors = ['test/database/second-factor.test.ts'];
const refreshes = ['test/database/refresh-session.test.ts'];
const invariants = ['test/database/outbox-invariants.test.ts'];

/** What the database's functions promise beyond the isolation of organisations. */
export const MIGRATION_MUTATIONS: SourceMutation[] = [
  {
    id: 'seal-of-any-context',
    defence: 'The seal of a verified context is for its very text',
    file: VERIFICATION,
    find: `|| timestamptz_send(statement_timestamp()) || convert_to(raw, 'UTF8'))), 'hex')`,
    replacement: `|| timestamptz_send(statement_timestamp()))), 'hex')`,
    tests: signedContexts,
  },
  {
    id: 'seal-of-any-statement',
    defence: 'What was verified in one statement is verified anew in the next',
    file: VERIFICATION,
    find: '|| timestamptz_send(statement_timestamp())',
    replacement: '',
    tests: signedContexts,
  },
  {
    id: 'seal-without-key',
    defence: 'Nobody seals a context without the key',
    file: VERIFICATION,
    find: `encode(sha256(k.outer_pad || sha256(k.inner_pad || `,
    replacement: 'encode(sha256(sha256(',
    tests: signedContexts,
  },
  {
    id: 'replayed-refresh-token-accepted',
    defence: 'A refresh token that comes back later ends its session',
    file: 'migrations/0028_sessions.sql',
    find: `when behind = 1 or s.rotated_at > now - interval '10 seconds' then 'current'`,
    replacement: `when behind >= 1 then 'current'`,
    tests: refreshes,
  },
  {
    id: 'idle-session-refreshed',
    defence: 'A session ends after seven idle days',
    file: 'migrations/0028_sessions.sql',
    find: `or s.last_seen_at <= now - interval '7 days' then`,
    replacement: 'then',
    tests: refreshes,
  },
  {
    id: 'session-without-the-second-factor',
    defence: 'Who has a second factor gets no session without it',
    file: 'migrations/0028_sessions.sql',
    find: 'if p_aal < 2 and exists (',
    replacement: 'if p_aal < 0 and exists (',
    tests: ['test/database/sessions.test.ts'],
  },
  {
    id: 'second-factor-for-ever',
    defence: 'A second factor counts for five minutes',
    file: 'migrations/0028_sessions.sql',
    find: `shown_at <= clock_timestamp() - interval '5 minutes'`,
    replacement: `shown_at <= clock_timestamp() - interval '5 years'`,
    tests: ['test/database/sessions.test.ts'],
  },
  {
    id: 'second-factor-of-the-organisation-unchecked',
    defence: 'An organisation may ask every member for a second factor',
    file: 'migrations/0028_sessions.sql',
    find: 'if p_aal > 1 or is_factor_due then',
    replacement: 'if p_aal > 1 then',
    tests: ['test/database/sessions.test.ts'],
  },
  {
    id: 'strong-role-accepted',
    defence: 'A role that may bypass row level security is refused service',
    file: 'migrations/0003_context.sql',
    find: 'where (r.rolsuper or r.rolbypassrls) and',
    replacement: 'where false and',
    tests: ['test/database/strong-role.test.ts'],
  },
  {
    id: 'link-used-twice',
    defence: 'A link of a mail is used once',
    file: 'migrations/0029_identity.sql',
    find: 'l.purpose = p_purpose and l.used_at is null',
    replacement: 'l.purpose = p_purpose',
    tests: ['test/database/identity.test.ts'],
  },
  {
    id: 'code-used-twice',
    defence: 'A code is accepted once',
    file: SECOND_FACTOR,
    find: 'and f.last_step < p_step',
    replacement: 'and f.last_step <= p_step',
    tests: secondFactors,
  },
  {
    id: 'account-never-locked',
    defence: 'Five wrong tries lock an account',
    file: 'migrations/0034_isolation_gaps.sql',
    find: 'case when l.failures >= 4 then',
    replacement: 'case when l.failures >= 4000 then',
    tests: secondFactors,
  },
  {
    id: 'challenge-outlives-the-password',
    defence: 'A challenge is worth nothing once the password is newer',
    file: SECOND_FACTOR,
    find: 'p.user_id = account and p.changed_at > p_since',
    replacement: 'p.user_id = account and false',
    tests: secondFactors,
  },
  {
    id: 'confirmed-secret-replaced',
    defence: 'A new secret does not take the place of a confirmed one',
    file: SECOND_FACTOR,
    find: `    where f.confirmed_at is null;
  return case when found`,
    replacement: `    where true;
  return case when found`,
    tests: secondFactors,
  },
  {
    id: 'invitation-to-an-unverified-address',
    defence: 'An invitation is for whoever has verified its address',
    file: ORGANISATIONS,
    find: 'where e.user_id = app_ctx.user_id() and e.verified_at is not null',
    replacement: 'where e.user_id = app_ctx.user_id()',
    tests: ['test/database/organisations-invitations.test.ts'],
  },
  {
    id: 'last-owner-leaves',
    defence: 'An organisation always has an owner',
    file: ORGANISATIONS,
    find: `m.role = 'owner' and m.user_id <> p_user)`,
    replacement: `m.role = 'owner')`,
    tests: ['test/database/organisations.test.ts'],
  },
  {
    id: 'scope-unchecked',
    defence: 'An API key does what its scopes say',
    file: ORGANISATIONS,
    find: 'k.id = claims.api_key_id and p_scope = any (k.scopes))',
    replacement: 'k.id = claims.api_key_id)',
    tests: ['test/database/organisations-api-keys.test.ts'],
  },
  {
    id: 'revoked-key-found',
    defence: 'A key that was revoked is not found by its hash',
    file: ORGANISATIONS,
    find: `where r.key_hash = p_key_hash and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > clock_timestamp());`,
    replacement: 'where r.key_hash = p_key_hash;',
    tests: ['test/database/organisations-api-keys.test.ts'],
  },
  {
    id: 'organisation-erased-at-any-time',
    defence: 'Only an organisation that is being erased loses its rows',
    file: 'migrations/0032_account_deletion.sql',
    find: `raise exception 'this organisation is not being erased' using errcode = '42501';`,
    replacement: 'null;',
    tests: ['test/database/account-deletion.test.ts'],
  },
  {
    id: 'sent-past-an-opt-out',
    defence: 'Nothing is sent to who has opted out, whatever code runs',
    file: OUTBOX,
    find: `raise exception 'the customer has opted out' using errcode = '23514', constraint = 'outbox_opted_out';`,
    replacement: 'null;',
    tests: invariants,
  },
  {
    id: 'sent-past-the-window',
    defence: 'Nothing is sent past the 24-hour window, whatever code runs',
    file: OUTBOX,
    find: `interval '24 hours'`,
    replacement: `interval '24 days'`,
    tests: invariants,
  },
  {
    id: 'window-held-open',
    defence: 'A message from the future does not hold the window open',
    file: OUTBOX,
    find: 'new.sent_at := least(new.sent_at, clock_timestamp());',
    replacement: '',
    tests: invariants,
  },
  {
    id: 'inner-function-for-the-app',
    defence: 'What only privileged functions call, behind their guards, the app’s logins may not',
    file: ORGANISATIONS,
    find: `  app.require_scope(text)
  to app_rw;`,
    replacement: `  app.require_scope(text), app.lock_organisation(text[], integer)
  to app_rw;`,
    tests: ['test/database/organisations-guards.test.ts'],
  },
  {
    id: 'signed-out-and-still-in',
    defence: 'Who signs out ends the session that the token belongs to',
    file: 'migrations/0028_sessions.sql',
    find: 'app.end_sessions_of(p_user, p_session, null);',
    replacement: 'app.end_sessions_of(p_user, gen_random_uuid(), null);',
    tests: ['test/database/sessions.test.ts'],
  },
];
