import type { AppFunction, Table } from '../database-shape.ts';
import { PRIVILEGED_FUNCTIONS } from '../privileged-functions.ts';
import type { AppRole } from '../sessions.ts';
import { bySql, type Finding, type LintRule, OUR_SCHEMAS } from './rule.ts';

const notOfExtension = (oid: string) =>
  `not exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`;

/** Functions with no more than the caller's rights that need it all the same, and why nothing of a caller's gets in. */
const DYNAMIC_SQL: Readonly<Record<string, string>> = {
  find_foreign_rows: 'names come from the catalogue, quoted; values go by USING',
  prepare_canary: 'one fixed statement, about a table that is there only with its extension',
};

/** What functions may do, and with whose rights. */
export const FUNCTION_RULES: readonly LintRule[] = [
  {
    id: 'public-execute',
    attack: 72,
    name: 'PUBLIC executes nothing of ours',
    reason: 'whoever connects may call it; rights are given to roles by name',
    remedy: 'revoke execute on function … from public, then grant it to app_rw or app_job',
    find: bySql(`
      select p.oid::regprocedure::text as subject from pg_proc p
      where p.pronamespace::regnamespace::text in ${OUR_SCHEMAS} and ${notOfExtension('p.oid')}
        and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`),
  },
  {
    id: 'search-path',
    name: 'every function fixes its search_path',
    reason: 'else the caller chooses which table or operator a name means',
    remedy: 'set search_path = pg_catalog, pg_temp',
    find: bySql(`
      select p.oid::regprocedure::text as subject, coalesce(array_to_string(p.proconfig, ', '), 'not set') as detail
      from pg_proc p
      where p.pronamespace::regnamespace::text in ${OUR_SCHEMAS} and ${notOfExtension('p.oid')}
        and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false)`),
  },
  {
    id: 'leakproof',
    attack: 73,
    name: 'no LEAKPROOF functions',
    reason: 'the planner may call them on rows that the policies have not let through yet',
    remedy: 'take LEAKPROOF away',
    find: bySql(`
      select p.oid::regprocedure::text as subject from pg_proc p
      where p.proleakproof and p.pronamespace::regnamespace::text <> 'pg_catalog' and ${notOfExtension('p.oid')}`),
  },
  {
    id: 'volatility',
    attack: 38,
    name: 'what reads the context is not IMMUTABLE',
    reason: 'the planner computes an immutable function once and keeps the answer for other contexts',
    remedy: 'declare it STABLE, or VOLATILE',
    find: bySql(`
      select p.oid::regprocedure::text as subject from pg_proc p
      where p.provolatile = 'i' and p.pronamespace::regnamespace::text in ${OUR_SCHEMAS}
        and (p.pronamespace = 'app_ctx'::regnamespace or p.prosrc ~ 'app_ctx\\.|current_setting|public\\.')`),
  },
  {
    id: 'notify',
    attack: 77,
    name: 'no function sends NOTIFY',
    reason: 'whoever is connected may LISTEN: a payload goes to all',
    remedy: 'tell through the Worker, which knows who may hear it',
    find: bySql(`
      select p.oid::regprocedure::text as subject from pg_proc p
      where p.pronamespace::regnamespace::text in ${OUR_SCHEMAS} and ${notOfExtension('p.oid')}
        and p.prosrc ~* '\\m(pg_)?notify\\M'`),
  },
  {
    id: 'dynamic-sql',
    name: 'functions for the app build no SQL from text',
    reason: 'an argument could become a statement, with the function’s rights',
    remedy: 'write the statement out',
    find: ({ functions }) =>
      functions
        .filter(({ body }) => /\bexecute\b/i.test(withoutComments(body)))
        .filter(({ name, isDefiner }) => isDefiner || !Object.hasOwn(DYNAMIC_SQL, name))
        .map(({ signature }) => ({ subject: signature })),
  },
  {
    id: 'definer-owner',
    name: 'functions with their owner’s rights belong to app_def, in schema app',
    reason: 'app_def has narrow policies of its own; a table’s owner or a superuser has none that bind',
    remedy: 'create it after set local role app_def',
    find: bySql(`
      select p.oid::regprocedure::text as subject, 'belongs to ' || p.proowner::regrole as detail from pg_proc p
      where p.prosecdef and p.pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
        and ${notOfExtension('p.oid')}
        and (has_function_privilege('app_rw', p.oid, 'execute') or has_function_privilege('app_job', p.oid, 'execute')
          or p.pronamespace::regnamespace::text in ${OUR_SCHEMAS})
        and not (p.pronamespace = 'app'::regnamespace and p.proowner = 'app_def'::regrole)
        and not (p.pronamespace = 'app_ctx'::regnamespace and p.proowner = 'app_key'::regrole)`),
  },
  {
    id: 'context-functions',
    name: 'of the context and of the schema the app calls what it needs, and no more',
    reason: 'who installs a key can sign any context; who protects tables can open them',
    remedy: 'revoke execute from app_rw and app_job',
    find: bySql(`
      select p.oid::regprocedure::text as subject, role as detail
      from pg_proc p cross join unnest(array['app_rw', 'app_job', 'app_def', 'app_owner']) role
      where has_function_privilege(role, p.oid, 'execute') and (
        p.pronamespace = 'app_schema'::regnamespace and role <> 'app_owner'
        or p.pronamespace = 'app_ctx'::regnamespace
          and p.proname not in ('verified', 'tenant_id', 'user_id', 'require', 'assert_confined'))`),
  },
  {
    id: 'declared-functions',
    name: 'privileged functions are declared, with who may call them',
    reason:
      'each reaches beyond the caller’s own rights: who may, and why, is decided once and for all to see',
    remedy:
      'list it in dev/audit/isolation/privileged-functions.ts; grant execute to the logins of those callers only',
    find: ({ functions }) => functions.filter(({ isDefiner }) => isDefiner).flatMap(findUndeclared),
  },
  {
    id: 'guard-first',
    name: 'the guard is a privileged function’s first statement',
    reason: 'what stands before it runs for everybody',
    remedy:
      'begin with perform app_ctx.require(array[…]), or take the account from app.account_of in the declaration',
    find: ({ functions }) =>
      functions
        .filter(({ isDefiner, callers }) => isDefiner && callers.length > 0)
        .filter((target) => !startsWithGuard(target))
        .map(({ signature }) => ({ subject: signature })),
  },
  {
    id: 'guard-roles',
    name: 'the guard asks for the declared callers and second factor',
    reason: 'a guard that was widened is still a guard: only the declaration shows it',
    remedy: 'bring app_ctx.require(…) and dev/audit/isolation/privileged-functions.ts to agree',
    find: ({ functions }) => functions.flatMap(findOtherGuard),
  },
  {
    id: 'tenant-from-context',
    name: 'no argument is trusted as the tenant',
    reason: 'the caller chooses arguments; the tenant is what the context’s signature says',
    remedy: 'take it from app_ctx.tenant_id()',
    find: ({ functions }) =>
      functions
        .filter(({ callers }) => callers.length > 0)
        .flatMap(({ signature, body, arguments: list }): Finding[] => {
          const named = list.find(({ name }) => /tenant|organi[sz]ation/.test(name));
          const trusted = /\b(?:tenant_id|tenant)\s*(?::=|=)\s*(p_\w+|\$\d)/.exec(withoutComments(body))?.[1];
          const argument = named?.name ?? trusted;
          return argument === undefined ? [] : [{ subject: signature, detail: argument }];
        }),
  },
  {
    id: 'routing-functions',
    name: 'private tables are reached by the functions declared for them, and no others',
    reason: 'a routing table holds every organisation’s identities: each way to it is a decision',
    remedy:
      'declare the function beside its table in dev/audit/isolation/table-kinds.ts, with what it returns',
    find: ({ tables, functions }) => tables.flatMap((table) => findRoutes(table, functions)),
  },
];

function findUndeclared({ name, signature, callers }: AppFunction): Finding[] {
  const privilege = PRIVILEGED_FUNCTIONS[name];
  if (!privilege) return callers.length > 0 ? [{ subject: signature, detail: 'not declared' }] : [];
  const isJobs = privilege.callers.includes('job');
  const isRequests = privilege.callers.some((caller) => caller !== 'job');
  const logins: AppRole[] = [
    ...(isRequests ? (['app_rw'] as const) : []),
    ...(isJobs ? (['app_job'] as const) : []),
  ];
  return logins.join() === callers.join()
    ? []
    : [
        {
          subject: signature,
          detail: `granted to ${callers.join(', ') || 'nobody'}, declared for ${logins}`,
        },
      ];
}

function findOtherGuard({ name, signature, body, isDefiner }: AppFunction): Finding[] {
  const privilege = PRIVILEGED_FUNCTIONS[name];
  const guard = /app_ctx\.require\(array\[([^\]]*)\](?:, (\d))?\)/.exec(withoutComments(body));
  if (!isDefiner || !privilege || !guard || privilege.isOwnAccount) return [];
  const asked = (guard[1] ?? '').replace(/['\s]/g, '').split(',').sort();
  const isSame =
    asked.join() === [...privilege.callers].sort().join() && Number(guard[2] ?? 1) === privilege.aal;
  return isSame ? [] : [{ subject: signature, detail: `it asks for ${asked}, level ${guard[2] ?? 1}` }];
}

function startsWithGuard({ language, body }: AppFunction): boolean {
  if (language !== 'plpgsql') return false;
  const [, declared = '', first = ''] =
    /^\s*(?:#\w+ \w+\s+)*(?:declare\b(.*?))?\bbegin\b\s*(.*)$/is.exec(withoutComments(body)) ?? [];
  return /^perform app_ctx\.require\(/i.test(first) || /:=\s*app\.account_of\(/i.test(declared);
}

/** Who reaches a private table against who may; and that what routes takes arguments. */
function findRoutes({ name, kind }: Table, functions: AppFunction[]): Finding[] {
  if (kind?.kind !== 'private') return [];
  const mentions = new RegExp(`\\bpublic\\.${name}\\b`);
  const reaching = functions.filter(({ body }) => mentions.test(withoutComments(body)));
  const undeclared = reaching.filter((target) => !(target.name in kind.functions));
  const gone = Object.keys(kind.functions).filter(
    (declared) => !reaching.some((target) => target.name === declared),
  );
  const blind = reaching.filter(
    (target) =>
      kind.functions[target.name] === 'one' &&
      target.arguments.length === 0 &&
      PRIVILEGED_FUNCTIONS[target.name]?.across != null,
  );
  return [
    ...undeclared.map(({ signature }) => ({ subject: signature, detail: `reaches ${name}` })),
    ...gone.map((declared) => ({
      subject: declared,
      detail: `is declared for ${name}, and does not reach it`,
    })),
    ...blind.map(({ signature }) => ({
      subject: signature,
      detail: `routes by ${name} without an argument`,
    })),
  ];
}

function withoutComments(body: string): string {
  return body.replace(/--.*$/gm, '').replace(/\/\*.*?\*\//gs, '');
}
