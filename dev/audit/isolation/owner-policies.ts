/** Policies for the roles that own functions: the only ones beside the pair of each table, each with its reason. */
export const OWNER_POLICIES: Readonly<
  Record<string, { role: string; tables: readonly string[]; reason: string }>
> = {
  verifier_reads: {
    role: 'app_key',
    tables: ['sessions', 'memberships', 'api_keys', 'tenants'],
    reason: 'the verifier of the signed context looks up liveness, role and what the organisation asks for',
  },
  accounts_write: {
    role: 'app_def',
    tables: [
      ...['users', 'sessions', 'second_factors', 'recovery_codes', 'account_deletions'],
      ...['tenants', 'memberships', 'invitations', 'api_keys'],
    ],
    reason: 'functions of accounts write what belongs to one person, before and across organisations',
  },
  jobs_list: {
    role: 'app_def',
    tables: [
      ...['tenants', 'channels', 'contacts', 'conversations', 'messages', 'outbox', 'documents'],
      ...['desk_settings', 'memberships', 'users', 'usage_days', 'budget_notices', 'guard_events'],
    ],
    reason: 'the minute’s jobs find across organisations what is due',
  },
  own_memberships: {
    role: 'app_def',
    tables: ['memberships'],
    reason: 'a person lists their own organisations',
  },
  colleagues: {
    role: 'app_def',
    tables: ['users'],
    reason: 'the names of the members of the context’s organisation',
  },
  organisations_write: {
    role: 'app_def',
    tables: ['audit_log'],
    reason: 'the audit of an organisation that is made or joined, which is not the context’s yet',
  },
  kept_by_triggers: {
    role: 'app_owner',
    tables: ['passage_terms', 'search_corpora', 'vocabulary', 'vocabulary_trigrams'],
    reason: 'a cascade runs triggers as the tables’ owner from Postgres 18 on; inside triggers only',
  },
};
