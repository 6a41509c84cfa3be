import type pg from 'pg';

type Privileges = Record<'select' | 'insert' | 'update' | 'delete', boolean>;

/** A table of schema public; `tenantColumn` is null where its rows belong to no one tenant. */
export type PublicTable = {
  name: string;
  tenantColumn: string | null;
  key: string[];
  isEnabled: boolean;
  isForced: boolean;
  privileges: Record<'app_rw' | 'app_job', Privileges>;
};

/** What pg_class says, so that a table made tomorrow is tested too. */
export async function listPublicTables(admin: pg.Client): Promise<PublicTable[]> {
  const { rows } = await admin.query<PublicTable>(`
    select c.relname as name, c.relrowsecurity as "isEnabled", c.relforcerowsecurity as "isForced",
      case when c.relname = 'tenants' then 'id' else (
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) end as "tenantColumn",
      array(select a.attname::text from pg_index i join pg_attribute a
        on a.attrelid = c.oid and a.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
      (select jsonb_object_agg(role, (
        select jsonb_object_agg(verb, has_table_privilege(role, c.oid, verb)
          or verb <> 'delete' and has_any_column_privilege(role, c.oid, verb))
        from unnest(array['select', 'insert', 'update', 'delete']) verb))
        from unnest(array['app_rw', 'app_job']) role) as privileges
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
  return rows;
}

export function isGranted(table: PublicTable): boolean {
  return Object.values(table.privileges).some((verbs) => Object.values(verbs).some(Boolean));
}
