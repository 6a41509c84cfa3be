import { desc } from 'drizzle-orm';
import { regressionQuestions } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';

/** The API's shape of a question that is asked again, for `select` and `returning`. */
export const questionView = {
  id: regressionQuestions.id,
  question: regressionQuestions.question,
  expected: regressionQuestions.expected,
  state: regressionQuestions.state,
  answer: regressionQuestions.answer,
  checkedAt: regressionQuestions.checkedAt,
  createdAt: regressionQuestions.createdAt,
};

/** The questions of corrected answers, newest first, at most 1,000. */
export async function listQuestions(db: TenantDb) {
  const [questions] = await db.batch((queries) => [
    queries
      .select(questionView)
      .from(regressionQuestions)
      .orderBy(desc(regressionQuestions.createdAt), desc(regressionQuestions.id))
      .limit(1000),
  ]);
  return questions;
}
