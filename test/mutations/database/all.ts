import { CONTEXT_MUTATIONS } from './context.ts';
import { FUNCTION_MUTATIONS } from './functions.ts';
import { GRANT_MUTATIONS } from './grants.ts';
import { KEY_MUTATIONS } from './keys.ts';
import type { DatabaseMutation } from './mutation.ts';
import { PERMISSION_MUTATIONS } from './permissions.ts';
import { POLICY_MUTATIONS } from './policies.ts';
import { ROLE_MUTATIONS } from './roles.ts';
import { SCHEMA_MUTATIONS } from './schema.ts';

export const DATABASE_MUTATIONS: readonly DatabaseMutation[] = [
  ...POLICY_MUTATIONS,
  ...GRANT_MUTATIONS,
  ...ROLE_MUTATIONS,
  ...CONTEXT_MUTATIONS,
  ...PERMISSION_MUTATIONS,
  ...KEY_MUTATIONS,
  ...FUNCTION_MUTATIONS,
  ...SCHEMA_MUTATIONS,
];
