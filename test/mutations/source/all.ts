import { DATA_MUTATIONS } from './data.ts';
import { DISCLOSURE_MUTATIONS } from './disclosure.ts';
import { DOCUMENT_MUTATIONS } from './documents.ts';
import { GATE_MUTATIONS } from './gates.ts';
import { GUARD_MUTATIONS } from './guards.ts';
import { GUESSING_MUTATIONS } from './guessing.ts';
import { LIVE_MUTATIONS } from './live-connections.ts';
import { MIGRATION_MUTATIONS } from './migrations.ts';
import type { SourceMutation } from './mutation.ts';
import { ROUTE_MUTATIONS } from './route-table.ts';
import { TOKEN_MUTATIONS } from './tokens.ts';
import { VERIFICATION_MUTATIONS } from './verification.ts';
import { WEBHOOK_MUTATIONS } from './webhooks.ts';

export const SOURCE_MUTATIONS: readonly SourceMutation[] = [
  ...TOKEN_MUTATIONS,
  ...GUARD_MUTATIONS,
  ...LIVE_MUTATIONS,
  ...ROUTE_MUTATIONS,
  ...WEBHOOK_MUTATIONS,
  ...DATA_MUTATIONS,
  ...DISCLOSURE_MUTATIONS,
  ...GUESSING_MUTATIONS,
  ...GATE_MUTATIONS,
  ...MIGRATION_MUTATIONS,
  ...DOCUMENT_MUTATIONS,
  ...VERIFICATION_MUTATIONS,
];
