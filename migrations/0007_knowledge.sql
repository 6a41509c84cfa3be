-- Documents, passages and their inverted index: BM25 in plain SQL on a tenant-leading key, so that row level
-- security costs no index (the operators of GIN are not leakproof).
set local role app_owner;

create table public.documents (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  title text not null check (length(title) between 1 and 300),
  file_name text not null check (length(file_name) between 1 and 255),
  media_type text not null,
  language text not null check (language in ('es', 'pt', 'en')),
  byte_size integer not null check (byte_size >= 0),
  object_key text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table public.passages (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  position integer not null,
  headings text[] not null default '{}',
  body text not null check (length(body) between 1 and 65536),
  term_count integer not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, document_id, position),
  foreign key (tenant_id, document_id) references public.documents (tenant_id, id) on delete cascade
);

create table public.passage_terms (
  tenant_id uuid not null,
  term text not null,
  passage_id uuid not null,
  frequency integer not null,
  primary key (tenant_id, term, passage_id),
  foreign key (tenant_id, passage_id) references public.passages (tenant_id, id) on delete cascade
);
create index passage_terms_passage on public.passage_terms (tenant_id, passage_id);

select app_schema.protect_tenant_table('public.documents');
select app_schema.protect_tenant_table('public.passages');
select app_schema.protect_tenant_table('public.passage_terms');

reset role;
set local role app_def;

create function app.text_search_config(p_language text) returns regconfig
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  select (case p_language when 'es' then 'spanish' when 'pt' then 'portuguese' else 'english' end)::regconfig
$$;

-- Terms of a text with their frequencies, stemmed as written and without accents: stemmers go by them, customers
-- write without.
create function app.terms(p_text text, p_language text) returns table (term text, frequency integer)
language sql immutable set search_path = pg_catalog, pg_temp
as $$
  with
    accents as (select 'áéíóúüñàâãêôõçäëïöèìòùî' as written, 'aeiouunaaaeoocaeioeioui' as folded),
    spelling as (
      select lower(normalize(p_text, NFKC)) as said
      union select translate(lower(normalize(p_text, NFKC)), a.written, a.folded) from accents a
    ),
    stemmed as (
      select translate(t.lexeme, a.written, a.folded) as term, sum(cardinality(t.positions)) as frequency
      from spelling s cross join accents a, unnest(to_tsvector(app.text_search_config(p_language), s.said)) as t
      where length(t.lexeme) <= 64
      group by s.said, 1
    )
  select t.term, max(t.frequency)::integer from stemmed t group by t.term
$$;

grant execute on function app.text_search_config(text), app.terms(text, text) to app_rw, app_job, app_owner;

reset role;
set local role app_owner;

-- A trigger, so that no way of writing a passage can forget its index.
create function app_schema.index_passage() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  document_language text;
  own_heading text := new.headings[cardinality(new.headings)];
begin
  select d.language into document_language from public.documents d
  where d.tenant_id = new.tenant_id and d.id = new.document_id;
  delete from public.passage_terms t where t.tenant_id = new.tenant_id and t.passage_id = new.id;
  insert into public.passage_terms (tenant_id, term, passage_id, frequency)
  select new.tenant_id, t.term, new.id, t.frequency
  from app.terms(
    -- A passage's own heading counts three times: it says what the passage is about.
    concat_ws(E'\n', array_to_string(new.headings, E'\n'), own_heading, own_heading, new.body),
    document_language) t;
  update public.passages p
  set term_count = (
    select coalesce(sum(t.frequency), 0) from public.passage_terms t
    where t.tenant_id = new.tenant_id and t.passage_id = new.id)
  where p.tenant_id = new.tenant_id and p.id = new.id;
  return null;
end
$$;

create trigger index_passage after insert or update of headings, body on public.passages
  for each row execute function app_schema.index_passage();

reset role;
set local role app_def;

-- Runs as the caller, under row level security. Hints help to find and weigh half; coverage is the share of the
-- question's own weight that the passage holds, 1 where all that the question says are hints.
create function app.search_passages(p_question text, p_hints text, p_language text, p_limit integer default 5)
returns table (
  passage_id uuid, document_id uuid, document_title text, headings text[], body text, score real, coverage real
)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with
    tenant as (select app_ctx.tenant_id() as id),
    corpus as (
      select count(*)::real as passages, greatest(avg(p.term_count), 1)::real as average_length
      from public.passages p where p.tenant_id = (select id from tenant)
    ),
    question as (
      select t.term, bool_and(t.is_own) as is_own from (
        select term, true as is_own from app.terms(left(p_question, 4000), p_language)
        union all
        select term, false from app.terms(left(p_hints, 1000), p_language)
      ) t
      group by t.term order by is_own desc, length(t.term) desc, t.term limit 64
    ),
    hit as (
      select t.term, t.passage_id, t.frequency
      from question q join public.passage_terms t
        on t.tenant_id = (select id from tenant) and t.term = q.term
    ),
    weight as (
      select q.term, q.is_own, ln(1 + (c.passages - count(h.term) + 0.5) / (count(h.term) + 0.5)) as idf
      from question q cross join corpus c left join hit h on h.term = q.term
      group by q.term, q.is_own, c.passages
    ),
    scored as (
      select h.passage_id,
        sum(case when w.is_own then 1 else 0.5 end * w.idf * h.frequency * 2.2
          / (h.frequency + 1.2 * (0.25 + 0.75 * p.term_count / c.average_length))) as score,
        coalesce(
          coalesce(sum(w.idf) filter (where w.is_own), 0) / (select sum(idf) from weight where is_own),
          1) as coverage
      from hit h
      join weight w on w.term = h.term
      join public.passages p on p.tenant_id = (select id from tenant) and p.id = h.passage_id
      cross join corpus c
      group by h.passage_id
      order by 2 desc, 1 limit least(greatest(p_limit, 1), 50)
    )
  select s.passage_id, d.id, d.title, p.headings, p.body, s.score::real, s.coverage::real
  from scored s
  join public.passages p on p.tenant_id = (select id from tenant) and p.id = s.passage_id
  join public.documents d on d.tenant_id = p.tenant_id and d.id = p.document_id
  order by s.score desc, s.passage_id
$$;

grant execute on function app.search_passages(text, text, text, integer) to app_rw, app_job;
reset role;
