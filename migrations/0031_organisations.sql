-- Organisations: making one, who belongs to it and as what, invitations, API keys.
set local role app_owner;
-- Of an organisation that is made or joined, which is not the context's yet.
create policy organisations_write on public.audit_log for insert to app_def with check (true);
reset role;

set local role app_def;

-- One change of an organisation's people at a time, judged by what is true after the wait: whoever was demoted
-- meanwhile is refused, and of two owners who leave at once one stays. Returns the caller's role.
create function app.lock_organisation(p_roles text[], p_aal integer default 1) returns text
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform from public.tenants t where t.id = app_ctx.tenant_id() for no key update;
  return app_ctx.require(p_roles, p_aal);
end
$$;

-- What a person does to an organisation from outside it.
create function app.audit_joining(p_tenant uuid, p_action text, p_details jsonb) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  insert into public.audit_log (tenant_id, id, actor_kind, actor_id, action, subject, details)
  values (p_tenant, app.uuid_v7(), 'user', app_ctx.user_id()::text, p_action, app_ctx.user_id()::text, p_details)
$$;

create function app.has_other_owner(p_tenant uuid, p_user uuid) returns boolean
language sql set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from public.memberships m where m.tenant_id = p_tenant and m.role = 'owner' and m.user_id <> p_user)
$$;

-- Who may invite no longer leaves no door open: their own other address could come in by it.
create function app.withdraw_invitations_of(p_tenant uuid, p_user uuid) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  delete from public.invitations i
  where i.tenant_id = p_tenant and i.invited_by = p_user and i.accepted_at is null
$$;

-- The audit comes first: of who leaves, it asks for the membership that ends here.
create function app.end_membership(p_tenant uuid, p_user uuid, p_action text) returns void
language sql set search_path = pg_catalog, pg_temp
as $$
  select app.audit(p_action, p_user::text);
  select app.withdraw_invitations_of(p_tenant, p_user);
  delete from public.memberships m where m.tenant_id = p_tenant and m.user_id = p_user;
$$;

-- Privileged functions, called by the Worker.

-- The caller owns it. Null where they own 20 already.
create function app.create_organisation(p_name text, p_language text, p_time_zone text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  person uuid;
  organisation uuid := app.uuid_v7();
begin
  perform app_ctx.require(array['user']);
  person := app_ctx.user_id();
  perform from public.users u where u.id = person for no key update;
  if (select count(*) from public.memberships m where m.user_id = person and m.role = 'owner') >= 20 then
    return null;
  end if;
  insert into public.tenants (id, name, language, time_zone)
  values (organisation, p_name, p_language, p_time_zone);
  insert into public.memberships (tenant_id, user_id, role) values (organisation, person, 'owner');
  perform app.audit_joining(organisation, 'organisation.create', '{}');
  return organisation;
end
$$;

create function app.rename_organisation(p_name text, p_language text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['owner', 'admin']);
  update public.tenants t set name = p_name, language = coalesce(p_language, t.language)
  where t.id = app_ctx.tenant_id();
  perform app.audit('organisation.rename', null);
end
$$;

-- The owner's own second factor comes first: nobody locks themselves out.
create function app.require_second_factor(p_is_required boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['owner'], 2);
  update public.tenants t set requires_second_factor = p_is_required where t.id = app_ctx.tenant_id();
  perform app.audit('organisation.second_factor', null, jsonb_build_object('isRequired', p_is_required));
end
$$;

create function app.list_members()
returns table (user_id uuid, name text, email text, role text, since text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['owner', 'admin', 'agent', 'viewer']);
  return query
    select m.user_id, u.display_name,
      (select min(e.email) from public.user_emails e where e.user_id = u.id and e.verified_at is not null),
      m.role, app.iso_time(m.created_at)
    from public.memberships m join public.users u on u.id = m.user_id
    where m.tenant_id = app_ctx.tenant_id() order by u.display_name, m.user_id;
end
$$;

-- `changed`, `not_found` or `last_owner`. Owners are made and altered by owners alone.
create function app.change_role(p_user uuid, p_role text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  caller_role text;
  old_role text;
begin
  perform app_ctx.require(array['owner', 'admin']);
  caller_role := app.lock_organisation(array['owner', 'admin']);
  tenant := app_ctx.tenant_id();
  select m.role into old_role from public.memberships m where m.tenant_id = tenant and m.user_id = p_user;
  if old_role is null then
    return 'not_found';
  end if;
  if caller_role <> 'owner' and 'owner' in (old_role, p_role) then
    raise exception 'only an owner makes or alters an owner' using errcode = '42501';
  end if;
  if old_role = 'owner' and p_role <> 'owner' and not app.has_other_owner(tenant, p_user) then
    return 'last_owner';
  end if;
  update public.memberships m set role = p_role where m.tenant_id = tenant and m.user_id = p_user;
  if p_role not in ('owner', 'admin') then
    perform app.withdraw_invitations_of(tenant, p_user);
  end if;
  perform app.audit('member.role', p_user::text, jsonb_build_object('from', old_role, 'to', p_role));
  return 'changed';
end
$$;

-- `removed`, `not_found` or `last_owner`.
create function app.remove_member(p_user uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  caller_role text;
  old_role text;
begin
  perform app_ctx.require(array['owner', 'admin']);
  caller_role := app.lock_organisation(array['owner', 'admin']);
  tenant := app_ctx.tenant_id();
  select m.role into old_role from public.memberships m where m.tenant_id = tenant and m.user_id = p_user;
  if old_role is null then
    return 'not_found';
  end if;
  if caller_role <> 'owner' and old_role = 'owner' then
    raise exception 'only an owner removes an owner' using errcode = '42501';
  end if;
  if old_role = 'owner' and not app.has_other_owner(tenant, p_user) then
    return 'last_owner';
  end if;
  perform app.end_membership(tenant, p_user, 'member.remove');
  return 'removed';
end
$$;

-- `left` or `last_owner`.
create function app.leave_organisation() returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  person uuid;
begin
  perform app_ctx.require(array['owner', 'admin', 'agent', 'viewer']);
  tenant := app_ctx.tenant_id();
  person := app_ctx.user_id();
  if app.lock_organisation(array['owner', 'admin', 'agent', 'viewer']) = 'owner'
    and not app.has_other_owner(tenant, person)
  then
    return 'last_owner';
  end if;
  perform app.end_membership(tenant, person, 'member.leave');
  return 'left';
end
$$;

-- `transferred` or `not_found`. The new owner in the caller's place, who becomes an admin.
create function app.transfer_ownership(p_user uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  person uuid;
begin
  perform app_ctx.require(array['owner']);
  perform app.lock_organisation(array['owner']);
  tenant := app_ctx.tenant_id();
  person := app_ctx.user_id();
  update public.memberships m set role = 'owner'
  where m.tenant_id = tenant and m.user_id = p_user and m.user_id <> person;
  if not found then
    return 'not_found';
  end if;
  update public.memberships m set role = 'admin' where m.tenant_id = tenant and m.user_id = person;
  perform app.audit('organisation.transfer', p_user::text);
  return 'transferred';
end
$$;

-- `invited` with what the mail says, `member` or `too_many`. A second time for an address renews the first.
create function app.invite(p_email text, p_role text)
returns table (outcome text, id uuid, expires_at text, organisation text, language text, inviter text)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  tenant uuid;
  invitation uuid;
begin
  perform app_ctx.require(array['owner', 'admin']);
  perform app.lock_organisation(array['owner', 'admin']);
  tenant := app_ctx.tenant_id();
  if exists (
    select from public.memberships m
    join public.user_emails e on e.user_id = m.user_id and e.email = p_email and e.verified_at is not null
    where m.tenant_id = tenant)
  then
    return query select 'member', null::uuid, null, null, null, null;
    return;
  end if;
  delete from public.invitations i
  where i.tenant_id = tenant and i.accepted_at is null and i.expires_at <= clock_timestamp();
  if (
    select count(*) from public.invitations i
    where i.tenant_id = tenant and i.accepted_at is null and i.email <> p_email) >= 50
  then
    return query select 'too_many', null::uuid, null, null, null, null;
    return;
  end if;
  insert into public.invitations as i (tenant_id, id, email, role, invited_by, expires_at)
  values (tenant, app.uuid_v7(), p_email, p_role, app_ctx.user_id(), clock_timestamp() + interval '7 days')
  on conflict (tenant_id, email) where accepted_at is null
    do update set role = excluded.role, invited_by = excluded.invited_by, expires_at = excluded.expires_at
  returning i.id into invitation;
  perform app.audit('invitation.create', invitation::text, jsonb_build_object('role', p_role));
  return query
    select 'invited', i.id, app.iso_time(i.expires_at), t.name, t.language, u.display_name
    from public.invitations i
    join public.tenants t on t.id = i.tenant_id
    join public.users u on u.id = i.invited_by
    where i.tenant_id = tenant and i.id = invitation;
end
$$;

create function app.list_invitations()
returns table (id uuid, email text, role text, invited_by text, created_at text, expires_at text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['owner', 'admin']);
  return query
    select i.id, i.email, i.role, u.display_name, app.iso_time(i.created_at), app.iso_time(i.expires_at)
    from public.invitations i join public.users u on u.id = i.invited_by
    where i.tenant_id = app_ctx.tenant_id() and i.accepted_at is null and i.expires_at > clock_timestamp()
    order by i.id;
end
$$;

create function app.revoke_invitation(p_invitation uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['owner', 'admin']);
  delete from public.invitations i
  where i.tenant_id = app_ctx.tenant_id() and i.id = p_invitation and i.accepted_at is null;
  if not found then
    return false;
  end if;
  perform app.audit('invitation.revoke', p_invitation::text);
  return true;
end
$$;

-- Open ones to a verified address of the caller.
create function app.my_invitations()
returns table (id uuid, tenant_id uuid, organisation text, role text, invited_by text, expires_at text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['user']);
  return query
    select i.id, i.tenant_id, t.name, i.role, u.display_name, app.iso_time(i.expires_at)
    from public.user_emails e
    join public.invitations i on i.email = e.email and i.accepted_at is null
      and i.expires_at > clock_timestamp()
    join public.tenants t on t.id = i.tenant_id
    join public.users u on u.id = i.invited_by
    where e.user_id = app_ctx.user_id() and e.verified_at is not null
    order by i.id limit 100;
end
$$;

-- The organisation that the caller belongs to now; null where no such invitation is theirs.
create function app.accept_invitation(p_invitation uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  offered text;
begin
  perform app_ctx.require(array['user']);
  select m.tenant_id into tenant from app.my_invitations() m where m.id = p_invitation;
  -- Only after the organisation's other changes is it certain that nobody has taken the invitation back.
  perform from public.tenants t where t.id = tenant for no key update;
  update public.invitations i set accepted_at = clock_timestamp()
  where i.tenant_id = tenant and i.id = p_invitation and i.accepted_at is null
    and i.expires_at > clock_timestamp()
  returning i.role into offered;
  if offered is null then
    return null;
  end if;
  insert into public.memberships (tenant_id, user_id, role) values (tenant, app_ctx.user_id(), offered)
  on conflict (tenant_id, user_id) do nothing;
  perform app.audit_joining(tenant, 'invitation.accept',
    jsonb_build_object('invitation', p_invitation, 'role', offered));
  return tenant;
end
$$;

create function app.decline_invitation(p_invitation uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
begin
  perform app_ctx.require(array['user']);
  delete from public.invitations i
  using app.my_invitations() m
  where m.id = p_invitation and i.tenant_id = m.tenant_id and i.id = m.id and i.accepted_at is null
  returning i.tenant_id into tenant;
  if tenant is null then
    return false;
  end if;
  perform app.audit_joining(tenant, 'invitation.decline', jsonb_build_object('invitation', p_invitation));
  return true;
end
$$;

-- Only the hash of a key comes here. Null where the organisation has 20 keys already.
create function app.create_api_key(
  p_key_hash bytea, p_prefix text, p_name text, p_scopes text[], p_expires_at timestamptz
) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid;
  key_id uuid := app.uuid_v7();
begin
  perform app_ctx.require(array['owner', 'admin']);
  perform app.lock_organisation(array['owner', 'admin']);
  tenant := app_ctx.tenant_id();
  if not p_scopes <@ array['read', 'write'] or cardinality(p_scopes) = 0 then
    raise exception 'unknown scope' using errcode = '22023';
  end if;
  if (
    select count(*) from public.api_keys k where k.tenant_id = tenant and k.revoked_at is null) >= 20
  then
    return null;
  end if;
  insert into public.api_keys (tenant_id, id, name, prefix, scopes, expires_at, created_by)
  values (tenant, key_id, p_name, p_prefix, p_scopes, p_expires_at, app_ctx.user_id());
  insert into public.api_key_routes (key_hash, tenant_id, api_key_id) values (p_key_hash, tenant, key_id);
  perform app.audit('api_key.create', key_id::text, jsonb_build_object('scopes', p_scopes));
  return key_id;
end
$$;

create function app.list_api_keys()
returns table (
  id uuid, name text, prefix text, scopes text[], created_by text, created_at text, expires_at text, last_used_at text
)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['owner', 'admin']);
  return query
    select k.id, k.name, k.prefix, k.scopes, u.display_name, app.iso_time(k.created_at),
      app.iso_time(k.expires_at), app.iso_time(k.last_used_at)
    from public.api_keys k left join public.users u on u.id = k.created_by
    where k.tenant_id = app_ctx.tenant_id() and k.revoked_at is null order by k.id;
end
$$;

create function app.revoke_api_key(p_key uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['owner', 'admin']);
  update public.api_keys k set revoked_at = clock_timestamp()
  where k.tenant_id = app_ctx.tenant_id() and k.id = p_key and k.revoked_at is null;
  if not found then
    return false;
  end if;
  delete from public.api_key_routes r where r.tenant_id = app_ctx.tenant_id() and r.api_key_id = p_key;
  perform app.audit('api_key.revoke', p_key::text);
  return true;
end
$$;

-- Before authentication: whose key has this hash, while it lives.
create function app.route_api_key(p_key_hash bytea) returns table (tenant_id uuid, api_key_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select k.tenant_id, k.id
    from public.api_key_routes r
    join public.api_keys k on k.tenant_id = r.tenant_id and k.id = r.api_key_id
    where r.key_hash = p_key_hash and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > clock_timestamp());
end
$$;

-- The permission that a key's route declares; the use is noted, at most once a minute.
create function app.require_scope(p_scope text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  claims app_ctx.claims;
begin
  perform app_ctx.require(array['api_key']);
  claims := app_ctx.verified();
  if not exists (
    select from public.api_keys k
    where k.tenant_id = claims.tenant_id and k.id = claims.api_key_id and p_scope = any (k.scopes))
  then
    raise exception 'the key has no such scope' using errcode = '42501';
  end if;
  update public.api_keys k set last_used_at = clock_timestamp()
  where k.tenant_id = claims.tenant_id and k.id = claims.api_key_id
    and (k.last_used_at is null or k.last_used_at < clock_timestamp() - interval '1 minute');
end
$$;

grant execute on function
  app.create_organisation(text, text, text), app.rename_organisation(text, text),
  app.require_second_factor(boolean), app.list_members(), app.change_role(uuid, text), app.remove_member(uuid),
  app.leave_organisation(), app.transfer_ownership(uuid), app.invite(text, text), app.list_invitations(),
  app.revoke_invitation(uuid), app.my_invitations(), app.accept_invitation(uuid), app.decline_invitation(uuid),
  app.create_api_key(bytea, text, text, text[], timestamptz), app.list_api_keys(), app.revoke_api_key(uuid),
  app.require_scope(text)
  to app_rw;
grant execute on function app.route_api_key(bytea) to app_job;
reset role;
