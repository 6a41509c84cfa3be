import type { ForeignKey, Table } from '../database-shape.ts';
import { ownership } from '../seed.ts';
import { bySql, type Finding, type LintRule, OUR_SCHEMAS } from './rule.ts';

/** What tables are, and how their keys keep organisations apart. */
export const TABLE_RULES: readonly LintRule[] = [
  {
    id: 'table-kind',
    name: 'every table is shared, tenant, personal or private',
    reason:
      'what a table holds decides who may reach it; one that nobody thought about is open to whoever finds it',
    remedy:
      'say what it is in dev/audit/isolation/table-kinds.ts, and close it in its migration as that kind is',
    find: ({ tables }) => tables.filter(({ kind }) => kind === null).map(({ name }) => ({ subject: name })),
  },
  {
    id: 'composite-key',
    name: 'primary keys and unique indexes start with the owner',
    reason: 'a unique value of another organisation would be found out by an insert that fails',
    remedy: 'make it (tenant_id, …) or (user_id, …); if it is global by nature, declare the table private',
    find: ({ tables }) =>
      tables.flatMap((table): Finding[] => {
        const { kind, key, uniques, name } = table;
        if (kind?.kind !== 'tenant' && kind?.kind !== 'personal') return [];
        const keyless = key.length === 0 ? [{ subject: name, detail: 'no primary key' }] : [];
        const wrong = uniques.filter(([first]) => first !== kind.column);
        return [...keyless, ...wrong.map((unique) => ({ subject: name, detail: `unique (${unique})` }))];
      }),
  },
  {
    id: 'composite-reference',
    name: 'foreign keys start with the tenant',
    reason:
      'a reference by id alone may point into another organisation, and its error tells whether the row exists',
    remedy: 'make it foreign key (tenant_id, x_id) references x (tenant_id, id)',
    find: ({ tables }) =>
      tables.flatMap((table) =>
        table.foreignKeys
          .filter((foreignKey) => !isComposite(tables, table, foreignKey))
          .map(({ name, columns, target }) => ({
            subject: table.name,
            detail: `${name}: (${columns}) to ${target}`,
          })),
      ),
  },
  {
    id: 'immutable-owner',
    name: 'a row cannot change its owner',
    reason: 'a trigger refuses what a faulty policy would let through',
    remedy:
      'let app_schema.protect_tenant_table or protect_personal_table make the trigger keep_tenant or keep_user',
    find: async ({ admin, tables }) => {
      const { rows } = await admin.query<{ table: string; columns: string[] }>(`
        select c.relname as table, array(
          select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any (t.tgattr)) as columns
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where t.tgfoid = 'app_schema.keep_tenant()'::regprocedure and t.tgenabled in ('O', 'A')
          -- Before each row, on update.
          and t.tgtype & 19 = 19`);
      return tables
        .filter(({ kind, name }) => {
          const column = kind?.kind === 'tenant' || kind?.kind === 'personal' ? kind.column : null;
          return column !== null && !rows.some((row) => row.table === name && row.columns.includes(column));
        })
        .map(({ name }) => ({ subject: name }));
    },
  },
  {
    id: 'owner-of-tables',
    name: 'tables belong to app_owner',
    reason: 'another owner may be somebody who logs in, and an owner can take policies away',
    remedy: 'create it after set local role app_owner',
    find: bySql(`
      select c.oid::regclass::text as subject, 'belongs to ' || c.relowner::regrole as detail
      from pg_class c where c.relnamespace::regnamespace::text in ('public', 'app', 'app_schema')
        and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relowner <> 'app_owner'::regrole
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`),
  },
  {
    id: 'views',
    attack: 69,
    name: 'views run with the caller’s rights, behind a barrier',
    reason: 'a view runs with its owner’s rights by default: the policies of whoever reads are not asked',
    remedy: 'create view … with (security_invoker = true, security_barrier = true)',
    find: bySql(`
      select c.oid::regclass::text as subject, coalesce(array_to_string(c.reloptions, ', '), 'no options') as detail
      from pg_class c
      where c.relkind = 'v' and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        and not (coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']
          and coalesce(c.reloptions, '{}') && array['security_barrier=true', 'security_barrier=on', 'security_barrier=1'])`),
  },
  {
    id: 'unprotected-relations',
    attack: 70,
    name: 'no materialised views, no foreign tables',
    reason: 'row level security does not apply to them',
    remedy: 'use a table with policies, or a function that filters by the context',
    find: bySql(`
      select c.oid::regclass::text as subject from pg_class c
      where c.relkind in ('m', 'f') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`),
  },
  {
    id: 'children',
    attack: 71,
    name: 'no partitions or children without policies of their own',
    reason: 'who names a partition or a child asks its policies only, not those of its parent',
    remedy: 'protect each one as its parent is, and declare it in dev/audit/isolation/table-kinds.ts',
    find: bySql(`
      select i.inhrelid::regclass::text as subject, 'child of ' || i.inhparent::regclass as detail
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where c.relkind in ('r', 'p', 'f') and not (c.relrowsecurity and c.relforcerowsecurity
        and exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive))`),
  },
  {
    id: 'sequences',
    attack: 74,
    name: 'no sequences',
    reason: 'a number that everybody’s rows share tells how many rows others make',
    remedy: 'make ids by uuidv7',
    find: bySql(`
      select c.oid::regclass::text as subject from pg_class c
      where c.relkind = 'S' and (c.relnamespace::regnamespace::text in ${OUR_SCHEMAS}
        or has_sequence_privilege('app_rw', c.oid, 'usage, select') or has_sequence_privilege('app_job', c.oid, 'usage, select'))
        and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`),
  },
  {
    id: 'rules-and-triggers',
    attack: 75,
    name: 'no rules, and no triggers with their owner’s rights',
    reason: 'they run unseen inside a statement, with rights that its caller does not have',
    remedy: 'call a privileged function with a guard instead',
    find: bySql(`
      select r.ev_class::regclass::text as subject, 'rule ' || r.rulename as detail from pg_rewrite r
      join pg_class c on c.oid = r.ev_class
      where c.relnamespace::regnamespace::text in ${OUR_SCHEMAS} and r.rulename <> '_RETURN'
      union all
      select t.tgrelid::regclass::text, 'trigger ' || t.tgname from pg_trigger t
      join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
      where c.relnamespace::regnamespace::text in ${OUR_SCHEMAS} and not t.tgisinternal and p.prosecdef`),
  },
  {
    id: 'publications',
    attack: 76,
    name: 'no publications',
    reason: 'a subscriber gets every organisation’s rows: policies do not filter a publication',
    remedy: 'drop it, or leave replication to the operator of the server',
    find: bySql('select pubname::text as subject from pg_publication'),
  },
];

/** References of one's own rows carry the owner along; to a person or to what is shared they cannot. */
function isComposite(tables: Table[], table: Table, { columns, target, targetColumns }: ForeignKey): boolean {
  const other = tables.find(({ name }) => name === target);
  const owner = ownership(table);
  const otherOwner = other && ownership(other);
  if (!otherOwner || other.kind?.kind === 'shared') return true;
  if (owner?.kind !== otherOwner.kind) return target === 'users' || target === 'tenants';
  return columns[0] === owner.column && targetColumns[0] === otherOwner.column;
}
