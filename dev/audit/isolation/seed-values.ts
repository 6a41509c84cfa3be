import type { Owner } from './seed.ts';

/**
 * Values that a CHECK demands and that cannot be read from it, and those that make a row worth attacking; everything
 * else is made from the columns' types, defaults, lists of allowed values and foreign keys.
 */
export const SEED_VALUES: Readonly<Record<string, (owner: Owner) => Record<string, unknown>>> = {
  tenants: () => ({ time_zone: 'UTC' }),
  memberships: ({ role }) => ({ role }),
  user_emails: () => ({ verified_at: new Date().toISOString() }),
  api_keys: ({ userId }) => ({ scopes: ['read', 'write'], created_by: userId }),
  invitations: ({ userId }) => ({ invited_by: userId }),
  channel_routes: ({ rows }) => {
    const { provider, external_id } = rows.get('channels') ?? {};
    return { provider, external_id };
  },
  contact_identifiers: ({ rows }) => ({ provider: rows.get('channels')?.provider }),
  contacts: ({ marker }) => ({ display_name: marker }),
  messages: ({ marker }) => ({ body: marker, provider_message_id: marker }),
  documents: ({ marker }) => ({ file_name: marker, object_key: marker }),
  audit_log: () => ({ action: 'audit.seed' }),
  // Of a message: its contact, conversation and message are those of the keys.
  guard_events: ({ marker }) => ({ document_id: null, excerpt: marker }),
  abuse_steps: ({ userId }) => ({ subject: `user:${userId}`, step: 'warned', cause: 'audit' }),
  passage_findings: ({ marker }) => ({ body: marker, position: 1 }),
  budget_notices: () => ({ period: '2030-01' }),
  // Nothing of it is left to do: a job that runs meanwhile leaves it alone.
  tenant_erasures: () => ({ rows_gone_at: new Date().toISOString() }),
};
