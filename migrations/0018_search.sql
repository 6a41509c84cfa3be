-- The search itself: terms, typos, BM25, and a second look at the best passages.
set local role app_def;
drop function app.search_passages(text, text, text, integer);

-- Words that ask and say nothing about the answer, which the stop words of Postgres leave in.
create function app.asks_only(p_word text, p_language text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
  select case p_language
    when 'es' then p_word ~ '^(cuant([oa]s?)?|cual(es)?)$'
    when 'pt' then p_word ~ '^(quant([oa]s?)?|qua(is|l)?|a?onde?)$'
    else p_word ~ '^(man[iy]|much|whose)$' end
$$;

-- The words that a question goes by, each with the terms it may be indexed under: as it is written and as it is
-- without accents. A question's own words that are hints too count as hints.
create function app.question_terms(p_question text, p_hints text, p_language text)
returns table (term text, word integer, is_own boolean)
language sql stable set search_path = pg_catalog, pg_temp
as $$
  with
    lexeme as (
      select app.folded(t.lexeme) as term, asked.start + p.place as place, asked.start = 0 as is_own, s.is_folded
      from (values (0, left(p_question, 4000)), (20000, left(p_hints, 1000))) asked (start, said)
      cross join lateral (values (lower(normalize(asked.said, NFKC)), false), (app.folded(asked.said), true))
        s (text, is_folded)
      cross join lateral unnest(to_tsvector(app.text_search_config(p_language), s.text)) t
      cross join lateral unnest(t.positions) p (place)
      where length(t.lexeme) <= 64
    )
  select l.term, min(l.place), bool_and(l.is_own)
  from lexeme l
  -- A stop word stays one when it is written with an accent ("cómo").
  where not app.asks_only(l.term, p_language)
    and exists (select from lexeme f where f.is_folded and f.place = l.place)
  group by l.term
  order by 3 desc, length(l.term) desc, l.term limit 64
$$;

-- The question's terms and in how many passages they are. A word that the tenant's vocabulary does not have goes by
-- the terms most like it, weighed by their likeness.
create function app.search_terms(p_question text, p_hints text, p_language text)
returns table (term text, word integer, is_own boolean, weight real, passages integer)
language plpgsql stable
set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return query
    with
      asked as materialized (
        select q.term, q.word, q.is_own, v.passages
        from app.question_terms(p_question, p_hints, p_language) q
        left join lateral (
          select v.passages from public.vocabulary v where v.tenant_id = tenant and v.term = q.term offset 0) v on true
      ),
      unknown as (
        select a.term, a.word from asked a
        where a.is_own and length(a.term) >= 4 and a.term !~ '[0-9]'
          and not exists (select from asked b where b.word = a.word and b.passages is not null)
        order by length(a.term) desc limit 8
      ),
      alike as (
        select u.word, t.term, max(t.shared / (length(u.term) + length(t.term) + 2 - t.shared)) as likeness
        from unknown u
        cross join lateral (
          select t.term, count(*)::real as shared
          from app.trigrams(u.term) g
          cross join lateral (
            select t.term from public.vocabulary_trigrams t
            where t.tenant_id = tenant and t.trigram = g.trigram offset 0) t
          group by t.term offset 0
        ) t
        group by 1, 2
      ),
      nearest as (
        select a.*, max(a.likeness) over (partition by a.word) as best from alike a where a.likeness >= 0.4
      )
    select a.term, a.word, a.is_own, case when a.is_own then 1 else 0.5 end::real, coalesce(a.passages, 0)
    from asked a
    union all
    select n.term, n.word, true, n.likeness::real, v.passages
    from nearest n
    cross join lateral (
      select v.passages from public.vocabulary v where v.tenant_id = tenant and v.term = n.term offset 0) v
    where n.likeness >= 0.9 * n.best;
end
$$;

-- How well the best stretch of each passage fits the question: the runs of four letters that they share, each
-- weighed by how few of these passages have it. Finds what stems miss: other forms, compounds, neighbourhood.
create function app.match_stretches(p_question text, p_hints text, p_language text, p_passages uuid[])
returns table (passage_id uuid, score real)
language plpgsql stable
set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
begin
  return query
    with
      word as (
        select distinct w.word
        from regexp_split_to_table(app.folded(left(p_question, 1000)), '[^[:alnum:]]+') w (word)
        where to_tsvector(app.text_search_config(p_language), w.word) <> ''
          and not app.asks_only(w.word, p_language)
          and w.word <> all (regexp_split_to_array(app.folded(left(p_hints, 1000)), '[^[:alnum:]]+'))
      ),
      gram as materialized (
        select distinct substr(' ' || w.word || ' ', n, 4) as gram
        from word w cross join lateral generate_series(1, greatest(length(w.word) - 1, 1)) n limit 200
      ),
      passage as materialized (
        select p.id, ' ' || regexp_replace(
          app.folded(array_to_string(p.headings, ' ') || ' ' || left(p.body, 6000)), '[^[:alnum:]]+', ' ', 'g') as text
        from unnest(p_passages) i (id)
        cross join lateral (
          select p.id, p.headings, p.body from public.passages p where p.tenant_id = tenant and p.id = i.id offset 0) p
      ),
      shared as materialized (
        select p.id, g.gram from passage p join gram g on strpos(p.text, g.gram) > 0
      ),
      weight as materialized (
        select s.gram, ln(1 + (cardinality(p_passages) - count(*) + 0.5) / (count(*) + 0.5)) as idf
        from shared s group by 1
      )
    select b.id, max(b.score)::real
    from (
      select t.id, t.n, sum(w.idf) as score
      from (
        select p.id, n, substr(p.text, n, 240) as text
        from passage p cross join lateral generate_series(1, greatest(length(p.text) - 120, 1), 120) n offset 0
      ) t
      join shared s on s.id = t.id and strpos(t.text, s.gram) > 0
      join weight w on w.gram = s.gram
      group by t.id, t.n
    ) b
    group by b.id;
end
$$;

-- The passages that fit by meaning, nearest first; none where the database has no pgvector.
create function app.nearest_passages(p_embedding text, p_model text, p_limit integer)
returns table (passage_id uuid, distance real)
language sql stable set search_path = pg_catalog, pg_temp
as $$ select null::uuid, null::real where false $$;

-- Runs as the caller, under row level security. Hints help to find and weigh half; coverage is the share of the
-- question's own weight that the passage holds, 1 where all that the question says are hints. The rarest terms
-- find candidates, all terms weigh these (BM25), the best are looked at again, and where an embedding is given
-- their order is fused with that by meaning (reciprocal ranks).
create function app.search_passages(
  p_question text, p_hints text, p_language text, p_limit integer default 5,
  p_embedding text default null, p_model text default null
)
returns table (
  passage_id uuid, document_id uuid, document_title text, headings text[], body text, score real, coverage real
)
language plpgsql stable
set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
  -- So many entries of the index are read to find candidates; commoner terms than these only weigh them.
  postings constant integer := 10000;
  corpus record;
  asked jsonb;
  candidates uuid[];
  by_meaning uuid[];
begin
  select c.passages::real as passages, greatest(c.terms::real / greatest(c.passages, 1), 1) as average_length
  into corpus from public.search_corpora c where c.tenant_id = tenant;
  if not found then
    return;
  end if;
  select jsonb_agg(jsonb_build_object(
    'term', q.term, 'word', q.word, 'is_own', q.is_own, 'weight', q.weight, 'passages', q.passages,
    'idf', ln(1 + greatest(corpus.passages - q.passages + 0.5, 0.5) / (q.passages + 0.5)),
    'is_leading', q.read_before < postings and q.read_before + q.passages <= postings or q.read_before = 0))
  into asked
  from (
    select t.*, coalesce(sum(t.passages) over (
      order by t.passages, t.term rows between unbounded preceding and 1 preceding), 0) as read_before
    from app.search_terms(p_question, p_hints, p_language) t
  ) q;

  select array_agg(n.passage_id order by n.distance) into by_meaning
  from app.nearest_passages(p_embedding, p_model, 40) n where p_embedding is not null;

  with
    posting as (
      select t.passage_id, q.word, max(q.weight * q.idf * t.frequency * 2.2
        / (t.frequency + 1.2 * (0.25 + 0.75 * t.passage_length / corpus.average_length))) as score
      from jsonb_to_recordset(asked) q (term text, word integer, weight real, idf real, is_leading boolean)
      cross join lateral (
        select t.passage_id, t.frequency, t.passage_length from public.passage_terms t
        where t.tenant_id = tenant and t.term = q.term limit postings
      ) t
      where q.is_leading
      group by t.passage_id, q.word
    )
  select array_agg(b.passage_id) into candidates
  from (
    select p.passage_id from posting p group by 1 order by sum(p.score) desc, 1 limit 60
  ) b;

  return query
    with
      query as materialized (
        select * from jsonb_to_recordset(asked)
          q (term text, word integer, is_own boolean, weight real, passages integer, idf real)
      ),
      word as (
        -- A word weighs what its commonest form does.
        select q.word, min(q.idf) filter (where q.passages > 0 or q.weight = 1) as weight from query q
        where q.is_own group by 1
      ),
      held as (
        select c.id, q.word, bool_and(q.is_own) as is_own, max(q.weight) as likeness,
          max(q.weight * q.idf * t.frequency * 2.2
            / (t.frequency + 1.2 * (0.25 + 0.75 * t.passage_length / corpus.average_length))) as score
        from (select unnest(candidates) union select unnest(by_meaning)) c (id)
        cross join query q
        cross join lateral (
          select t.frequency, t.passage_length from public.passage_terms t
          where t.tenant_id = tenant and t.passage_id = c.id and t.term = q.term offset 0
        ) t
        group by 1, 2
      ),
      weighed as materialized (
        select h.id, sum(h.score) as score,
          coalesce(
            coalesce(sum(w.weight * h.likeness) filter (where h.is_own), 0) / (select sum(weight) from word), 1)
            as coverage
        from held h left join word w on w.word = h.word
        group by 1
      ),
      best as materialized (select w.* from weighed w order by w.score desc, w.id limit 24),
      looked_at as materialized (
        select b.id, b.score + 0.5 * coalesce(s.score, 0) as score, b.coverage
        from best b left join app.match_stretches(
          p_question, p_hints, p_language, (select array_agg(b.id) from best b)) s on s.passage_id = b.id
      ),
      fused as (
        select l.id, l.score, l.coverage from looked_at l where by_meaning is null
        union all
        select id, coalesce(1.0 / (60 + t.place), 0) + coalesce(1.0 / (60 + m.place), 0), coalesce(w.coverage, 0)
        from (select l.id, row_number() over (order by l.score desc, l.id) as place from looked_at l) t
        full join (select * from unnest(by_meaning) with ordinality) m (id, place) using (id)
        left join weighed w using (id)
        where by_meaning is not null
      )
    select p.id, d.id, d.title, p.headings, p.body, f.score::real, f.coverage::real
    from (select * from fused order by score desc, id limit least(greatest(p_limit, 1), 40)) f
    cross join lateral (
      select p.* from public.passages p where p.tenant_id = tenant and p.id = f.id offset 0) p
    cross join lateral (
      select d.id, d.title from public.documents d where d.tenant_id = tenant and d.id = p.document_id offset 0) d
    order by f.score desc, p.id;
end
$$;

grant execute on function
  app.asks_only(text, text), app.question_terms(text, text, text), app.search_terms(text, text, text),
  app.match_stretches(text, text, text, uuid[]), app.nearest_passages(text, text, integer),
  app.search_passages(text, text, text, integer, text, text)
  to app_rw, app_job;
reset role;
