-- requires: vector
-- A table of its own, so that a database without pgvector has everything else.
create extension if not exists vector;

set local role app_owner;

create table public.passage_embeddings (
  tenant_id uuid not null,
  passage_id uuid not null,
  model text not null,
  embedding vector(1024) not null,
  primary key (tenant_id, passage_id, model),
  foreign key (tenant_id, passage_id) references public.passages (tenant_id, id) on delete cascade
);

select app_schema.protect_tenant_table('public.passage_embeddings');
reset role;
