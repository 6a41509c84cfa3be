-- Statistics kept beside the index instead of counted per question, and the vocabulary for mistyped words. Everything
-- leads with the tenant, so that row level security costs no index.
set local role app_owner;

create table public.search_corpora (
  tenant_id uuid primary key references public.tenants (id) on delete cascade,
  passages integer not null default 0,
  terms bigint not null default 0
);

-- Every term of the tenant's passages, and in how many of them it is.
create table public.vocabulary (
  tenant_id uuid not null,
  term text not null,
  passages integer not null,
  primary key (tenant_id, term)
);

create table public.vocabulary_trigrams (
  tenant_id uuid not null,
  trigram text not null,
  term text not null,
  primary key (tenant_id, trigram, term)
);

-- The triggers below keep the index; a reference per row would cost more than the index itself. Postings are read
-- by term, from the index alone; the primary key serves what belongs to a passage.
drop index public.passage_terms_passage;
alter table public.passage_terms
  drop constraint passage_terms_tenant_id_passage_id_fkey,
  drop constraint passage_terms_pkey,
  add column passage_length integer not null default 0,
  add primary key (tenant_id, passage_id, term);
create index passage_terms_term on public.passage_terms (tenant_id, term, passage_id)
  include (frequency, passage_length);

select app_schema.protect_tenant_table('public.search_corpora');
select app_schema.protect_tenant_table('public.vocabulary');
select app_schema.protect_tenant_table('public.vocabulary_trigrams');
revoke update on public.passage_terms, public.vocabulary_trigrams from app_rw, app_job;

-- A cascade runs the triggers as the tables' owner from Postgres 18 on.
create policy kept_by_triggers on public.passage_terms to app_owner using (true) with check (true);
create policy kept_by_triggers on public.search_corpora to app_owner using (true) with check (true);
create policy kept_by_triggers on public.vocabulary to app_owner using (true) with check (true);
create policy kept_by_triggers on public.vocabulary_trigrams to app_owner using (true) with check (true);

reset role;
set local role app_def;

-- Lower case without accents.
create function app.folded(p_text text) returns text
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select translate(lower(normalize(p_text, NFKC)), 'áéíóúüñàâãêôõçäëïöèìòùî', 'aeiouunaaaeoocaeioeioui')
$$;

create function app.trigrams(p_term text) returns table (trigram text)
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select distinct substr('  ' || p_term || ' ', n, 3) from generate_series(1, length(p_term) + 1) n
$$;

grant execute on function app.folded(text), app.trigrams(text) to app_rw, app_job, app_owner;

reset role;
set local role app_owner;

drop trigger index_passage on public.passages;
drop function app_schema.index_passage();

-- Statements, not rows: 500 passages are one insert into the index. The tenant's own row of statistics is locked
-- first of all, so that two uploads wait for each other instead of deadlocking on the words they share.
create function app_schema.index_passages() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  changed uuid[];
begin
  if tg_op = 'INSERT' then
    insert into public.search_corpora as c (tenant_id, passages)
    select n.tenant_id, count(*) from new_rows n group by 1 order by 1
    on conflict (tenant_id) do update set passages = c.passages + excluded.passages;
  else
    select array_agg(n.id) into changed
    from new_rows n join old_rows o on o.tenant_id = n.tenant_id and o.id = n.id
    where (n.headings, n.body) is distinct from (o.headings, o.body);
    if changed is null then
      return null;
    end if;
    perform from public.search_corpora c
    where c.tenant_id in (select n.tenant_id from new_rows n) order by c.tenant_id for update;
    delete from public.passage_terms t using new_rows n
    where t.tenant_id = n.tenant_id and t.passage_id = n.id and n.id = any (changed);
  end if;

  insert into public.passage_terms (tenant_id, term, passage_id, frequency, passage_length)
  select n.tenant_id, t.term, n.id, t.frequency, sum(t.frequency) over (partition by n.tenant_id, n.id)
  from new_rows n
  join public.documents d on d.tenant_id = n.tenant_id and d.id = n.document_id
  cross join lateral app.terms(
    -- A passage's own heading counts three times: it says what the passage is about.
    concat_ws(E'\n', array_to_string(n.headings, E'\n'), n.headings[cardinality(n.headings)],
      n.headings[cardinality(n.headings)], n.body),
    d.language) t
  where changed is null or n.id = any (changed);

  update public.passages p set term_count = s.length
  from (
    select n.tenant_id, n.id, coalesce(max(t.passage_length), 0) as length
    from new_rows n left join public.passage_terms t on t.tenant_id = n.tenant_id and t.passage_id = n.id
    where changed is null or n.id = any (changed)
    group by 1, 2
  ) s
  where p.tenant_id = s.tenant_id and p.id = s.id and p.term_count <> s.length;
  return null;
end
$$;

create function app_schema.forget_passages() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  perform from public.search_corpora c
  where c.tenant_id in (select o.tenant_id from old_rows o) order by c.tenant_id for update;
  update public.search_corpora c set passages = c.passages - o.passages
  from (select tenant_id, count(*) as passages from old_rows group by 1) o
  where c.tenant_id = o.tenant_id;
  delete from public.passage_terms t using old_rows o where t.tenant_id = o.tenant_id and t.passage_id = o.id;
  return null;
end
$$;

create trigger index_inserted after insert on public.passages
  referencing new table as new_rows for each statement execute function app_schema.index_passages();
create trigger index_updated after update on public.passages
  referencing old table as old_rows new table as new_rows
  for each statement execute function app_schema.index_passages();
create trigger forget_deleted after delete on public.passages
  referencing old table as old_rows for each statement execute function app_schema.forget_passages();

-- From the index to its statistics.
create function app_schema.count_terms() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  update public.search_corpora c set terms = c.terms + n.terms
  from (select tenant_id, sum(frequency) as terms from new_rows group by 1) n
  where c.tenant_id = n.tenant_id;
  insert into public.vocabulary as v (tenant_id, term, passages)
  select tenant_id, term, count(*) from new_rows group by 1, 2 order by 1, 2
  on conflict (tenant_id, term) do update set passages = v.passages + excluded.passages;
  return null;
end
$$;

-- The last passage with a word takes it out of the vocabulary too.
create function app_schema.discount_terms() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  update public.search_corpora c set terms = c.terms - o.terms
  from (select tenant_id, sum(frequency) as terms from old_rows group by 1) o
  where c.tenant_id = o.tenant_id;
  merge into public.vocabulary v
  using (select tenant_id, term, count(*) as passages from old_rows group by 1, 2) o
  on v.tenant_id = o.tenant_id and v.term = o.term
  when matched and v.passages <= o.passages then delete
  when matched then update set passages = v.passages - o.passages;
  return null;
end
$$;

create trigger count_inserted after insert on public.passage_terms
  referencing new table as new_rows for each statement execute function app_schema.count_terms();
create trigger discount_deleted after delete on public.passage_terms
  referencing old table as old_rows for each statement execute function app_schema.discount_terms();

create function app_schema.index_vocabulary() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    insert into public.vocabulary_trigrams (tenant_id, trigram, term)
    select n.tenant_id, g.trigram, n.term from new_rows n cross join lateral app.trigrams(n.term) g
    -- Nobody mistypes a number towards another one.
    where n.term !~ '[0-9]' and length(n.term) >= 4;
  else
    delete from public.vocabulary_trigrams t
    using (select o.tenant_id, g.trigram, o.term from old_rows o cross join lateral app.trigrams(o.term) g) o
    where t.tenant_id = o.tenant_id and t.trigram = o.trigram and t.term = o.term;
  end if;
  return null;
end
$$;

create trigger index_inserted after insert on public.vocabulary
  referencing new table as new_rows for each statement execute function app_schema.index_vocabulary();
create trigger forget_deleted after delete on public.vocabulary
  referencing old table as old_rows for each statement execute function app_schema.index_vocabulary();

-- What is there already; the owner sees it only while row level security does not bind owners.
alter table public.passages no force row level security;
insert into public.search_corpora (tenant_id, passages, terms)
select p.tenant_id, count(*), sum(p.term_count) from public.passages p group by 1;
update public.passage_terms t set passage_length = p.term_count
from public.passages p where p.tenant_id = t.tenant_id and p.id = t.passage_id;
insert into public.vocabulary (tenant_id, term, passages)
select tenant_id, term, count(*) from public.passage_terms group by 1, 2;
alter table public.passages force row level security;

reset role;
