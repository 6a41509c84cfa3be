import type { Grants } from '../table-kinds.ts';
import { bySql, type Finding, type LintRule, OUR_SCHEMAS } from './rule.ts';

/** What roles are and hold. */
export const RIGHT_RULES: readonly LintRule[] = [
  {
    id: 'grants',
    name: 'the app holds the rights on rows that each table’s kind says',
    reason: 'what only functions may write, and what nobody may read, is closed by the want of a grant first',
    remedy: 'grant or revoke it in a migration, or change the grants in dev/audit/isolation/table-kinds.ts',
    find: async ({ admin, tables }) => {
      const { rows } = await admin.query<{ table: string; role: string; verb: string }>(`
        select c.relname as table, role, verb
        from pg_class c cross join unnest(array['app_rw', 'app_job']) role
        cross join unnest(array['select', 'insert', 'update', 'delete']) verb
        where c.relnamespace::regnamespace::text in ('public', 'app', 'app_schema') and c.relkind in ('r', 'p')
          and (has_table_privilege(role, c.oid, verb)
            or case when verb <> 'delete' then has_any_column_privilege(role, c.oid, verb) end)`);
      return tables.flatMap(({ name, kind }): Finding[] => {
        const held = rows.filter(({ table }) => table === name).map(({ role, verb }) => `${role} ${verb}`);
        const grants: Partial<Grants> =
          kind?.kind === 'tenant' || kind?.kind === 'personal' ? kind.grants : {};
        const meant = Object.entries(grants).flatMap(([role, verbs]) =>
          verbs.map((verb) => `${role} ${verb}`),
        );
        if (kind?.kind === 'shared') meant.push(...held.filter((right) => right.endsWith(' select')));
        return [
          ...held
            .filter((right) => !meant.includes(right))
            .map((right) => ({ subject: name, detail: `${right} is granted` })),
          ...meant
            .filter((right) => !held.includes(right))
            .map((right) => ({ subject: name, detail: `${right} is missing` })),
        ];
      });
    },
  },
  {
    id: 'beyond-rows',
    name: 'nobody holds TRUNCATE, REFERENCES, TRIGGER or MAINTAIN, and PUBLIC and strangers nothing',
    reason:
      'policies do not apply to TRUNCATE; REFERENCES probes keys; TRIGGER runs code in others’ statements',
    remedy: 'revoke it',
    find: bySql(`
      select c.oid::regclass::text as subject,
        a.privilege_type || ' to ' || case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end as detail
      from pg_class c cross join lateral aclexplode(c.relacl) a
      where c.relnamespace::regnamespace::text in ${OUR_SCHEMAS} and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and a.grantee <> c.relowner and (
          a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or a.is_grantable
          or a.grantee not in (select oid from pg_roles where rolname in ('app_rw', 'app_job', 'app_def', 'app_key')))
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      union all
      select c.oid::regclass::text, a.privilege_type || ' (' || t.attname || ') to ' ||
        case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end
      from pg_attribute t join pg_class c on c.oid = t.attrelid cross join lateral aclexplode(t.attacl) a
      where c.relnamespace::regnamespace::text in ${OUR_SCHEMAS} and a.grantee <> c.relowner and (
        a.privilege_type = 'REFERENCES' or a.is_grantable
        or a.grantee not in (select oid from pg_roles where rolname in ('app_rw', 'app_job', 'app_def', 'app_key')))`),
  },
  {
    id: 'secret-columns',
    name: 'nobody reads secrets, not even their own',
    reason: 'an injected statement would carry a second factor or its codes out',
    remedy: 'revoke select on the column from app_rw and app_job',
    find: bySql(`
      select c.oid::regclass::text as subject, a.attname || ' is readable by ' || role as detail
      from pg_attribute a join pg_class c on c.oid = a.attrelid cross join unnest(array['app_rw', 'app_job']) role
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0
        and a.attname ~ '(secret|_hash|^hash)$' and a.attname <> 'content_hash'
        and has_column_privilege(role, c.oid, a.attnum, 'select')`),
  },
  {
    id: 'roles',
    name: 'no role of the app is strong',
    reason:
      'a superuser and a role with BYPASSRLS read everything, FORCE or not; an owner that logs in can open tables',
    remedy: 'make the roles by the migrations, in SQL; take the attribute away',
    find: bySql(`
      select rolname::text as subject, concat_ws(', ', case when rolsuper then 'superuser' end,
        case when rolbypassrls then 'bypasses row level security' end, case when rolcreaterole then 'makes roles' end,
        case when rolcreatedb then 'makes databases' end, case when rolreplication then 'replicates' end,
        case when rolcanlogin and rolname not in ('app_rw', 'app_job') then 'logs in' end) as detail
      from pg_roles where rolname in ('app_owner', 'app_def', 'app_key', 'app_rw', 'app_job')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
          or rolcanlogin and rolname not in ('app_rw', 'app_job'))`),
  },
  {
    id: 'memberships',
    name: 'the app’s roles are members of nothing',
    reason: 'a member may become, or inherits, what the other role may',
    remedy: 'revoke the membership',
    find: bySql(`
      select m.member::regrole::text as subject, 'member of ' || m.roleid::regrole as detail from pg_auth_members m
      where m.member in (
        select oid from pg_roles where rolname in ('app_owner', 'app_def', 'app_key', 'app_rw', 'app_job'))`),
  },
  {
    id: 'default-privileges',
    name: 'what is made tomorrow is nobody’s either',
    reason:
      'PUBLIC may execute every new function by default, and a default grant opens tables before anybody looks',
    remedy:
      'alter default privileges for role … revoke execute on functions from public; take other defaults away',
    find: bySql(`
      select owner.rolname::text as subject, 'PUBLIC executes new functions' as detail
      from pg_roles owner where owner.rolname in ('app_owner', 'app_def', 'app_key') and not exists (
        select from pg_default_acl d where d.defaclrole = owner.oid and d.defaclobjtype = 'f' and d.defaclnamespace = 0
          and not exists (select from aclexplode(d.defaclacl) where grantee = 0))
      union all
      select d.defaclrole::regrole::text, 'new objects are granted to '
        || case a.grantee when 0 then 'PUBLIC' else a.grantee::regrole::text end
      from pg_default_acl d cross join lateral aclexplode(d.defaclacl) a
      where a.grantee <> d.defaclrole and (a.grantee = 0 or a.grantee in (
        select oid from pg_roles where rolname in ('app_rw', 'app_job', 'app_def', 'app_key')))`),
  },
  {
    id: 'schemas',
    name: 'the app creates nothing and sees no schema but its own',
    reason: 'whoever can create a function or a table can put it in another’s way',
    remedy: 'revoke create, or usage, on the schema',
    find: bySql(`
      select n.nspname::text as subject, privilege || ' to ' || role as detail
      from pg_namespace n cross join unnest(array['app_rw', 'app_job', 'public']) role
      cross join unnest(array['create', 'usage']) privilege
      where has_schema_privilege(role, n.oid, privilege)
        and n.nspname not in ('pg_catalog', 'information_schema')
        and not (privilege = 'usage' and role <> 'public' and n.nspname in ${OUR_SCHEMAS})`),
  },
  {
    id: 'database-rights',
    name: 'the app makes no temporary tables and no schemas',
    reason: 'a temporary table shadows names, and outlives the request in a pooled session',
    remedy: 'revoke temporary, create on database … from public',
    find: bySql(`
      select current_database()::text as subject, privilege || ' to ' || role as detail
      from unnest(array['app_rw', 'app_job', 'public']) role cross join unnest(array['temporary', 'create']) privilege
      where has_database_privilege(role, current_database(), privilege)`),
  },
  {
    id: 'key-table',
    name: 'the keys of contexts belong to app_key alone',
    reason: 'who reads them can sign any context',
    remedy: 'revoke every right on app_ctx.signing_keys, and give it back to app_key',
    find: bySql(`
      select c.oid::regclass::text as subject, 'belongs to ' || c.relowner::regrole as detail from pg_class c
      where c.oid = 'app_ctx.signing_keys'::regclass and c.relowner <> 'app_key'::regrole
      union all
      select c.oid::regclass::text, a.privilege_type || ' is granted to ' || a.grantee::regrole
      from pg_class c cross join lateral aclexplode(c.relacl) a
      where c.relnamespace = 'app_ctx'::regnamespace and c.relkind in ('r', 'p', 'v') and a.grantee <> c.relowner`),
  },
];
