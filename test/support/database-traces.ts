import type pg from 'pg';

/**
 * Everything that a database holds but times of use: a digest of each table's rows, and roles, memberships, schemas,
 * functions, policies and rights. Two snapshots are alike where nothing was left behind.
 */
export async function snapshotDatabase(admin: pg.Client): Promise<Record<string, unknown>> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' order by 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await admin.query<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  const { rows } = await admin.query(`
    select
      -- Of an audit's role on a shared server, what it holds here: the same role may be another database's.
      array(select rolname from pg_roles where rolname !~ '^isolation_audit_' order by 1) as roles,
      array(select roleid::regrole || ' to ' || member::regrole from pg_auth_members
        where (roleid::regrole || ' ' || member::regrole) !~ 'isolation_audit_' order by 1) as members,
      array(select d.refobjid::regrole::text from pg_shdepend d join pg_database b on b.oid = d.dbid
        where b.datname = current_database() and d.refobjid::regrole::text ~ '^isolation_audit_') as auditors,
      array(select nspname || ' ' || coalesce(nspacl::text, '') from pg_namespace
        where nspname !~ '^pg_(toast_)?temp_' order by 1) as schemas,
      array(select oid::regprocedure || ' ' || coalesce(proacl::text, '') from pg_proc
        where pronamespace::regnamespace::text !~ '^(pg_|information_schema)' order by 1) as functions,
      array(select tablename || ' ' || policyname || ' ' || roles::text from pg_policies order by 1) as policies,
      array(select oid::regclass || ' ' || coalesce(relacl::text, '') || relrowsecurity || relforcerowsecurity
        from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
        order by 1) as rights,
      (select count(*) from pg_largeobject_metadata) as large_objects`);
  return { ...digests, ...rows[0] };
}
