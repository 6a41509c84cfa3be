import type { AppRole } from './sessions.ts';

type Verb = 'select' | 'insert' | 'update' | 'delete';
export type Grants = Readonly<Record<AppRole, readonly Verb[]>>;

/**
 * What a table's rows are. `shared`: the same for everybody. `tenant`: one organisation's. `personal`: one user's.
 * `private`: routing and operators' tables, which no app role reaches; only the functions named here do, each with
 * `one` where it returns one row at most, else with why it may return more.
 */
export type TableKind =
  | { kind: 'shared'; reason: string }
  | { kind: 'tenant'; column: string; grants: Grants; refusedFirst?: Refusal }
  | { kind: 'personal'; column: string; grants: Grants }
  | { kind: 'private'; owner: string | null; reason: string; functions: Readonly<Record<string, string>> };

/** An insert that a trigger refuses before row level security is asked, alike for the victim's rows and for none. */
interface Refusal {
  code: string;
  constraint: string;
}

const rows: Grants = {
  app_rw: ['select', 'insert', 'update', 'delete'],
  app_job: ['select', 'insert', 'update', 'delete'],
};
const unchanging: Grants = {
  app_rw: ['select', 'insert', 'delete'],
  app_job: ['select', 'insert', 'delete'],
};
const readOnly: Grants = { app_rw: ['select'], app_job: ['select'] };
const ofRequests: Grants = { app_rw: ['select'], app_job: [] };

const tenant = (grants: Grants = rows, refusedFirst?: Refusal): TableKind => ({
  ...{ kind: 'tenant', column: 'tenant_id', grants },
  ...(refusedFirst ? { refusedFirst } : {}),
});
const personal = (column = 'user_id'): TableKind => ({ kind: 'personal', column, grants: ofRequests });

/** Every table of the product. One that is not here fails the audit: say what it is, and close it in its migration. */
export const TABLE_KINDS: Readonly<Record<string, TableKind>> = {
  tenants: { kind: 'tenant', column: 'id', grants: readOnly },
  memberships: tenant(readOnly),
  api_keys: tenant(readOnly),
  invitations: tenant(readOnly),
  audit_log: tenant(readOnly),
  channels: tenant(),
  contacts: tenant(),
  contact_identifiers: tenant(),
  conversations: tenant(),
  messages: tenant(),
  outbox: tenant(rows, { code: '23514', constraint: 'outbox_conversation' }),
  documents: tenant(),
  passages: tenant(),
  passage_terms: tenant(unchanging),
  passage_embeddings: tenant(),
  search_corpora: tenant(),
  vocabulary: tenant(),
  vocabulary_trigrams: tenant(unchanging),
  regression_questions: tenant(),
  opening_hours: tenant(),
  special_days: tenant(),
  desk_settings: tenant(),
  tenant_budgets: tenant(readOnly),
  usage_days: tenant(readOnly),
  gate_events: tenant(readOnly),
  budget_notices: tenant(readOnly),
  guard_events: tenant(readOnly),
  passage_findings: tenant(),

  users: personal('id'),
  sessions: personal(),
  second_factors: personal(),
  recovery_codes: personal(),
  account_deletions: personal(),

  channel_routes: {
    kind: 'private',
    owner: 'tenant_id',
    reason: 'a webhook names a channel, not a tenant; two tenants must not claim one number',
    functions: {
      route_channel: 'one',
      connect_channel: 'one',
      record_webhook_events: 'returns nothing; counts channels that nobody has',
      part_from_tenant: 'returns an outcome; deletes the routes of the context’s tenant',
    },
  },
  api_key_routes: {
    kind: 'private',
    owner: 'tenant_id',
    reason: 'a key is presented without its tenant: its hash says whose it is',
    functions: { route_api_key: 'one', create_api_key: 'one', revoke_api_key: 'one' },
  },
  user_emails: {
    kind: 'private',
    owner: 'user_id',
    reason: 'a person signs in by an address, which is global by nature',
    functions: {
      sign_in_lookup: 'one',
      request_sign_up: 'one',
      confirm_sign_up: 'one',
      request_password_reset: 'one',
      reset_password: 'one',
      request_email_change: 'one',
      confirm_email_change: 'one',
      account_address: 'one',
      invite: 'one',
      erase_user: 'one',
      list_members: 'the addresses of the caller’s own organisation',
      my_invitations: 'the caller’s own invitations',
      list_waiting_notices: 'a job tells the team of each organisation what waits',
      list_budget_notices: 'a job tells the owners of each organisation what is spent',
    },
  },
  account_links: {
    kind: 'private',
    owner: 'user_id',
    reason: 'a link in a mail is presented by whoever has it: its hash says what it stands for',
    functions: {
      put_link: 'one',
      take_link: 'one',
      put_password: 'returns nothing; voids the links of one user',
      confirm_email_change: 'one',
      forget_expired_links: 'returns nothing',
      begin_erasure: 'one',
    },
  },
  passwords: {
    kind: 'private',
    owner: 'user_id',
    reason: 'nobody reads a password’s hash but to hold a password against it',
    functions: {
      sign_in_lookup: 'one',
      settle_password: 'returns nothing',
      put_password: 'returns nothing',
      own_password: 'one',
      hold_own_password: 'one',
      load_second_factor: 'one',
      begin_erasure: 'one',
    },
  },
  account_locks: {
    kind: 'private',
    owner: 'user_id',
    reason: 'failures count before anybody is signed in',
    functions: {
      sign_in_lookup: 'one',
      own_password: 'one',
      count_failure: 'one',
      clear_failures: 'returns nothing',
      enter_account: 'one',
      load_second_factor: 'one',
      accept_step: 'one',
      accept_recovery_code: 'one',
    },
  },
  webhook_events: {
    kind: 'private',
    owner: null,
    reason: 'the operator’s: where the raw bytes of deliveries lie, before a tenant is known',
    functions: {
      record_webhook_events: 'returns nothing',
      list_dead_letters: 'the operator’s list',
      mark_replayed: 'returns nothing',
      prune_webhook_events: 'one',
    },
  },
  billing_events: {
    kind: 'private',
    owner: null,
    reason: 'the operator’s: what a provider that bills has said, before it is known whom it concerns',
    functions: { record_billing_events: 'returns nothing' },
  },
  abuse_steps: {
    kind: 'private',
    owner: 'user_id',
    reason: 'the operator’s: what was done about networks and people who belong to no organisation',
    functions: {
      record_abuse_steps: 'one',
      list_abuse: 'the operator’s list',
      prune_abuse_steps: 'one',
    },
  },
  tenant_erasures: {
    kind: 'private',
    owner: 'tenant_id',
    reason: 'outlives the organisation and the person that it erases',
    functions: {
      part_from_tenant: 'one',
      list_tenant_erasures: 'the list of an hourly job',
      enter_tenant_erasure: 'returns nothing',
      drop_erased_tenant: 'one',
      end_tenant_erasure: 'returns nothing',
      is_erasure_complete: 'one',
    },
  },
};
