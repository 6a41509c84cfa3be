import { OWNER_POLICIES } from '../owner-policies.ts';
import { bySql, type Catalogue, type Finding, type LintRule, OUR_SCHEMAS } from './rule.ts';

interface Policy extends Record<string, unknown> {
  table: string;
  name: string;
  permissive: boolean;
  roles: string[];
  command: string;
  using: string | null;
  check: string | null;
}

const APP_ROLES = ['app_job', 'app_rw'];

/** How rows are closed to whoever they do not belong to. */
export const POLICY_RULES: readonly LintRule[] = [
  {
    id: 'forced',
    name: 'row level security is enabled and forced',
    reason: 'without FORCE it does not bind the table’s owner, and with him what runs with his rights',
    remedy:
      'close the table by app_schema.protect_tenant_table, protect_personal_table or protect_private_table',
    find: bySql(`
      select c.oid::regclass::text as subject,
        case when c.relrowsecurity then 'not forced' else 'not enabled' end as detail
      from pg_class c where c.relnamespace::regnamespace::text in ('public', 'app', 'app_schema')
        and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`),
  },
  {
    id: 'policy-pair',
    name: 'one RESTRICTIVE and one permissive policy, alike in USING and WITH CHECK',
    reason:
      'the restrictive one holds whatever permissive policy is added later; the condition is the signed context’s',
    remedy:
      'let app_schema.protect_tenant_table or protect_personal_table make both; add none for app_rw and app_job',
    find: findBrokenPairs,
  },
  {
    id: 'policies-name-roles',
    name: 'every policy names its roles',
    reason: 'a policy for PUBLIC applies to the verifier too, which reads memberships: that recurses',
    remedy: 'write TO app_rw, app_job, or the owner’s role that the policy is for',
    find: async (catalogue) =>
      (await readPolicies(catalogue))
        .filter(({ roles }) => roles.includes('public'))
        .map(({ table, name }) => ({ subject: `${name} on ${table}` })),
  },
  {
    id: 'context-wrapped',
    name: 'policies call the context as (select …)',
    reason: 'called for each row of a scan it costs sixty times as much as once for each statement',
    remedy: 'write (select app_ctx.tenant_id()) in place of app_ctx.tenant_id()',
    find: async (catalogue) =>
      (await readPolicies(catalogue))
        .filter(({ using, check }) =>
          /app_ctx\./.test(`${using} ${check}`.replace(/\( SELECT \(*app_ctx\.\w+\(\)/g, '')),
        )
        .map(({ table, name }) => ({ subject: `${name} on ${table}` })),
  },
  {
    id: 'owner-policies',
    name: 'policies for the roles that own functions are listed',
    reason: 'they are what privileged functions may see beyond the context: each needs a reason',
    remedy: 'list it in dev/audit/isolation/owner-policies.ts with its reason, or drop it',
    find: async (catalogue) =>
      (await readPolicies(catalogue)).filter(isUnlisted).map(({ table, name, roles }) => ({
        ...{ subject: `${name} on ${table}`, detail: `for ${roles}` },
      })),
  },
  {
    id: 'row-security-setting',
    name: 'nothing switches row security off',
    reason: 'a function or role with row_security = off fails under policies, or hides that there are none',
    remedy: 'take the setting away',
    find: bySql(`
      select oid::regprocedure::text as subject, array_to_string(proconfig, ', ') as detail from pg_proc
      where pronamespace::regnamespace::text in ${OUR_SCHEMAS}
        and exists (select from unnest(proconfig) s where s ~ '^(row_security|session_replication_role|role)=')
      union all
      select coalesce(r.rolname::text, 'every role'), array_to_string(s.setconfig, ', ')
      from pg_db_role_setting s left join pg_roles r on r.oid = s.setrole
      where (r.rolname ~ '^app_' or s.setrole = 0) and s.setdatabase in (
          select oid from pg_database where datname = current_database() union all select 0)
        and exists (
          select from unnest(s.setconfig) c where c ~ '^(row_security|session_replication_role|role|search_path|app[.])')`),
  },
];

async function readPolicies({ admin }: Catalogue): Promise<Policy[]> {
  const { rows } = await admin.query<Policy>(`
    select tablename as table, policyname as name, permissive = 'PERMISSIVE' as permissive,
      array(select r::text from unnest(roles) r order by 1) as roles, cmd as command, qual as using,
      with_check as check
    from pg_policies where schemaname in ${OUR_SCHEMAS} order by 1, 2`);
  return rows;
}

async function findBrokenPairs(catalogue: Catalogue): Promise<Finding[]> {
  const policies = await readPolicies(catalogue);
  return catalogue.tables.flatMap(({ name, kind }) => {
    const own = policies.filter(
      ({ table, roles }) => table === name && roles.some((role) => APP_ROLES.includes(role)),
    );
    if (kind?.kind !== 'tenant' && kind?.kind !== 'personal') {
      const open = own.map((policy) => ({ subject: name, detail: `${policy.name} is for ${policy.roles}` }));
      const isClosed =
        kind?.kind !== 'private' || policies.some((policy) => isOnlyForFunctions(policy, name));
      return isClosed ? open : [...open, { subject: name, detail: 'no policy functions_only for app_def' }];
    }
    const call = kind.kind === 'tenant' ? 'tenant_id' : 'user_id';
    const condition = `(${kind.column} = ( SELECT app_ctx.${call}() AS ${call}))`;
    const isRight = ({ roles, command, using, check }: Policy) =>
      APP_ROLES.every((role) => roles.includes(role)) &&
      command === 'ALL' &&
      using === condition &&
      check === condition;
    const restrictive = own.filter(({ permissive }) => !permissive);
    const permissive = own.filter((policy) => policy.permissive);
    const faults = [
      ...(restrictive.some(isRight)
        ? []
        : ['no RESTRICTIVE policy for app_rw and app_job by the signed context']),
      ...(permissive.some(isRight)
        ? []
        : ['no permissive policy for app_rw and app_job by the signed context']),
      ...permissive
        .filter((policy) => !isRight(policy))
        .map((policy) => `${policy.name} opens more than the context`),
    ];
    return faults.map((detail) => ({ subject: name, detail }));
  });
}

function isOnlyForFunctions({ table, name, roles }: Policy, privateTable: string): boolean {
  return table === privateTable && name === 'functions_only' && roles.join() === 'app_def';
}

/** The pair of each table and the one policy of a private table need no mention. */
function isUnlisted({ table, name, roles }: Policy): boolean {
  const others = roles.filter((role) => !APP_ROLES.includes(role));
  if (others.length === 0) return false;
  if (name === 'tenant_access' || name === 'functions_only') return others.some((role) => role !== 'app_def');
  const listed = OWNER_POLICIES[name];
  return !listed?.tables.includes(table) || others.some((role) => role !== listed.role);
}
