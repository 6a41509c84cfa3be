import { DATA_MUTATIONS } from './data.ts';
import { DISCLOSURE_MUTATIONS } from './disclosure.ts';
import { GUARD_MUTATIONS } from './guards.ts';
import { GUESSING_MUTATIONS } from './guessing.ts';
import { MIGRATION_MUTATIONS } from './migrations.ts';
import type { SourceMutation } from './mutation.ts';
import { TOKEN_MUTATIONS } from './tokens.ts';
import { WEBHOOK_MUTATIONS } from './webhooks.ts';

export const SOURCE_MUTATIONS: readonly SourceMutation[] = [
  ...TOKEN_MUTATIONS,
  ...GUARD_MUTATIONS,
  ...WEBHOOK_MUTATIONS,
  ...DATA_MUTATIONS,
  ...DISCLOSURE_MUTATIONS,
  ...GUESSING_MUTATIONS,
  ...MIGRATION_MUTATIONS,
];
