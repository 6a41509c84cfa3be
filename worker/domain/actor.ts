/** Who acts. It is signed into the database context, and audit rows name it. */
export type Actor =
  | { kind: 'user'; userId: string; sessionId: string }
  | { kind: 'api_key'; apiKeyId: string }
  | { kind: 'job'; job: JobName };

export type JobName =
  | 'ingest'
  | 'conversation'
  | 'renotify-conversations'
  | 'report-dead-letters'
  | 'prune-webhook-bodies'
  | 'reseal-tokens'
  | 'embed-passages'
  | 'knowledge'
  | 'reread-documents'
  | 'refetch-pages'
  | 'notify-waiting'
  | 'give-back-conversations'
  | 'accounts'
  | 'erase-accounts'
  | 'run-probes'
  | 'gate'
  | 'tell-budget'
  | 'reconcile-usage'
  | 'prune-guard-events'
  | 'prune-abuse-steps'
  | 'operator';

export type Role = 'owner' | 'admin' | 'agent' | 'viewer';

/** What a key of an organisation may do; migrations/0031_organisations.sql holds the same list. */
export const API_SCOPES = ['read', 'write'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Authenticator assurance level: 1 a single factor, 2 a second factor. */
export type Aal = 1 | 2;
