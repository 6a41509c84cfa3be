-- What the guard found in documents, pages and answers written by hand, and what an editor decided of it. A passage that
-- is held back stands here alone, with its own id and place: in `passages` it is only while it may be found, so that no
-- search, by words or by meaning, and no embedding can forget to leave it out.
set local role app_owner;

create table public.passage_findings (
  tenant_id uuid not null,
  -- Of the passage too, once it may be found.
  id uuid not null,
  document_id uuid not null,
  -- Where in the document it was: in its text, or in what no reader sees and nothing is made of.
  origin text not null check (origin in ('text', 'title', 'hidden', 'comment', 'alternative', 'metadata', 'formula')),
  position integer,
  headings text[] not null default '{}',
  body text check (length(body) between 1 and 65536),
  verdict text not null check (verdict in ('suspicious', 'block')),
  score real not null check (score between 0 and 1),
  reasons text[] not null default '{}',
  -- Masked.
  excerpt text not null check (length(excerpt) <= 300),
  -- A decision about a text outlives the reading: the next one finds the same text again.
  text_digest bytea not null check (octet_length(text_digest) = 32),
  -- Null: a passage that is to be blocked is held back, a suspicious one may be found.
  decision text check (decision in ('use', 'leave_out')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references public.documents (tenant_id, id) on delete cascade,
  constraint passage_findings_passage check (
    (origin = 'text') = (body is not null) and (origin = 'text') = (position is not null)),
  -- What no reader sees cannot be put to use.
  constraint passage_findings_usable check (origin = 'text' or decision is distinct from 'use'),
  constraint passage_findings_decision check ((decision is null) = (decided_at is null))
);
create index passage_findings_document on public.passage_findings (tenant_id, document_id);

select app_schema.protect_tenant_table('public.passage_findings');
reset role;

set local role app_def;

-- As before, and with a finding in the canary's document.
create or replace function app.prepare_canary(p_user uuid, p_session uuid, p_api_key uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  tenant uuid := app_ctx.tenant_id();
  one uuid := app.uuid_v7();
begin
  perform app.enter_canary(p_user, p_session, p_api_key);

  insert into public.desk_settings (tenant_id) values (tenant) on conflict do nothing;
  insert into public.opening_hours (tenant_id, weekday, opens, closes) values (tenant, 1, '08:00', '18:00')
  on conflict do nothing;
  insert into public.special_days (tenant_id, day, name) values (tenant, '2030-12-25', 'Canary')
  on conflict do nothing;

  -- Searched like any other: its passage fills the index by itself.
  if not exists (select from public.passages p where p.tenant_id = tenant) then
    insert into public.documents (tenant_id, id, title, media_type, language, byte_size, source, answer)
    values (tenant, one, 'Canary', 'text/plain', 'en', 6, 'faq', 'Canary');
    insert into public.passages (tenant_id, id, document_id, position, body)
    values (tenant, one, one, 0, 'A canary sings in its own cage.');
  end if;
  insert into public.passage_findings (tenant_id, id, document_id, origin, verdict, score, excerpt, text_digest)
  select tenant, one, p.document_id, 'title', 'suspicious', 0, 'Canary', sha256('canary')
  from public.passages p where p.tenant_id = tenant
    and not exists (select from public.passage_findings f where f.tenant_id = tenant)
  limit 1;
  if to_regclass('public.passage_embeddings') is not null then
    execute $embedding$
      insert into public.passage_embeddings (tenant_id, passage_id, model, embedding)
      select p.tenant_id, p.id, 'canary', array_fill(1::real, array[1024])::public.vector
      from public.passages p where p.tenant_id = (select app_ctx.tenant_id()) on conflict do nothing
    $embedding$;
  end if;
  insert into public.regression_questions (tenant_id, id, question, expected)
  select tenant, one, 'Canary?', 'Canary'
  where not exists (select from public.regression_questions q where q.tenant_id = tenant);

  -- Without a row in channel_routes and paused: no webhook reaches it, and nothing is sent.
  if not exists (select from public.outbox o where o.tenant_id = tenant) then
    insert into public.channels (tenant_id, id, provider, external_id, display_name, sealed_token, state)
    values (tenant, one, 'whatsapp', 'canary-' || one, 'Canary', '', 'paused');
    insert into public.contacts (tenant_id, id) values (tenant, one);
    insert into public.contact_identifiers (tenant_id, provider, kind, value, contact_id)
    values (tenant, 'whatsapp', 'wa_id', 'canary-' || one, one);
    insert into public.conversations (tenant_id, id, channel_id, contact_id) values (tenant, one, one, one);
    insert into public.messages (
      tenant_id, id, conversation_id, channel_id, direction, author, content_type, body, sent_at, received_at)
    values (tenant, one, one, one, 'in', 'customer', 'text', 'Canary', clock_timestamp(), clock_timestamp());
    insert into public.outbox (tenant_id, id, conversation_id, turn, kind, state)
    values (tenant, one, one, 1, 'reply', 'queued');
    update public.outbox o set state = 'sent' where o.tenant_id = tenant and o.id = one;
  end if;
end
$$;
reset role;
