-- Lists of the minute's jobs: who has been quiet for too long, and who has to be told of what waits.
set local role app_def;

create function app.list_quiet_conversations(p_limit integer) returns table (tenant_id uuid, conversation_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select v.tenant_id, v.id from public.conversations v
    left join public.desk_settings s on s.tenant_id = v.tenant_id
    where v.mode = 'person'
      and v.person_active_at <= clock_timestamp() - make_interval(mins => coalesce(s.quiet_minutes, 240))
    order by v.person_active_at limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Who has to be told of which conversation that waits: of the context's tenant, or of all without one. After a day
-- nobody is told any more, so that an address that takes no mail does not hold the others back.
create function app.list_waiting_notices(p_limit integer, p_conversation uuid default null)
returns table (
  tenant_id uuid, conversation_id uuid, tenant_name text, reason text, since text, contact_name text,
  last_message text, recipients jsonb
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  perform app_ctx.require(array['job']);
  return query
    select v.tenant_id, v.id, t.name, v.waiting_reason, v.waiting_since::text, c.display_name,
      (
        select left(m.body, 300) from public.messages m
        where m.tenant_id = v.tenant_id and m.conversation_id = v.id and m.author = 'customer'
          and m.content_type <> 'reaction' and m.deleted_at is null
        order by m.sent_at desc, m.received_at desc, m.position desc, m.id desc limit 1),
      coalesce((
        select jsonb_agg(jsonb_build_object('userId', r.id, 'language', r.language, 'email', r.email))
        from (
          select u.id, u.language, min(e.email) as email
          from public.memberships m
          join public.users u on u.id = m.user_id
          join public.user_emails e on e.user_id = u.id and e.verified_at is not null
          where m.tenant_id = v.tenant_id and m.role in ('owner', 'admin', 'agent')
          group by u.id, u.language order by u.id limit 50) r), '[]')
    from public.conversations v
    join public.tenants t on t.id = v.tenant_id
    join public.contacts c on c.tenant_id = v.tenant_id and c.id = v.contact_id
    where v.mode = 'waiting' and v.notified_at is null and v.waiting_since > clock_timestamp() - interval '1 day'
      and (tenant is null or v.tenant_id = tenant) and (p_conversation is null or v.id = p_conversation)
    order by v.waiting_since limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Unless it waits no longer, or anew, for something that nobody was told of.
create function app.mark_notified(p_conversation uuid, p_since timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  update public.conversations v set notified_at = clock_timestamp()
  where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation and v.mode = 'waiting'
    and v.waiting_since = p_since
$$;

grant execute on function
  app.list_quiet_conversations(integer),
  app.list_waiting_notices(integer, uuid),
  app.mark_notified(uuid, timestamptz)
  to app_job;
reset role;
