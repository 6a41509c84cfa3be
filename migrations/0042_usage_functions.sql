-- What a gate reports, what an owner sets, and the lists of the jobs of budgets.
set local role app_def;

-- Totals of the context's tenant, [{day, kind, micro, units}]: the same ones again change nothing. Returns how many
-- rows were not as they say.
create function app.record_usage(p_usage jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  changed integer;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  -- A gate may report once more after its organisation was erased.
  perform from public.tenants t where t.id = tenant for key share;
  if not found then
    return 0;
  end if;
  insert into public.usage_days as d (tenant_id, day, kind, micro, units)
  select tenant, (u ->> 'day')::date, u ->> 'kind', (u ->> 'micro')::bigint, (u ->> 'units')::bigint
  from jsonb_array_elements(p_usage) u
  on conflict (tenant_id, day, kind) do update set micro = excluded.micro, units = excluded.units
    where (d.micro, d.units) is distinct from (excluded.micro, excluded.units);
  get diagnostics changed = row_count;
  return changed;
end
$$;

-- Events of the context's tenant, [{id, type, details}]: each once, by the gate's id. Steps against abuse and levels of
-- the budget are audited, and the owners are to be told of a level once for each period. Events are kept for 90 days.
create function app.record_gate_events(p_gate_events jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  one record;
  stored integer := 0;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  perform from public.tenants t where t.id = tenant for key share;
  if not found then
    return 0;
  end if;
  for one in
    insert into public.gate_events (tenant_id, id, type, details)
    select tenant, (e ->> 'id')::bigint, e ->> 'type', e -> 'details' from jsonb_array_elements(p_gate_events) e
    on conflict (tenant_id, id) do nothing
    returning type, details
  loop
    stored := stored + 1;
    if one.type = 'abuse' then
      perform app.audit('abuse.' || (one.details ->> 'step'), one.details ->> 'subject', one.details - 'subject');
    elsif one.type = 'budget' then
      perform app.audit('budget.reached', one.details ->> 'period', one.details - 'period');
      insert into public.budget_notices (tenant_id, period, level, spent_micro, ceiling_micro)
      values (tenant, one.details ->> 'period', one.details ->> 'level',
        (one.details ->> 'spentMicro')::bigint, (one.details ->> 'ceilingMicro')::bigint)
      on conflict (tenant_id, period, level) do nothing;
    end if;
  end loop;
  delete from public.gate_events e where e.tenant_id = tenant and e.at < now() - interval '90 days';
  return stored;
end
$$;

-- The owner's own ceilings in micro-USD; null: the plan's. The plan itself is not the owner's to set.
create function app.set_budget(
  p_day_micro bigint, p_month_micro bigint, p_contact_day_micro bigint, p_replies_month bigint
) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['owner']);
  insert into public.tenant_budgets as b (tenant_id, day_micro, month_micro, contact_day_micro, replies_month)
  values (app_ctx.tenant_id(), p_day_micro, p_month_micro, p_contact_day_micro, p_replies_month)
  on conflict (tenant_id) do update
    set day_micro = excluded.day_micro, month_micro = excluded.month_micro,
        contact_day_micro = excluded.contact_day_micro, replies_month = excluded.replies_month,
        updated_at = clock_timestamp();
  perform app.audit('budget.set', null, jsonb_build_object(
    'dayMicro', p_day_micro, 'monthMicro', p_month_micro, 'contactDayMicro', p_contact_day_micro,
    'repliesMonth', p_replies_month));
end
$$;

create function app.list_tenants_with_usage(p_since date, p_limit integer) returns table (tenant_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select distinct d.tenant_id from public.usage_days d
    where d.day >= p_since and d.tenant_id <> all (app.canary_tenants())
    order by d.tenant_id limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Levels that the owners were not told of: of the context's tenant, or of all without one. After a day nobody is told
-- any more, so that an address that takes no mail does not hold the others back.
create function app.list_budget_notices(p_limit integer)
returns table (
  tenant_id uuid, tenant_name text, period text, level text, spent_micro text, ceiling_micro text, recipients jsonb
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  return query
    select n.tenant_id, t.name, n.period, n.level, n.spent_micro::text, n.ceiling_micro::text,
      coalesce((
        select jsonb_agg(jsonb_build_object('userId', r.id, 'language', r.language, 'email', r.email))
        from (
          select u.id, u.language, min(e.email) as email
          from public.memberships m
          join public.users u on u.id = m.user_id
          join public.user_emails e on e.user_id = u.id and e.verified_at is not null
          where m.tenant_id = n.tenant_id and m.role = 'owner'
          group by u.id, u.language order by u.id limit 50) r), '[]')
    from public.budget_notices n
    join public.tenants t on t.id = n.tenant_id
    where n.told_at is null and n.reached_at > clock_timestamp() - interval '1 day'
      and (tenant is null or n.tenant_id = tenant)
    order by n.reached_at, n.level desc limit least(greatest(p_limit, 1), 1000);
end
$$;

create function app.mark_budget_told(p_period text, p_level text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  update public.budget_notices n set told_at = clock_timestamp()
  where n.tenant_id = app_ctx.tenant_id() and n.period = p_period and n.level = p_level and n.told_at is null;
end
$$;

grant execute on function app.set_budget(bigint, bigint, bigint, bigint) to app_rw;
grant execute on function
  app.record_usage(jsonb), app.record_gate_events(jsonb), app.list_tenants_with_usage(date, integer),
  app.list_budget_notices(integer), app.mark_budget_told(text, text)
  to app_job;
reset role;
