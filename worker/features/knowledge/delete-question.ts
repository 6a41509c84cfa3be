import { sql } from 'drizzle-orm/sql';
import { regressionQuestions } from '../../data/schema/index.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import type { Log } from '../../platform/log.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';
import { tenantOf } from './refusals.ts';

/** Stops asking a question again; the answer written to it stays. @throws AppError not_found */
export async function deleteQuestion(env: Env, db: TenantDb, id: string, log: Log): Promise<void> {
  const [deleted] = await db.batch((queries) => [
    queries.execute(sql`
      with gone as (delete from ${regressionQuestions} where ${regressionQuestions.id} = ${id} returning id)
      select app.audit('regression.delete', ${id}) from gone`),
  ]);
  if (deleted.rows.length === 0) throw new AppError('not_found');
  await tellInbox(env, tenantOf(db), { type: 'knowledge' }, log);
}
