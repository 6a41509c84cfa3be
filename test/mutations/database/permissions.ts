import type { DatabaseMutation } from './mutation.ts';

const REQUIRE = 'app_ctx.require(text[],integer)';

/** The permission that every batch asks for. */
export const PERMISSION_MUTATIONS: DatabaseMutation[] = [
  {
    id: 'role-unchecked',
    defence: 'The role that a route asks for is enforced by the database',
    change: {
      signature: REQUIRE,
      find: 'actual_role is null or actual_role <> all (p_roles)',
      replacement: 'false',
    },
  },
  {
    id: 'role-of-a-colleague',
    defence: 'The role is the person’s own',
    change: {
      signature: REQUIRE,
      find: 'where m.tenant_id = claims.tenant_id and m.user_id = claims.user_id;',
      replacement: `where m.tenant_id = claims.tenant_id order by m.role = 'owner' desc limit 1;`,
    },
  },
  {
    id: 'second-factor-unchecked',
    defence: 'Level 2 asks for a second factor',
    change: {
      signature: REQUIRE,
      find: 'if p_aal > 1 or is_factor_due then',
      replacement: 'if is_factor_due then',
    },
  },
];
