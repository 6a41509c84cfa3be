-- Tenants, people, sessions and keys. Policies follow in 0004, once the signed context exists.
set local role app_owner;

create table public.tenants (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('es', 'pt', 'en')),
  time_zone text not null,
  created_at timestamptz not null default now()
);

create table public.users (
  id uuid primary key,
  display_name text not null check (length(display_name) between 1 and 200),
  language text not null check (language in ('es', 'pt', 'en')),
  created_at timestamptz not null default now()
);

-- Routing: an e-mail address is global by nature, so it is reached through named functions only.
create table public.user_emails (
  email text primary key check (email = lower(email) and length(email) <= 320),
  user_id uuid not null references public.users (id) on delete cascade,
  verified_at timestamptz
);
create index user_emails_user on public.user_emails (user_id);

create table public.memberships (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null references public.users (id) on delete cascade,
  role text not null check (role in ('owner', 'admin', 'agent', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);
create index memberships_user on public.memberships (user_id);

create table public.sessions (
  user_id uuid not null references public.users (id) on delete cascade,
  id uuid not null,
  aal smallint not null default 1 check (aal in (1, 2)),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (user_id, id)
);

create table public.api_keys (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  prefix text not null,
  scopes text[] not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

-- Routing: a key is presented without its tenant, so its hash is looked up through a named function.
create table public.api_key_routes (
  key_hash bytea primary key check (octet_length(key_hash) = 32),
  tenant_id uuid not null,
  api_key_id uuid not null,
  foreign key (tenant_id, api_key_id) references public.api_keys (tenant_id, id) on delete cascade
);
create index api_key_routes_key on public.api_key_routes (tenant_id, api_key_id);

reset role;
