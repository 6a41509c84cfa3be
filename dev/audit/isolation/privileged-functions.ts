/** In which role a function is called: a member's, a person's outside any organisation, an API key's or a job's. */
export type Caller = 'owner' | 'admin' | 'agent' | 'viewer' | 'user' | 'api_key' | 'job';

export interface Privilege {
  callers: readonly Caller[];
  /** Asks for a second factor that was shown just now. */
  aal: 1 | 2;
  /** Why a job may reach other organisations through it; null where it works inside its context only. */
  across: string | null;
  /** Guarded by `account_of`: open to everybody who calls it for their own account. */
  isOwnAccount?: true;
}

const members = ['owner', 'admin', 'agent', 'viewer'] as const;
const editors = ['owner', 'admin'] as const;

const may = (callers: readonly Caller[], aal: 1 | 2 = 1): Privilege => ({ callers, aal, across: null });
const across = (reason: string, callers: readonly Caller[] = []): Privilege => ({
  ...{ callers: [...callers, 'job'], aal: 1, across: reason },
});

const lists = 'a job finds across organisations what is due, then works in each with a context of its own';
const deliveries = 'deliveries are the operator’s: they come before a tenant is known';
const outside = 'networks, and people outside organisations, are the operator’s to see';
const accounts = 'before there is a session the person is known by an address, a link or a token only';
const ofAccount = (callers: readonly Caller[]): Privilege => ({
  ...across(accounts, callers),
  isOwnAccount: true,
});
const erasure = 'the deletion of an account touches every organisation that the person belongs to';

/**
 * Every function of schema `app` that runs with its owner's rights and that the app may call. One that is not here
 * fails the audit: say who may call it, and ask for just that in its first statement.
 */
export const PRIVILEGED_FUNCTIONS: Readonly<Record<string, Privilege>> = {
  route_channel: across('a webhook names a channel, not a tenant'),
  route_api_key: across('a key is presented without its tenant'),
  list_tenants: across('jobs walk the tenants'),
  list_due_conversations: across(lists),
  list_quiet_conversations: across(lists),
  list_unread_documents: across(lists),
  list_stale_pages: across(lists),
  list_tenants_with_usage: across(lists),
  list_tenants_with_old_guard_events: across(lists),
  record_webhook_events: across(deliveries),
  list_dead_letters: across(deliveries),
  mark_replayed: across(deliveries),
  prune_webhook_events: across(deliveries),
  record_billing_events: across(deliveries),
  enter_canary: across('a probe makes two organisations of its own: no other is made or entered'),
  list_unprotected_tables: across('a probe reads of the catalogue how tables are closed, and no row of them'),

  knows_abuse_subject: across(outside),
  record_abuse_steps: across(outside),
  list_abuse: across(outside),
  prune_abuse_steps: across(outside),

  sign_in_lookup: across(accounts),
  settle_password: across(accounts),
  request_sign_up: across(accounts),
  confirm_sign_up: across(accounts),
  request_password_reset: across(accounts),
  reset_password: across(accounts),
  confirm_email_change: across(accounts),
  forget_expired_links: across(accounts),
  start_session: across(accounts),
  refresh_session: across(accounts),
  sign_out: across(accounts),
  sign_in_with_code: across(accounts),
  count_failure: ofAccount([]),
  clear_failures: ofAccount([]),
  load_second_factor: ofAccount([...members, 'user']),
  account_address: ofAccount([...members, 'user']),
  end_sessions_by_operator: across('the operator’s: of one person, or of everybody'),
  list_sealed_secrets: across('a change of sealing keys concerns every secret'),
  reseal_secret: across('a change of sealing keys concerns every secret'),
  list_due_deletions: across(erasure),
  begin_erasure: across(erasure),
  list_tenant_erasures: across(erasure),
  is_erasure_complete: across(erasure),
  erase_user: across(erasure),

  audit: may([...members, 'api_key', 'job']),
  connect_channel: may([...editors, 'job']),
  list_waiting_notices: may(['job']),
  list_budget_notices: may(['job']),
  mark_budget_told: may(['job']),
  record_usage: may(['job']),
  record_gate_events: may(['job']),
  record_guard_event: may(['job']),
  prune_guard_events: may(['job']),
  part_from_tenant: may(['job']),
  enter_tenant_erasure: may(['job']),
  drop_erased_tenant: may(['job']),
  end_tenant_erasure: may(['job']),

  my_organisations: may(['user']),
  my_invitations: may(['user']),
  accept_invitation: may(['user']),
  decline_invitation: may(['user']),
  create_organisation: may(['user']),
  end_own_session: may(['user']),
  end_other_sessions: may(['user']),
  own_password: may(['user']),
  count_own_failure: may(['user']),
  change_password: may(['user']),
  request_email_change: may(['user']),
  enrol_second_factor: may(['user']),
  confirm_second_factor: may(['user']),
  step_up: may(['user']),
  replace_recovery_codes: may(['user'], 2),
  disable_second_factor: may(['user'], 2),
  read_deletion: may(['user']),
  request_deletion: may(['user']),
  undo_deletion: may(['user']),

  member_names: may(members),
  list_members: may(members),
  leave_organisation: may(members),
  set_time_zone: may(editors),
  set_guard_feedback: may(editors),
  rename_organisation: may(editors),
  change_role: may(editors),
  remove_member: may(editors),
  invite: may(editors),
  list_invitations: may(editors),
  revoke_invitation: may(editors),
  create_api_key: may(editors),
  list_api_keys: may(editors),
  revoke_api_key: may(editors),
  transfer_ownership: may(['owner']),
  set_budget: may(['owner']),
  require_second_factor: may(['owner'], 2),
  require_scope: may(['api_key']),
};
