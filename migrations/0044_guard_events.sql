-- What the guard found: in what customers wrote, and in what the business gave to be read. Of a text only a masked
-- excerpt is kept, and a digest, so that the same text of the same customer or document counts once.
set local role app_owner;

create table public.guard_events (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  at timestamptz not null default now(),
  kind text not null check (kind in ('message', 'passage')),
  -- Where it was written, or read; an excerpt of a customer's goes with the customer.
  contact_id uuid,
  conversation_id uuid,
  message_id uuid,
  document_id uuid,
  -- Of the passage; null for what is none, such as a title.
  position integer,
  verdict text not null check (verdict in ('suspicious', 'block')),
  score real not null check (score between 0 and 1),
  reasons text[] not null default '{}' check (cardinality(reasons) <= 20),
  excerpt text not null check (length(excerpt) <= 300),
  text_digest bytea not null check (octet_length(text_digest) = 32),
  -- What somebody of the business says of the verdict, and whether it may be learned from.
  feedback text check (feedback in ('fine', 'attack')),
  feedback_by uuid,
  feedback_at timestamptz,
  consent boolean not null default false,
  primary key (tenant_id, id),
  foreign key (tenant_id, contact_id) references public.contacts (tenant_id, id) on delete cascade,
  foreign key (tenant_id, conversation_id) references public.conversations (tenant_id, id)
    on delete set null (conversation_id),
  foreign key (tenant_id, message_id) references public.messages (tenant_id, id) on delete set null (message_id),
  foreign key (tenant_id, document_id) references public.documents (tenant_id, id) on delete set null (document_id),
  constraint guard_events_source check (
    (kind = 'message') = (contact_id is not null) and (kind = 'passage' or document_id is null)),
  constraint guard_events_feedback check (
    (feedback is null) = (feedback_by is null) and (feedback is null) = (feedback_at is null)
    and (feedback is not null or not consent))
);
create unique index guard_events_contact_text on public.guard_events (tenant_id, contact_id, text_digest);
create unique index guard_events_document_text on public.guard_events (tenant_id, document_id, text_digest);
create index guard_events_conversation on public.guard_events (tenant_id, conversation_id)
  where conversation_id is not null;
create index guard_events_message on public.guard_events (tenant_id, message_id) where message_id is not null;
create index guard_events_at on public.guard_events (at);

select app_schema.protect_tenant_table('public.guard_events', 'select');

-- Functions write, and nobody's statement does: what counts against a customer is not a member's to make up.
grant select, insert, delete on public.guard_events to app_def;
grant update (feedback, feedback_by, feedback_at, consent) on public.guard_events to app_def;

-- Only what is to go is seen across organisations.
create policy jobs_list on public.guard_events for select to app_def using (at < now() - interval '90 days');
reset role;

set local role app_def;

-- An event of the context's tenant, {kind, contactId, conversationId, messageId, documentId, position, verdict, score,
-- reasons, excerpt, digest}, the digest in hex. Returns whether it is new: the same text counts once for each customer
-- or document. False too where the customer, the document or the organisation is gone.
create function app.record_guard_event(p_guard_event jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  contact uuid;
  document uuid;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  if p_guard_event ->> 'kind' = 'message' then
    select c.id into contact from public.contacts c
    where c.tenant_id = tenant and c.id = (p_guard_event ->> 'contactId')::uuid;
  else
    select d.id into document from public.documents d
    where d.tenant_id = tenant and d.id = (p_guard_event ->> 'documentId')::uuid;
  end if;
  if contact is null and document is null then
    return false;
  end if;
  insert into public.guard_events (
    tenant_id, id, kind, contact_id, conversation_id, message_id, document_id, position, verdict, score, reasons,
    excerpt, text_digest)
  values (
    tenant, app.uuid_v7(), p_guard_event ->> 'kind', contact,
    (select v.id from public.conversations v
     where v.tenant_id = tenant and v.id = (p_guard_event ->> 'conversationId')::uuid),
    (select m.id from public.messages m where m.tenant_id = tenant and m.id = (p_guard_event ->> 'messageId')::uuid),
    document, (p_guard_event ->> 'position')::integer,
    p_guard_event ->> 'verdict', (p_guard_event ->> 'score')::real,
    array(select jsonb_array_elements_text(p_guard_event -> 'reasons')),
    p_guard_event ->> 'excerpt', decode(p_guard_event ->> 'digest', 'hex'))
  on conflict do nothing;
  return found;
end
$$;

-- What the business says of a verdict; null takes it back, and the consent with it. False where there is no such event.
create function app.set_guard_feedback(p_guard_event uuid, p_feedback text, p_consent boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['owner', 'admin']);
  update public.guard_events e
  set feedback = p_feedback,
      feedback_by = case when p_feedback is not null then app_ctx.user_id() end,
      feedback_at = case when p_feedback is not null then clock_timestamp() end,
      consent = p_feedback is not null and p_consent
  where e.tenant_id = app_ctx.tenant_id() and e.id = p_guard_event;
  if not found then
    return false;
  end if;
  perform app.audit('guard.feedback', p_guard_event::text, jsonb_build_object(
    'feedback', p_feedback, 'consent', p_feedback is not null and p_consent));
  return true;
end
$$;

-- Organisations with events that are older than 90 days.
create function app.list_tenants_with_old_guard_events(p_limit integer) returns table (tenant_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select distinct e.tenant_id from public.guard_events e
    where e.at < now() - interval '90 days' and e.tenant_id <> all (app.canary_tenants())
    order by e.tenant_id limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Lets go of at most so many of the context's tenant; returns how many.
create function app.prune_guard_events(p_limit integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  gone integer;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  delete from public.guard_events e where e.tenant_id = tenant and e.id in (
    select x.id from public.guard_events x
    where x.tenant_id = tenant and x.at < now() - interval '90 days'
    limit least(greatest(p_limit, 1), 10000));
  get diagnostics gone = row_count;
  return gone;
end
$$;

grant execute on function app.set_guard_feedback(uuid, text, boolean) to app_rw;
grant execute on function
  app.record_guard_event(jsonb), app.list_tenants_with_old_guard_events(integer), app.prune_guard_events(integer)
  to app_job;

-- As before, and with an event of the guard.
create or replace function app.enter_canary(p_user uuid, p_session uuid, p_api_key uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
begin
  perform app_ctx.require(array['job']);
  tenant := app_ctx.tenant_id();
  if tenant is null or tenant <> all (app.canary_tenants()) then
    raise exception 'this is no canary' using errcode = '42501';
  end if;
  insert into public.tenants (id, name, language, time_zone) values (tenant, 'Canary', 'en', 'UTC')
  on conflict (id) do nothing;
  -- Of two runs at once the second one finds what the first has made.
  perform from public.tenants t where t.id = tenant for no key update;
  insert into public.users (id, display_name, language) values (p_user, 'Canary', 'en') on conflict (id) do nothing;
  insert into public.memberships (tenant_id, user_id, role) values (tenant, p_user, 'owner')
  on conflict (tenant_id, user_id) do nothing;
  insert into public.sessions as s (user_id, id, expires_at)
  values (p_user, p_session, clock_timestamp() + interval '1 hour')
  on conflict (user_id, id) do update set expires_at = excluded.expires_at, revoked_at = null
    where s.revoked_at is not null or s.expires_at < clock_timestamp() + interval '30 minutes';
  -- Without a row in api_key_routes: no key opens it.
  insert into public.api_keys (tenant_id, id, name, prefix, scopes)
  values (tenant, p_api_key, 'Canary', 'canary', array['read']) on conflict (tenant_id, id) do nothing;
  insert into public.invitations (tenant_id, id, email, role, invited_by, expires_at, accepted_at)
  select tenant, app.uuid_v7(), 'canary@canary.invalid', 'viewer', p_user, clock_timestamp(), clock_timestamp()
  where not exists (select from public.invitations i where i.tenant_id = tenant);
  insert into public.tenant_budgets (tenant_id) values (tenant) on conflict do nothing;
  insert into public.usage_days (tenant_id, day, kind, micro, units) values (tenant, '2026-01-01', 'ai', 0, 0)
  on conflict do nothing;
  insert into public.gate_events (tenant_id, id, type, details)
  values (tenant, 0, 'breaker', '{"key": "canary", "from": "open", "to": "closed"}') on conflict do nothing;
  insert into public.budget_notices (tenant_id, period, level, spent_micro, ceiling_micro, told_at)
  values (tenant, '2026-01', 'reached_80', 0, 0, clock_timestamp()) on conflict do nothing;
  insert into public.guard_events (tenant_id, id, kind, verdict, score, excerpt, text_digest)
  select tenant, app.uuid_v7(), 'passage', 'suspicious', 0, 'Canary', sha256('canary')
  where not exists (select from public.guard_events e where e.tenant_id = tenant);
  if not exists (select from public.audit_log a where a.tenant_id = tenant) then
    perform app.audit('canary.create', null);
  end if;
end
$$;

-- As before, and the guard's events in portions too.
create or replace function app.drop_erased_tenant(p_limit integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
begin
  perform app_ctx.require(array['job']);
  perform app.enter_tenant_erasure();
  tenant := app_ctx.tenant_id();
  delete from public.guard_events e where e.tenant_id = tenant
    and e.id in (select x.id from public.guard_events x where x.tenant_id = tenant limit p_limit);
  if exists (select from public.guard_events e where e.tenant_id = tenant) then
    return false;
  end if;
  delete from public.gate_events e where e.tenant_id = tenant
    and e.id in (select x.id from public.gate_events x where x.tenant_id = tenant limit p_limit);
  if exists (select from public.gate_events e where e.tenant_id = tenant) then
    return false;
  end if;
  delete from public.audit_log a where a.tenant_id = tenant
    and a.id in (select x.id from public.audit_log x where x.tenant_id = tenant limit p_limit);
  if exists (select from public.audit_log a where a.tenant_id = tenant) then
    return false;
  end if;
  delete from public.tenants t where t.id = tenant;
  update public.tenant_erasures e set rows_gone_at = coalesce(e.rows_gone_at, clock_timestamp())
  where e.tenant_id = tenant;
  return true;
end
$$;
reset role;
