import type { DatabaseMutation } from './mutation.ts';

const MANAGERS = `perform app_ctx.require(array['owner', 'admin']);`;
const MEMBERS = `perform app_ctx.require(array['owner', 'admin', 'agent', 'viewer']);`;
const JOBS = `perform app_ctx.require(array['job']);`;
const PERSON = `perform app_ctx.require(array['user']);`;

/** Privileged functions, each with the guard that is its first statement. */
const GUARDS: readonly [signature: string, guard: string][] = [
  ['app.change_role(uuid,text)', MANAGERS],
  ['app.remove_member(uuid)', MANAGERS],
  ['app.invite(text,text)', MANAGERS],
  ['app.create_api_key(bytea,text,text,text[],timestamptz)', MANAGERS],
  ['app.list_api_keys()', MANAGERS],
  ['app.revoke_api_key(uuid)', MANAGERS],
  ['app.set_time_zone(text)', MANAGERS],
  ['app.list_members()', MEMBERS],
  ['app.leave_organisation()', MEMBERS],
  ['app.transfer_ownership(uuid)', `perform app_ctx.require(array['owner']);`],
  ['app.require_second_factor(boolean)', `perform app_ctx.require(array['owner'], 2);`],
  [
    'app.connect_channel(uuid,text,text,text,text)',
    `perform app_ctx.require(array['owner', 'admin', 'job']);`,
  ],
  ['app.my_organisations()', PERSON],
  ['app.accept_invitation(uuid)', PERSON],
  ['app.end_own_session(uuid)', PERSON],
  ['app.own_password()', PERSON],
  ['app.disable_second_factor()', `perform app_ctx.require(array['user'], 2);`],
  ['app.start_session(uuid,uuid,integer,text,text)', JOBS],
  ['app.refresh_session(uuid,uuid,bigint)', JOBS],
  ['app.sign_in_lookup(text)', JOBS],
  ['app.route_channel(text,text)', JOBS],
  ['app.route_api_key(bytea)', JOBS],
  ['app.list_tenants()', JOBS],
  ['app.erase_user(uuid)', JOBS],
  ['app.require_scope(text)', `perform app_ctx.require(array['api_key']);`],
];

/** `app.change_role(uuid,text)` → `change-role`. */
const nameOf = (signature: string) => signature.replace(/^app\.(\w+)\(.*$/, '$1').replaceAll('_', '-');

/** Functions that run with their owner's rights. */
export const FUNCTION_MUTATIONS: DatabaseMutation[] = [
  ...GUARDS.map(([signature, guard]) => ({
    id: `guard-of-${nameOf(signature)}-removed`,
    defence: `${signature.replace(/\(.*/, '')} begins with its guard`,
    change: { signature, find: guard, replacement: 'null;' },
  })),
  {
    id: 'guard-behind-the-work',
    defence: 'The guard comes before anything else happens',
    change: {
      signature: 'app.set_time_zone(text)',
      find: `${MANAGERS}
  update public.tenants t set time_zone = p_time_zone where t.id = app_ctx.tenant_id();`,
      replacement: `update public.tenants t set time_zone = p_time_zone where t.id = app_ctx.tenant_id();
  ${MANAGERS}`,
    },
  },
  {
    id: 'guard-admits-viewers',
    defence: 'Who only reads may not rename an organisation',
    change: {
      signature: 'app.rename_organisation(text,text)',
      find: `array['owner', 'admin']`,
      replacement: `array['owner', 'admin', 'viewer']`,
    },
  },
  {
    id: 'guard-admits-admins',
    defence: 'Only an owner hands an organisation over',
    change: {
      signature: 'app.transfer_ownership(uuid)',
      find: `perform app_ctx.require(array['owner']);
  perform app.lock_organisation(array['owner']);`,
      replacement: `perform app_ctx.require(array['owner', 'admin']);
  perform app.lock_organisation(array['owner', 'admin']);`,
    },
  },
  {
    id: 'admin-makes-an-owner',
    defence: 'Owners are made and altered by owners alone',
    change: {
      signature: 'app.change_role(uuid,text)',
      find: `caller_role <> 'owner' and 'owner' in (old_role, p_role)`,
      replacement: 'false',
    },
  },
  {
    id: 'admin-removes-an-owner',
    defence: 'Owners are removed by owners alone',
    change: {
      signature: 'app.remove_member(uuid)',
      find: `caller_role <> 'owner' and old_role = 'owner'`,
      replacement: 'false',
    },
  },
  ...(
    [
      [
        'app.revoke_api_key(uuid)',
        'where k.tenant_id = app_ctx.tenant_id() and k.id = p_key',
        'where k.id = p_key',
      ],
      [
        'app.revoke_invitation(uuid)',
        'i.tenant_id = app_ctx.tenant_id() and i.id = p_invitation',
        'i.id = p_invitation',
      ],
      ['app.list_members()', 'where m.tenant_id = app_ctx.tenant_id()', ''],
      ['app.member_names()', 'where m.tenant_id = app_ctx.tenant_id()', ''],
      ['app.list_invitations()', 'i.tenant_id = app_ctx.tenant_id() and', ''],
      ['app.list_api_keys()', 'k.tenant_id = app_ctx.tenant_id() and', ''],
      ['app.my_organisations()', 'where m.user_id = app_ctx.user_id()', ''],
      ['app.my_invitations()', 'e.user_id = app_ctx.user_id() and', ''],
      ['app.own_password()', 'where p.user_id = app_ctx.user_id()', ''],
      ['app.set_time_zone(text)', 'where t.id = app_ctx.tenant_id()', ''],
      ['app.undo_deletion()', 'd.user_id = app_ctx.user_id() and', ''],
    ] as const
  ).map(([signature, find, replacement]) => ({
    id: `${nameOf(signature)}-without-its-owner`,
    defence: `${signature.replace(/\(.*/, '')} keeps to the organisation or person of the signature`,
    change: { signature, find, replacement },
  })),
  {
    id: 'tenant-by-argument-in-change-role',
    defence: 'The organisation comes from the signature, not from whom an argument names',
    change: {
      signature: 'app.change_role(uuid,text)',
      find: 'tenant := app_ctx.tenant_id();',
      replacement:
        'select m.tenant_id into tenant from public.memberships m where m.user_id = p_user limit 1;',
    },
  },
  {
    id: 'tenant-by-argument-in-remove-member',
    defence: 'Nobody removes the members of another organisation',
    change: {
      signature: 'app.remove_member(uuid)',
      find: 'tenant := app_ctx.tenant_id();',
      replacement:
        'select m.tenant_id into tenant from public.memberships m where m.user_id = p_user limit 1;',
    },
  },
  {
    id: 'session-by-argument',
    defence: 'A person ends their own sessions only',
    change: {
      signature: 'app.end_own_session(uuid)',
      find: 'app.end_sessions_of(app_ctx.user_id(), p_session, null)',
      replacement:
        'app.end_sessions_of((select s.user_id from public.sessions s where s.id = p_session), p_session, null)',
    },
  },
  {
    id: 'invitation-by-argument',
    defence: 'An invitation is accepted by whoever has its address',
    change: {
      signature: 'app.accept_invitation(uuid)',
      find: 'from app.my_invitations() m where',
      replacement: 'from public.invitations m where',
    },
  },
  {
    id: 'account-by-argument',
    defence: 'A person’s second factor and address are their own, whoever they ask for',
    change: {
      signature: 'app.account_of(uuid)',
      find: `if claims.actor_kind = 'job' and p_user is not null then`,
      replacement: 'if p_user is not null then',
    },
  },
  {
    id: 'channel-taken-over',
    defence: 'A channel that is connected elsewhere cannot be claimed',
    change: {
      signature: 'app.connect_channel(uuid,text,text,text,text)',
      find: 'if owner_tenant is not null and owner_tenant <> tenant then',
      replacement: 'if false then',
    },
  },
  {
    id: 'route-returns-many-rows',
    defence: 'A routing function answers about one external id',
    change: {
      signature: 'app.route_channel(text,text)',
      find: 'where r.provider = p_provider and r.external_id = p_external_id',
      replacement: 'where r.provider = p_provider',
    },
  },
  {
    id: 'sign-in-lookup-returns-many-rows',
    defence: 'The sign-in learns about one address',
    change: { signature: 'app.sign_in_lookup(text)', find: 'e.email = p_email and', replacement: '' },
  },
  {
    id: 'search-path-of-the-caller',
    defence: 'Names in a privileged function mean what its author meant',
    change: 'alter function app.list_members() reset search_path',
  },
  {
    id: 'search-path-with-public-first',
    defence: 'Nothing that others may make stands in the way of built-in names',
    change: 'alter function app.change_role(uuid, text) set search_path = public, pg_catalog',
  },
  {
    id: 'search-with-its-owners-rights',
    defence: 'The search runs as its caller, under row level security',
    change: 'alter function app.search_passages(text, text, text, integer, text, text) security definer',
  },
  {
    id: 'erasure-with-its-owners-rights',
    defence: 'The rows of an organisation are erased under row level security',
    change: 'alter function app.erase_tenant_rows(uuid[], integer) security definer',
  },
  {
    id: 'privileged-function-without-guard',
    defence: 'A new privileged function needs a guard',
    change: `set role app_def;
      create function app.count_contacts() returns bigint
        language sql stable security definer set search_path = pg_catalog, pg_temp
        as 'select count(*) from public.contacts';
      grant execute on function app.count_contacts() to app_rw;
      reset role`,
  },
  {
    id: 'privileged-function-of-a-superuser',
    defence: 'Privileged functions belong to the role that policies bind',
    change: 'alter function app.list_members() owner to postgres',
  },
];
