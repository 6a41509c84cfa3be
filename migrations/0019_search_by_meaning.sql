-- requires: vector
-- Search by meaning, where the database has pgvector.
set local role app_owner;
create index passage_embeddings_nearest on public.passage_embeddings using hnsw (embedding vector_cosine_ops);
reset role;

set local role app_def;

-- As the caller, under row level security, which an ordering index survives. All tenants share the index: the scan
-- goes on until it has enough of this one's, and a tenant with few passages is read whole, which misses none.
create or replace function app.nearest_passages(p_embedding text, p_model text, p_limit integer)
returns table (passage_id uuid, distance real)
language plpgsql stable
set search_path = pg_catalog, pg_temp set jit = off
set hnsw.iterative_scan = 'relaxed_order' set hnsw.ef_search = 100
as $$
#variable_conflict use_column
declare
  tenant uuid := app_ctx.tenant_id();
  asked public.vector := p_embedding::public.vector;
  wanted integer := least(greatest(p_limit, 1), 100);
begin
  if (select c.passages from public.search_corpora c where c.tenant_id = tenant) <= 1000 then
    return query
      select n.passage_id, n.distance::real from (
        select e.passage_id, e.embedding operator(public.<=>) asked as distance
        from public.passage_embeddings e where e.tenant_id = tenant and e.model = p_model offset 0
      ) n
      order by n.distance, n.passage_id limit wanted;
  else
    return query
      select n.passage_id, n.distance::real from (
        select e.passage_id, e.embedding operator(public.<=>) asked as distance
        from public.passage_embeddings e where e.tenant_id = tenant and e.model = p_model
        order by e.embedding operator(public.<=>) asked limit wanted
      ) n
      order by n.distance, n.passage_id;
  end if;
end
$$;
reset role;
