import type { Row, Session } from './sessions.ts';
import { TABLE_KINDS, type TableKind } from './table-kinds.ts';

export interface Column {
  name: string;
  type: string;
  notNull: boolean;
  hasDefault: boolean;
  generated: boolean;
  /** Readable by this role. */
  readable: Record<'app_rw' | 'app_job', boolean>;
}

export interface ForeignKey {
  name: string;
  columns: string[];
  target: string;
  targetColumns: string[];
}

/** A table as pg_catalog describes it. */
interface DescribedTable extends Row {
  schema: string;
  name: string;
  /** Quoted and with its schema, for statements. */
  sql: string;
  columns: Column[];
  key: string[];
  /** Columns of each unique index, the primary key's first. */
  uniques: string[][];
  foreignKeys: ForeignKey[];
  checks: { name: string; definition: string }[];
}

/** A table of the product; `kind` is null where nobody has said what it is. */
export interface Table extends DescribedTable {
  kind: TableKind | null;
}

const tablesQuery = `
  select n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as sql,
    (select coalesce(jsonb_agg(jsonb_build_object(
      'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
      'hasDefault', a.atthasdef, 'generated', a.attgenerated <> '' or a.attidentity <> '',
      'readable', jsonb_build_object(
        'app_rw', has_column_privilege('app_rw', c.oid, a.attnum, 'select'),
        'app_job', has_column_privilege('app_job', c.oid, a.attnum, 'select'))) order by a.attnum), '[]')
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(jsonb_agg(u.columns order by u.is_primary desc, u.columns), '[]') from (
      select i.indisprimary as is_primary, array(
        select a.attname::text from unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number order by k.place) as columns
      from pg_index i where i.indrelid = c.oid and i.indisunique) u) as uniques,
    (select coalesce(jsonb_agg(to_jsonb(a.attname) order by k.place), '[]') from pg_index i
      cross join unnest(i.indkey[0:i.indnkeyatts - 1]) with ordinality k (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
      where i.indrelid = c.oid and i.indisprimary) as key,
    (select coalesce(jsonb_agg(jsonb_build_object(
      'name', f.conname, 'target', t.relname,
      'columns', (select jsonb_agg(a.attname order by k.place) from unnest(f.conkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number),
      'targetColumns', (
        select jsonb_agg(a.attname order by k.place) from unnest(f.confkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.number)) order by f.conname), '[]')
      from pg_constraint f join pg_class t on t.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f') as "foreignKeys",
    (select coalesce(jsonb_agg(jsonb_build_object(
      'name', k.conname, 'definition', pg_get_constraintdef(k.oid)) order by k.conname), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('public', 'app', 'app_schema')
    -- An extension's own tables hold nothing of ours.
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by 1, 2`;

/** A function of schema `app` that an app role may call, or that runs with its owner's rights. */
export interface AppFunction extends Row {
  name: string;
  /** With the types of its arguments, to name it in statements. */
  signature: string;
  arguments: { name: string; type: string }[];
  isDefiner: boolean;
  /** May return more than one row. */
  returnsSet: boolean;
  callers: ('app_rw' | 'app_job')[];
  language: string;
  body: string;
}

const functionsQuery = `
  select p.proname as name, p.oid::regprocedure::text as signature, p.prosecdef as "isDefiner", p.proretset as "returnsSet", l.lanname as language,
    p.prosrc as body,
    (select coalesce(jsonb_agg(jsonb_build_object(
      'name', coalesce(p.proargnames[place], ''), 'type', format_type(type, null)) order by place), '[]')
      from unnest(p.proargtypes) with ordinality a (type, place)) as arguments,
    (select coalesce(jsonb_agg(role), '[]') from unnest(array['app_rw', 'app_job']) role
      where has_function_privilege(role, p.oid, 'execute')) as callers
  from pg_proc p join pg_language l on l.oid = p.prolang
  where p.pronamespace = 'app'::regnamespace order by 1, 2`;

export interface Shape {
  tables: Table[];
  functions: AppFunction[];
}

/** Every table and function, so that one made tomorrow is attacked too. */
export async function readShape(admin: Session): Promise<Shape> {
  const [tables, functions] = [
    await admin.query<DescribedTable>(tablesQuery),
    await admin.query<AppFunction>(functionsQuery),
  ];
  return {
    tables: tables.rows.map((table) => ({ ...table, kind: TABLE_KINDS[table.name] ?? null })),
    functions: functions.rows,
  };
}
