import type pg from 'pg';
import { uuidV7 } from '../../worker/domain/ids.ts';

const WORDS = 30_000;
const WORDS_PER_PASSAGE = 60;
/** Stop words are not made: the commonest word is in about every sixth passage, as in a text without them. */
const FIRST_RANK = 50;

/**
 * Fills a database with tenants of made-up Spanish-looking passages, word frequencies by Zipf: one tenant of each
 * size, and others of 2 passages until there are `tenants`. Returns the ids of the first, in order of `sizes`.
 * The index is written by a copy of the triggers' rule in bulk, since a hundred thousand passages take them minutes.
 */
export async function fillSearch(
  admin: pg.Client,
  { sizes, tenants }: { sizes: readonly number[]; tenants: number },
): Promise<string[]> {
  const measured = sizes.map((size) => ({ id: uuidV7(), size }));
  const others = Array.from({ length: tenants - sizes.length }, () => ({ id: uuidV7(), size: 2 }));
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query(
    `create temporary table load_tenant on commit drop as
     select (t ->> 'id')::uuid as id, (t ->> 'size')::integer as size from jsonb_array_elements($1::jsonb) t`,
    [JSON.stringify([...measured, ...others])],
  );
  // One index is made again after the rows, in order: row by row it takes minutes.
  const byTerm = await admin.query<{ sql: string }>(
    `select pg_get_indexdef('public.passage_terms_term'::regclass) as sql`,
  );
  await admin.query('drop index public.passage_terms_term');
  for (const statement of STATEMENTS) await admin.query(statement);
  await admin.query(byTerm.rows[0]?.sql ?? '');
  await admin.query('commit');
  await admin.query('vacuum (analyze)');
  return measured.map(({ id }) => id);
}

const STATEMENTS = [
  'select setseed(0.5)',
  `set local work_mem = '256MB'`,
  `insert into tenants (id, name, language, time_zone) select id, 'load', 'es', 'UTC' from load_tenant`,
  `insert into documents (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
   select id, id, 'Load', 'load.txt', 'text/plain', 'es', 0, 'load' from load_tenant`,
  // Four syllables each, distinct by number; the term is what the index would make of the word.
  `create temporary table load_word on commit drop as
   select w.rank, w.word, t.term
   from (
     select n as rank, string_agg(substr('bcdflmnprt', d % 10 + 1, 1) || substr('aeiou', d / 10 % 5 + 1, 1), ''
       order by place) as word
     from generate_series(1, ${WORDS}) n,
       lateral (values (1, n % 50), (2, n / 50 % 50), (3, n / 2500 % 50), (4, n * 7 % 50)) s (place, d)
     group by n
   ) w cross join lateral (select term from app.terms(w.word, 'es') limit 1) t`,
  'create unique index on load_word (rank)',
  'analyze load_word',
  `create temporary table load_token on commit drop as
   select t.id as tenant_id, p.id, p.position, w.word, w.term
   from load_tenant t
   cross join lateral (select gen_random_uuid() as id, n as position from generate_series(1, t.size) n) p
   cross join lateral (
     select floor(${FIRST_RANK} * exp(random() * ln(${WORDS} / ${FIRST_RANK}.0)))::integer as rank
     -- Named here, or every passage gets the same words.
     from generate_series(1, ${WORDS_PER_PASSAGE}) n where p.id is not null
   ) r
   join load_word w on w.rank = r.rank`,
  `insert into passages (tenant_id, id, document_id, position, body, term_count)
   select tenant_id, id, tenant_id, position, string_agg(word, ' '), count(*) from load_token
   group by tenant_id, id, position`,
  `insert into passage_terms (tenant_id, term, passage_id, frequency, passage_length)
   select tenant_id, term, id, count(*), ${WORDS_PER_PASSAGE} from load_token group by 1, 3, 2 order by 1, 3, 2`,
  `insert into vocabulary (tenant_id, term, passages)
   select tenant_id, term, count(*) from (select distinct tenant_id, term, id from load_token) t group by 1, 2
   order by 1, 2`,
  `create temporary table load_trigram on commit drop as
   select t.term, g.trigram from (select distinct term from load_word) t cross join lateral app.trigrams(t.term) g`,
  `insert into vocabulary_trigrams (tenant_id, trigram, term)
   select v.tenant_id, g.trigram, v.term from vocabulary v join load_trigram g on g.term = v.term
   order by 1, 2, 3`,
  `insert into search_corpora (tenant_id, passages, terms)
   select id, size, size * ${WORDS_PER_PASSAGE} from load_tenant`,
];
