import type { PGlite } from '@electric-sql/pglite';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgliteTarget } from '../../dev/database/migration-target.ts';
import { DEMO_BUSINESSES, type DemoBusiness } from '../../dev/seed/businesses.ts';
import { seedAccounts } from '../../dev/seed/seed-accounts.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { Answer, RetrievedPassage } from '../../worker/providers/models/answer-model.ts';
import { subjectWords } from '../../worker/providers/models/expected-answer.ts';
import { extractiveModel } from '../../worker/providers/models/extractive.ts';
import { contextKeys, jobContext } from './context.ts';
import { extractHandbook } from './extract-handbook.ts';
import { openMigratedPglite } from './migrated-pglite.ts';

/** A PGlite in memory with the demo businesses and the passages of their handbooks. */
export async function openDemoHandbooks(): Promise<PGlite> {
  const db = await openMigratedPglite();
  await installContextKeys(pgliteTarget(db), contextKeys);
  await seedAccounts(pgliteTarget(db), DEMO_BUSINESSES);
  for (const business of DEMO_BUSINESSES) {
    for (const fileName of business.documents) await insertDocument(db, business, fileName);
  }
  return db;
}

/** What the assistant answers to a burst, one message a line: searched and composed as a turn does it. */
export async function askHandbooks(db: PGlite, business: DemoBusiness, burst: string): Promise<Answer> {
  const hints = burst.split('\n').map((message) => subjectWords(message).join(' '));
  const context = await jobContext(business.tenantId);
  const { rows } = await db.transaction(async (transaction) => {
    await transaction.query(`select set_config('app.ctx', $1, true)`, [context]);
    await transaction.exec('set local role app_job');
    return transaction.query<RetrievedPassage>(
      `select passage_id as id, document_id as "documentId", 'file' as source, document_title as "documentTitle", headings, body as text, coverage
       from app.search_passages($1, $2, $3, 8)`,
      [burst, hints.join(' '), business.language],
    );
  });
  const request = {
    question: burst,
    passages: rows,
    language: business.language,
    now: new Date(0),
    saidBefore: [],
  };
  return extractiveModel.answer(request, new AbortController().signal);
}

async function insertDocument(db: PGlite, { key, tenantId, language }: DemoBusiness, fileName: string) {
  const { title, passages, byteSize } = await extractHandbook(key, fileName);
  const id = uuidV7();
  await db.query(
    `insert into public.documents (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
     values ($1, $2, $3, $4, 'text/plain', $5, $6, $7)`,
    [tenantId, id, title ?? fileName, fileName, language, byteSize, fileName],
  );
  for (const { position, headings, text } of passages) {
    await db.query(
      `insert into public.passages (tenant_id, id, document_id, position, headings, body)
       values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, uuidV7(), id, position, headings, text],
    );
  }
}
