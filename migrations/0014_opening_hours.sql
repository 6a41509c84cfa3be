-- When the business is open, and what makes a person step in.
set local role app_owner;

create table public.opening_hours (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  -- ISO 8601: 1 Monday to 7 Sunday.
  weekday smallint not null check (weekday between 1 and 7),
  -- In the business's time zone; one that closes at or before it opens closes on the next day.
  opens time not null,
  closes time not null,
  primary key (tenant_id, weekday, opens)
);

-- Holidays and other days that differ; without times it is closed.
create table public.special_days (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  day date not null,
  name text not null check (length(name) between 1 and 100),
  opens time,
  closes time,
  primary key (tenant_id, day),
  check ((opens is null) = (closes is null))
);

create table public.desk_settings (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  -- A message with all the words of one of these goes to a person.
  handover_phrases text[] not null default '{}' check (cardinality(handover_phrases) <= 50),
  -- After so long without a word of the person in charge the assistant takes over again.
  quiet_minutes integer not null default 240 check (quiet_minutes between 5 and 10080),
  updated_at timestamptz not null default now()
);

select app_schema.protect_tenant_table('public.opening_hours');
select app_schema.protect_tenant_table('public.special_days');
select app_schema.protect_tenant_table('public.desk_settings');
reset role;
