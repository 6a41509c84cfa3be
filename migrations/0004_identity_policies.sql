-- How a table is closed: one place says it, so that every table gets the same.
set local role app_owner;

create function app_schema.keep_tenant() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception 'a row cannot change its tenant' using errcode = '42501';
end
$$;

-- FORCE, one RESTRICTIVE and one permissive policy for the app roles, grants, and an immutable tenant.
create function app_schema.protect_tenant_table(
  p_table regclass, p_grants text default 'select, insert, update, delete', p_column name default 'tenant_id'
) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format(
    'create policy tenant_isolation on %s as restrictive to app_rw, app_job
       using (%I = (select app_ctx.tenant_id())) with check (%I = (select app_ctx.tenant_id()))',
    p_table, p_column, p_column);
  execute format(
    'create policy tenant_access on %s to app_rw, app_job, app_def
       using (%I = (select app_ctx.tenant_id())) with check (%I = (select app_ctx.tenant_id()))',
    p_table, p_column, p_column);
  execute format('grant %s on %s to app_rw, app_job', p_grants, p_table);
  execute format(
    'create trigger keep_tenant before update of %I on %s for each row
       when (old.%I is distinct from new.%I) execute function app_schema.keep_tenant()',
    p_column, p_table, p_column, p_column);
end
$$;

create function app_schema.protect_personal_table(p_table regclass, p_column name default 'user_id') returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format(
    'create policy user_isolation on %s as restrictive to app_rw, app_job
       using (%I = (select app_ctx.user_id())) with check (%I = (select app_ctx.user_id()))',
    p_table, p_column, p_column);
  execute format(
    'create policy user_access on %s to app_rw, app_job
       using (%I = (select app_ctx.user_id())) with check (%I = (select app_ctx.user_id()))',
    p_table, p_column, p_column);
  execute format('grant select on %s to app_rw', p_table);
  execute format(
    'create trigger keep_user before update of %I on %s for each row
       when (old.%I is distinct from new.%I) execute function app_schema.keep_tenant()',
    p_column, p_table, p_column, p_column);
end
$$;

-- Routing and operator tables: no grant to the app roles, only app_def's named functions reach them.
create function app_schema.protect_private_table(p_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('alter table %s force row level security', p_table);
  execute format('create policy functions_only on %s to app_def using (true) with check (true)', p_table);
  execute format('grant select, insert, update, delete on %s to app_def', p_table);
end
$$;

select app_schema.protect_tenant_table('public.tenants', 'select', 'id');
select app_schema.protect_tenant_table('public.memberships', 'select');
select app_schema.protect_tenant_table('public.api_keys', 'select');
select app_schema.protect_personal_table('public.users', 'id');
select app_schema.protect_personal_table('public.sessions');
select app_schema.protect_private_table('public.user_emails');
select app_schema.protect_private_table('public.api_key_routes');

-- The verifier reads liveness and role, through policies of its own: a PUBLIC policy here would recurse.
grant select on public.sessions, public.memberships, public.api_keys to app_key;
create policy verifier_reads on public.sessions for select to app_key using (true);
create policy verifier_reads on public.memberships for select to app_key using (true);
create policy verifier_reads on public.api_keys for select to app_key using (true);

-- Jobs walk the tenants.
grant select on public.tenants to app_def;
create policy jobs_list on public.tenants for select to app_def using (true);

reset role;
