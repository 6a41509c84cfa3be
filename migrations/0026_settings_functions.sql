-- The owner's settings of the desk, and what a turn leaves unsaid.
set local role app_owner;
grant update (time_zone) on public.tenants to app_def;
reset role;

set local role app_def;

-- The organisation's own row is read-only to the app's roles; this is the one column that an editor may change.
create function app.set_time_zone(p_time_zone text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['owner', 'admin']);
  update public.tenants t set time_zone = p_time_zone where t.id = app_ctx.tenant_id();
end
$$;

-- Ends a turn without a word: the customer was told that a person will answer, and nothing new can be said. Nothing
-- happens where the conversation moved on meanwhile.
create function app.pass_over(p_conversation uuid, p_turn integer, p_messages uuid[]) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  with passed as (
    update public.conversations v set turn = p_turn
    where v.tenant_id = app_ctx.tenant_id() and v.id = p_conversation and v.turn = p_turn - 1
      and v.mode = 'waiting'
    returning v.id
  )
  update public.messages m set answered_turn = p_turn
  where m.tenant_id = app_ctx.tenant_id() and m.conversation_id in (select id from passed)
    and m.id = any (p_messages)
$$;

grant execute on function app.set_time_zone(text) to app_rw;
grant execute on function app.pass_over(uuid, integer, uuid[]) to app_job;
reset role;
