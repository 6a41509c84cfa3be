-- What the gates of networks and of people outside organisations did against repeated abuse, and what the operator did
-- about it. None of them belongs to an organisation: the operator alone reads this.
set local role app_owner;

create table public.abuse_steps (
  -- Made where it happened, in the order of time: written again it is the same row.
  id uuid primary key,
  -- As the gate is named: `network:ADDRESS`, which is personal data, or `user:ID`.
  subject text not null check (subject ~ '^(network:[0-9a-z.:/]{5,40}|user:[0-9a-f-]{36})$'),
  -- A person's steps go with the person.
  user_id uuid references public.users (id) on delete cascade,
  step text not null check (step in ('warned', 'cooled_down', 'blocked', 'lifted', 'made_permanent')),
  -- What a gate's step was taken for; the operator's has none.
  cause text check (length(cause) <= 200),
  at timestamptz not null,
  -- When a pause or a block ends by itself.
  until timestamptz,
  constraint abuse_steps_person check (
    (user_id is null) = (subject like 'network:%') and (user_id is null or subject = 'user:' || user_id::text)),
  constraint abuse_steps_cause check ((cause is null) = (step in ('lifted', 'made_permanent'))),
  constraint abuse_steps_until check ((until is not null) = (step in ('cooled_down', 'blocked')))
);
create index abuse_steps_subject on public.abuse_steps (subject, id);
create index abuse_steps_user on public.abuse_steps (user_id) where user_id is not null;
create index abuse_steps_at on public.abuse_steps (at);

select app_schema.protect_private_table('public.abuse_steps');
reset role;

set local role app_def;

-- Any network, and a person who is there.
create function app.knows_abuse_subject(p_abuse_subject text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform app_ctx.require(array['job']);
  return p_abuse_subject like 'network:%'
    or exists (select from public.users u where p_abuse_subject = 'user:' || u.id::text);
end
$$;

-- Steps, [{id, subject, step, cause, at, until}] with times in ms since the epoch: each once, by its id; none of a
-- person who is gone. Returns how many are new.
create function app.record_abuse_steps(p_abuse_steps jsonb) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  stored integer;
begin
  perform app_ctx.require(array['job']);
  insert into public.abuse_steps (id, subject, user_id, step, cause, at, until)
  select (s ->> 'id')::uuid, s ->> 'subject',
    case when s ->> 'subject' like 'user:%' then substr(s ->> 'subject', 6)::uuid end,
    s ->> 'step', s ->> 'cause',
    to_timestamp((s ->> 'at')::bigint / 1000.0), to_timestamp((s ->> 'until')::bigint / 1000.0)
  from jsonb_array_elements(p_abuse_steps) s
  where app.knows_abuse_subject(s ->> 'subject')
  on conflict (id) do nothing;
  get diagnostics stored = row_count;
  return stored;
end
$$;

-- Subjects by their latest step, the newest first, each with its ten latest; `p_before`: the latest step of the last
-- one of the page before.
create function app.list_abuse(p_before uuid, p_limit integer)
returns table (subject text, latest uuid, steps jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select s.subject, s.id, (
      select jsonb_agg(jsonb_build_object(
        'step', x.step, 'cause', x.cause, 'at', app.iso_time(x.at), 'until', app.iso_time(x.until)) order by x.id desc)
      from (
        select * from public.abuse_steps o where o.subject = s.subject order by o.id desc limit 10) x)
    from public.abuse_steps s
    where (p_before is null or s.id < p_before)
      and not exists (select from public.abuse_steps n where n.subject = s.subject and n.id > s.id)
    order by s.id desc limit least(greatest(p_limit, 1), 100);
end
$$;

-- Lets go of at most so many that are older than 90 days; returns how many. What made a block permanent stays while
-- it holds: nobody would find the block any more.
create function app.prune_abuse_steps(p_limit integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  gone integer;
begin
  perform app_ctx.require(array['job']);
  delete from public.abuse_steps s where s.id in (
    select x.id from public.abuse_steps x
    where x.at < now() - interval '90 days' and (x.step <> 'made_permanent' or exists (
      select from public.abuse_steps n
      where n.subject = x.subject and n.id > x.id and n.step in ('lifted', 'made_permanent')))
    limit least(greatest(p_limit, 1), 10000));
  get diagnostics gone = row_count;
  return gone;
end
$$;

grant execute on function
  app.knows_abuse_subject(text), app.record_abuse_steps(jsonb), app.list_abuse(uuid, integer),
  app.prune_abuse_steps(integer)
  to app_job;
reset role;
