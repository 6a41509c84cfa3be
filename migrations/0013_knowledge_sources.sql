-- What the business knows comes from files, web pages and answers written by hand; reading it takes time.
set local role app_owner;

alter table public.documents
  add column source text not null default 'file' check (source in ('file', 'page', 'faq')),
  add column state text not null default 'ready' check (state in ('queued', 'extracting', 'ready', 'failed')),
  add column failure text check (length(failure) between 1 and 64),
  -- Percent of the reading that is under way.
  add column progress smallint not null default 0 check (progress between 0 and 100),
  add column attempts smallint not null default 0,
  -- The original that waits to be read; object_key is that of the version that answers.
  add column pending_key text,
  add column url text check (length(url) between 1 and 2048),
  add column answer text check (length(answer) between 1 and 4000),
  add column content_hash text,
  add column fetched_at timestamptz,
  add column updated_at timestamptz not null default now(),
  alter column object_key drop not null,
  alter column file_name drop not null,
  add constraint documents_source check (
    (source = 'file') = (file_name is not null)
    and (source = 'page') = (url is not null)
    and (source = 'faq') = (answer is not null)),
  add constraint documents_failure check ((state = 'failed') = (failure is not null)),
  add constraint documents_reading check (source = 'faq' or state <> 'ready' or object_key is not null);

create unique index documents_url on public.documents (tenant_id, url) where url is not null;
create index documents_unread on public.documents (updated_at) where state in ('queued', 'extracting');

-- An answer that a person corrected: asked again after every change of what the business knows.
create table public.regression_questions (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  id uuid not null,
  question text not null check (length(question) between 1 and 2000),
  expected text not null check (length(expected) between 1 and 4000),
  -- The answer written by hand that it became; null once that was deleted.
  document_id uuid,
  state text not null default 'unchecked' check (state in ('unchecked', 'passing', 'failing')),
  -- What the assistant said when it was last asked.
  answer text,
  checked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, document_id) references public.documents (tenant_id, id) on delete set null (document_id)
);
create index regression_questions_document on public.regression_questions (tenant_id, document_id);

select app_schema.protect_tenant_table('public.regression_questions');
reset role;
