-- Passwords, refresh, second factors, links, invitations and deletion. Secrets are reached through functions only.
set local role app_owner;

create table public.passwords (
  user_id uuid primary key references public.users (id) on delete cascade,
  -- PHC string of argon2id.
  hash text not null check (length(hash) between 20 and 300),
  -- The list of leaked passwords was out of reach when it was chosen: looked up again at the next sign-in.
  is_recheck_due boolean not null default false,
  changed_at timestamptz not null default now()
);

alter table public.sessions
  -- Of refresh tokens: a token with an older one has been used.
  add column counter bigint not null default 0,
  add column rotated_at timestamptz not null default now(),
  add column last_seen_at timestamptz not null default now(),
  -- When a second factor was last shown; a step-up is good for five minutes.
  add column mfa_at timestamptz,
  add column device text not null default '' check (length(device) <= 200),
  add column place text not null default '' check (length(place) <= 100),
  add constraint sessions_aal check ((aal = 2) = (mfa_at is not null));

create table public.second_factors (
  user_id uuid primary key references public.users (id) on delete cascade,
  -- The TOTP secret in its AES-GCM envelope.
  sealed_secret text not null,
  confirmed_at timestamptz,
  -- The last time step (30 s) of which a code was accepted: none is accepted twice.
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);

create table public.recovery_codes (
  user_id uuid not null references public.users (id) on delete cascade,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  used_at timestamptz,
  primary key (user_id, code_hash)
);

-- Wrong passwords and codes of one account, whatever path they came by.
create table public.account_locks (
  user_id uuid primary key references public.users (id) on delete cascade,
  failures integer not null default 0,
  locked_until timestamptz
);

-- Routing: what a link in a mail stands for, by the hash of its token. Single use, ten minutes at most.
create table public.account_links (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  purpose text not null check (purpose in ('sign_up', 'reset_password', 'change_email', 'invitation')),
  user_id uuid references public.users (id) on delete cascade,
  email text not null check (email = lower(email) and length(email) <= 320),
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_links_user on public.account_links (user_id);
create index account_links_expired on public.account_links (expires_at);

create table public.invitations (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  email text not null check (email = lower(email) and length(email) <= 320),
  role text not null check (role in ('admin', 'agent', 'viewer')),
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (tenant_id, id)
);
create unique index invitations_open on public.invitations (tenant_id, email) where accepted_at is null;

-- Asked for, and undone within seven days, or carried out.
create table public.account_deletions (
  user_id uuid primary key references public.users (id) on delete cascade,
  requested_at timestamptz not null default now(),
  due_at timestamptz not null
);

alter table public.tenants add column requires_second_factor boolean not null default false;
alter table public.api_keys
  add column created_by uuid,
  add column last_used_at timestamptz;

select app_schema.protect_private_table('public.passwords');
select app_schema.protect_private_table('public.account_links');
select app_schema.protect_private_table('public.account_locks');
select app_schema.protect_personal_table('public.second_factors');
select app_schema.protect_personal_table('public.recovery_codes');
select app_schema.protect_personal_table('public.account_deletions');
select app_schema.protect_tenant_table('public.invitations', 'select');
-- Nobody reads their own secret or codes but through a function.
revoke select on public.second_factors, public.recovery_codes from app_rw;
grant select (user_id, confirmed_at) on public.second_factors to app_rw;
grant select (user_id, used_at) on public.recovery_codes to app_rw;

-- What the functions of accounts write, by definer's rights.
do $$
declare
  one text;
begin
  foreach one in array array[
    'users', 'user_emails', 'sessions', 'second_factors', 'recovery_codes', 'account_deletions', 'tenants',
    'memberships', 'invitations', 'api_keys', 'api_key_routes']
  loop
    execute format('grant select, insert, update, delete on public.%I to app_def', one);
    if one not in ('user_emails', 'api_key_routes') then
      execute format('create policy accounts_write on public.%I to app_def using (true) with check (true)', one);
    end if;
  end loop;
end
$$;
reset role;
