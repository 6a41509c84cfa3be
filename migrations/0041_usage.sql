-- What an organisation may spend and has spent, and what happened at its gate. Money is in micro-USD. The gate counts;
-- these rows are what is shown and told of it, and what the owner has set.
set local role app_owner;

-- One without a row has plan `start`. What a plan allows is in worker/features/usage/plans.ts.
create table public.tenant_budgets (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  plan text not null default 'start' check (plan in ('start', 'grow', 'scale')),
  -- The owner's own ceilings; null: the plan's. The lower of the two holds.
  day_micro bigint check (day_micro >= 0),
  month_micro bigint check (month_micro >= 0),
  contact_day_micro bigint check (contact_day_micro >= 0),
  replies_month bigint check (replies_month >= 0),
  updated_at timestamptz not null default now()
);

-- Totals of a day (UTC) as the gate last told them.
create table public.usage_days (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  day date not null,
  kind text not null check (kind in ('ai', 'file', 'embedding', 'sending')),
  micro bigint not null check (micro >= 0),
  -- Tokens, bytes, tokens, messages.
  units bigint not null check (units >= 0),
  primary key (tenant_id, day, kind)
);
create index usage_days_day on public.usage_days (day);

-- Transitions of breakers, steps against abuse, levels of the budget. The id is the gate's.
create table public.gate_events (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id bigint not null,
  at timestamptz not null default now(),
  type text not null check (type in ('breaker', 'abuse', 'budget')),
  details jsonb not null check (octet_length(details::text) <= 2048),
  primary key (tenant_id, id),
  -- An address of a network is nobody's to keep.
  check (details ->> 'subject' ~ '^(contact|user|key):[0-9a-f-]{36}$')
);
create index gate_events_at on public.gate_events (tenant_id, at);

-- Levels that the owners are told of by mail, once for each period: `2026-11-30` or `2026-11`.
create table public.budget_notices (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  period text not null check (period ~ '^\d{4}-\d{2}(-\d{2})?$'),
  level text not null check (level in ('reached_80', 'reached_100')),
  spent_micro bigint not null check (spent_micro >= 0),
  ceiling_micro bigint not null check (ceiling_micro >= 0),
  reached_at timestamptz not null default now(),
  told_at timestamptz,
  primary key (tenant_id, period, level)
);
create index budget_notices_untold on public.budget_notices (reached_at) where told_at is null;

select app_schema.protect_tenant_table('public.tenant_budgets', 'select');
select app_schema.protect_tenant_table('public.usage_days', 'select');
select app_schema.protect_tenant_table('public.gate_events', 'select');
select app_schema.protect_tenant_table('public.budget_notices', 'select');

-- Functions write, and nobody's statement does: a plan, or what was spent, is not the organisation's to change.
grant select, insert on public.tenant_budgets to app_def;
grant update (day_micro, month_micro, contact_day_micro, replies_month, updated_at) on public.tenant_budgets to app_def;
grant select, insert, update on public.usage_days to app_def;
grant select, insert, delete on public.gate_events to app_def;
grant select, insert on public.budget_notices to app_def;
grant update (told_at) on public.budget_notices to app_def;

create policy jobs_list on public.usage_days for select to app_def using (true);
create policy jobs_list on public.budget_notices for select to app_def using (true);
reset role;
