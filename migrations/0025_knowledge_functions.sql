-- What reading documents needs of the database: bounds that no way of writing can forget, and lists for its jobs.
set local role app_owner;

-- Whether a person chose the title: reading the document must not take it away. Of older ones nobody knows.
alter table public.documents add column title_given boolean not null default true;

-- After the insert: an answer that replaces another by its key adds none.
create function app_schema.limit_documents() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if (select count(*) from public.documents d
      where d.tenant_id = new.tenant_id and (d.source = 'faq') = (new.source = 'faq'))
    > (case when new.source = 'faq' then 1000 else 500 end)
  then
    raise exception 'too many documents' using errcode = '23514', constraint = 'documents_limit';
  end if;
  return null;
end
$$;

create trigger limit_documents after insert on public.documents
  for each row execute function app_schema.limit_documents();

-- Jobs find across tenants what waits to be read, and pages that have aged; nothing else of a document.
grant select (tenant_id, id, source, state, pending_key, fetched_at, updated_at) on public.documents to app_def;
create policy jobs_list on public.documents for select to app_def
  using (source = 'page' or state in ('queued', 'extracting'));
create index documents_pages on public.documents (updated_at) where source = 'page';

reset role;
set local role app_def;

-- Ends the transaction unless what a batch rests on holds; the caller tells which by the constraint's name.
create function app.insist(p_holds boolean, p_constraint text) returns void
language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
  if p_holds is not true then
    raise exception 'a condition of the batch does not hold' using errcode = 'P0001', constraint = p_constraint;
  end if;
end
$$;

-- Documents whose reading was asked for and neither ended nor moved for five minutes.
create function app.list_unread_documents(p_limit integer)
returns table (tenant_id uuid, document_id uuid, pending_key text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select d.tenant_id, d.id, d.pending_key from public.documents d
    where d.state in ('queued', 'extracting') and d.pending_key is not null
      and d.updated_at < clock_timestamp() - interval '5 minutes'
    order by d.updated_at limit least(greatest(p_limit, 1), 1000);
end
$$;

-- Web pages that were last read, or last failed to be, more than a day ago.
create function app.list_stale_pages(p_limit integer) returns table (tenant_id uuid, document_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform app_ctx.require(array['job']);
  return query
    select d.tenant_id, d.id from public.documents d
    where d.source = 'page' and d.state in ('ready', 'failed')
      and greatest(d.fetched_at, d.updated_at) < clock_timestamp() - interval '24 hours'
    order by d.updated_at limit least(greatest(p_limit, 1), 1000);
end
$$;

grant execute on function app.insist(boolean, text) to app_rw, app_job;
grant execute on function app.list_unread_documents(integer), app.list_stale_pages(integer) to app_job;
reset role;
