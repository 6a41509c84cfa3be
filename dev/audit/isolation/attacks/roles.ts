import type { Arena } from '../arena.ts';
import type { Recorder } from '../report.ts';
import { APP_ROLES, type AppRole, type Attacker, attack } from '../sessions.ts';
import { first, nothing, refused } from './table-aim.ts';
import { contextOf } from './tables.ts';

const ONE_SESSION = 'PGlite has one session, a superuser’s: roles put on it can be taken off';

/** Roles are the whole server's: one may be dropped meanwhile. */
const GONE = ['42501', '42704', '22023'];

const TEMPORARY = [
  'create temporary table mine (id integer)',
  'create temporary view mine as select 1',
  'create temporary sequence mine',
  'select 1 as id into temporary mine',
  'create function pg_temp.mine() returns integer language sql as $$ select 1 $$',
];
const CREATIONS = [
  ...['public', 'app', 'app_ctx', 'app_schema'].flatMap((schema) => [
    `create function ${schema}.mine() returns integer language sql as $$ select 1 $$`,
    `create view ${schema}.mine as select 1`,
    `create table ${schema}.mine (id integer)`,
    `create sequence ${schema}.mine`,
    `create type ${schema}.mine as (id integer)`,
    `create operator ${schema}.=== (function = int4eq, leftarg = integer, rightarg = integer)`,
  ]),
  'create schema mine',
  'create policy mine on public.contacts using (true)',
  'alter policy tenant_isolation on public.contacts using (true)',
  'drop policy tenant_isolation on public.contacts',
  'create trigger mine before update on public.contacts for each row execute function app_schema.keep_tenant()',
  'drop trigger keep_tenant on public.contacts',
  'alter table public.contacts disable trigger all',
  'create rule mine as on select to public.contacts do instead select 1',
  'create or replace function app_ctx.tenant_id() returns uuid language sql as $$ select null::uuid $$',
  'alter function app_ctx.tenant_id() immutable',
  'drop function app_ctx.tenant_id()',
  'alter table public.contacts owner to current_user',
  'create event trigger mine on ddl_command_start execute function app_schema.keep_tenant()',
  'create publication mine for all tables',
  'create cast (text as uuid) with inout as implicit',
  'set session_replication_role = replica',
];
const OWN_ATTRIBUTES = ['superuser', 'bypassrls', 'createrole', 'createdb', 'replication'];

/** Attacks 40 to 47: becoming somebody else, and making things. */
export async function attackRoles(arena: Arena, recorder: Recorder): Promise<void> {
  const { other } = arena.sessions;
  for (const role of APP_ROLES) {
    const as = async (work: (attacker: Attacker) => Promise<string | null>) =>
      attack(arena.sessions, role, await contextOf(arena, role), work);
    if (other) {
      await recorder.run(40, () => as(setRole));
      await recorder.run(41, () => as((attacker) => resetRole(arena, role, attacker)));
      await recorder.run(45, () => as((attacker) => alterSelf(role, attacker)));
    }
    await recorder.run(42, () => as((attacker) => allRefused(attacker, TEMPORARY)));
    await recorder.run(43, () => as((attacker) => allRefused(attacker, CREATIONS)));
    await recorder.run(44, () => as((attacker) => grantSelf(role, attacker)));
    await recorder.run(47, () => as((attacker) => dynamicSql(attacker, other !== null)));
  }
  await attackLargeObjects(arena, recorder);
  if (!other) for (const number of [40, 41, 45]) recorder.skip(number, ONE_SESSION);
}

async function allRefused(
  attacker: Attacker,
  statements: readonly string[],
  codes: readonly string[] = ['42501'],
): Promise<string | null> {
  const findings = await Promise.all(
    statements.map(async (text) => {
      const finding = refused(await attacker.attempt(text), codes);
      return finding === null ? null : `“${text}”: ${finding}`;
    }),
  );
  return findings.find((finding) => finding !== null) ?? null;
}

async function otherRoles(attacker: Attacker): Promise<string[]> {
  const outcome = await attacker.attempt(
    `select quote_ident(rolname) as name from pg_roles where rolname not in (current_user, 'pg_database_owner')`,
  );
  return (outcome.rows ?? []).map(({ name }) => String(name));
}

async function setRole(attacker: Attacker): Promise<string | null> {
  const names = await otherRoles(attacker);
  return allRefused(
    attacker,
    names.flatMap((name) => [
      ...[`set local role ${name}`, `set session authorization ${name}`],
      `select set_config('role', '${name.replaceAll('"', '')}', true)`,
    ]),
    GONE,
  );
}

async function resetRole({ a }: Arena, role: AppRole, attacker: Attacker): Promise<string | null> {
  return first(
    ...[
      'reset role',
      'reset session authorization',
      'set local role none',
      'set session authorization default',
    ].map((text) => async () => {
      const outcome = await attacker.attempt(
        `${text}; select current_user as user_name, count(*) filter (where tenant_id::text <> '${a.owner.tenantId}') as foreign
           from public.contacts`,
      );
      if (outcome.code !== undefined) return refused(outcome);
      const [row] = outcome.rows;
      if (row?.user_name !== role) return `“${text}” made it ${String(row?.user_name)}`;
      return Number(row.foreign) === 0 ? null : `“${text}” opened ${String(row.foreign)} row(s) of others`;
    }),
  );
}

async function grantSelf(role: AppRole, attacker: Attacker): Promise<string | null> {
  const names = await otherRoles(attacker);
  // With some right on a table a GRANT of more is no error, and has no effect.
  const grants = [
    ['grant all on public.memberships, public.audit_log, public.tenants', 'public.memberships', 'insert'],
    ['grant all on public.passwords', 'public.passwords', 'select'],
    ['grant truncate on public.contacts', 'public.contacts', 'truncate'],
  ] as const;
  return first(
    () =>
      allRefused(
        attacker,
        names.map((name) => `grant ${name} to ${role}`),
        GONE,
      ),
    () => allRefused(attacker, [`grant all on app_ctx.signing_keys to ${role}`]),
    ...grants.map(([grant, table, privilege]) => async () => {
      const outcome = await attacker.attempt(
        `${grant} to ${role}; select has_table_privilege('${table}', '${privilege}')::integer as n`,
      );
      const finding = nothing(outcome);
      return finding === null ? null : `“${grant}”: ${finding}`;
    }),
  );
}

async function alterSelf(role: AppRole, attacker: Attacker): Promise<string | null> {
  return first(
    () =>
      allRefused(
        attacker,
        OWN_ATTRIBUTES.map((attribute) => `alter role ${role} ${attribute}`),
      ),
    () => allRefused(attacker, [`alter role app_owner login`, `alter role app_def password 'mine'`]),
    // Postgres lets every role change its own password and settings; it takes a whole statement, and one with
    // parameters, as the Worker sends them, cannot carry a second.
    async () =>
      refused(await attacker.attempt(`select $1::text; alter role ${role} set row_security = off`, ['']), [
        '42601',
      ]),
  );
}

async function dynamicSql(attacker: Attacker, hasLogins: boolean): Promise<string | null> {
  const inDo = (body: string) => `do $do$ declare n bigint; begin ${body} end $do$`;
  return first(
    async () => {
      const outcome = await attacker.attempt(
        inDo(`execute 'select count(*) from public.contacts where tenant_id <> app_ctx.tenant_id()' into n;
          if n > 0 then raise exception 'read % row(s) of others', n using errcode = 'ZZ001'; end if;`),
      );
      return outcome.code === undefined ? null : `error ${outcome.code}: ${outcome.message}`;
    },
    () =>
      allRefused(
        attacker,
        [
          ...(hasLogins ? ['set local role app_owner'] : []),
          ...['select count(*) from public.passwords', 'drop policy tenant_isolation on public.contacts'],
        ].map((text) => inDo(`execute '${text}';`)),
      ),
  );
}

/** Large objects know no tenant: what A puts there, B would find. */
async function attackLargeObjects(arena: Arena, recorder: Recorder): Promise<void> {
  const files = [`select lo_import('/etc/hostname')`, `select lo_export(1, '/tmp/isolation-audit')`];
  const makes = ['select lo_creat(-1)', 'select lo_create(0)', `select lo_from_bytea(0, '\\x00')`];
  const isOutOfReach = await isBeyondOwner(arena, 'lo_creat(integer)');
  const statements = isOutOfReach ? files : [...files, ...makes];
  for (const role of APP_ROLES) {
    await recorder.run(46, () =>
      attack(arena.sessions, role, null, (attacker) => allRefused(attacker, statements)),
    );
  }
  if (isOutOfReach) {
    recorder.skip(
      46,
      'making large objects: this database’s owner may not take that from PUBLIC; the product makes none',
    );
  }
}

/** Whether PUBLIC may call a function of Postgres, and the administrator is none who could take that away. */
export async function isBeyondOwner({ sessions }: Arena, signature: string): Promise<boolean> {
  const { rows } = await sessions.admin.query<{ is_beyond: boolean }>(
    `select not rolsuper and has_function_privilege('app_rw', $1::text, 'execute') as is_beyond
     from pg_roles where rolname = current_user`,
    [signature],
  );
  return rows[0]?.is_beyond ?? false;
}
