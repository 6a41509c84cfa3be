import { eq, isNull, lt, or } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { regressionQuestions, tenants } from '../../data/schema/index.ts';
import { openJobDb, type TenantDb } from '../../data/tenant-db.ts';
import type { Language } from '../../domain/language.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import type { RetrievedPassage } from '../../providers/models/answer-model.ts';
import { guardedQuotes } from '../../providers/models/guarded-quotes.ts';
import { fold } from '../../providers/models/terms.ts';
import { searchQuery } from '../assistant/search-query.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';

const LIMIT = 200;
const AT_ONCE = 20;
const TIMEOUT_MS = 30_000;
/** Clocks differ; a check that began this close to the request is not taken for one after it. */
const CLOCK_SKEW_MS = 1_000;

type Question = Pick<
  typeof regressionQuestions.$inferSelect,
  'id' | 'question' | 'expected' | 'documentId' | 'state'
>;

/**
 * Asks the corrected questions again that were not asked since `requestedAt`, the longest unasked first, at most 200:
 * many changes in a row are then one check. By search and the built-in answerer, which costs nothing and never varies.
 */
export async function recheckQuestions(
  env: Env,
  tenantId: string,
  requestedAt: Date,
  log: Log,
): Promise<void> {
  const db = openJobDb(readConfig(env), 'knowledge', tenantId);
  const since = new Date(requestedAt.getTime() + CLOCK_SKEW_MS);
  const { checkedAt } = regressionQuestions;
  const [[tenant], due] = await db.batch((queries) => [
    queries.select({ language: tenants.language }).from(tenants),
    queries
      .select()
      .from(regressionQuestions)
      .where(or(isNull(checkedAt), lt(checkedAt, since)))
      .orderBy(sql`${checkedAt} nulls first`)
      .limit(LIMIT),
  ]);
  if (!tenant || due.length === 0) return;
  let failing = 0;
  for (let start = 0; start < due.length; start += AT_ONCE) {
    failing += await recheck(db, due.slice(start, start + AT_ONCE), tenant.language);
  }
  log.info('regression.checked', { questions: due.length });
  if (failing > 0) log.warn('regression.failing', { questions: failing });
  await tellInbox(env, tenantId, { type: 'knowledge' }, log);
}

/** Returns how many fail now that did not before. */
async function recheck(db: TenantDb, questions: Question[], language: Language): Promise<number> {
  const checkedAt = new Date();
  const found = await db.batch((queries) => [
    queries.execute(sql`select 1`),
    ...questions.map(({ question }) =>
      queries.execute<{ passages: unknown }>(searchQuery(question, language)),
    ),
  ]);
  const results = await Promise.all(
    questions.map(async (question, index) => {
      const passages = found[index + 1]?.rows[0]?.passages ?? [];
      return { ...(await ask(question, passages as RetrievedPassage[], language)), before: question };
    }),
  );
  await db.batch((queries) => [
    queries.execute(sql`select 1`),
    ...results.map(({ before, isPassing, answer }) =>
      queries
        .update(regressionQuestions)
        .set({ state: isPassing ? 'passing' : 'failing', answer, checkedAt })
        .where(eq(regressionQuestions.id, before.id)),
    ),
  ]);
  return results.filter(({ before, isPassing }) => !isPassing && before.state !== 'failing').length;
}

/** Passing: the answer rests on what was written by hand, or says what was expected. */
async function ask(
  { question, expected, documentId }: Question,
  passages: RetrievedPassage[],
  language: Language,
): Promise<{ isPassing: boolean; answer: string | null }> {
  const answer = await guardedQuotes.answer(
    { question, passages, language, now: new Date(), saidBefore: [] },
    AbortSignal.timeout(TIMEOUT_MS),
  );
  if (answer.kind === 'unknown') return { isPassing: false, answer: null };
  const cited = answer.citations.map(
    ({ passageId }) => passages.find(({ id }) => id === passageId)?.documentId,
  );
  const isWritten = documentId !== null && cited.includes(documentId);
  return { isPassing: isWritten || oneLine(answer.text).includes(oneLine(expected)), answer: answer.text };
}

function oneLine(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}
