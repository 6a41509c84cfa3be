import { count } from 'drizzle-orm';
import { sql } from 'drizzle-orm/sql';
import { conversations, documents } from '../../../data/schema/index.ts';
import { openJobDb, type TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import { readConfig } from '../../../platform/config.ts';

type Row = { dueAt: string | null; erased: { id: string; name: string }[]; leaves: string[] };

/** What goes with an account: organisations that nobody else owns. The others are left, and stay. */
export interface Losses {
  organisations: { name: string; conversations: number; documents: number }[];
  leaves: string[];
}

/** Whether the caller's deletion is pending, until when (ISO 8601) it can be undone, and what it takes along. */
export async function readDeletion(
  env: Env,
  db: TenantDb,
): Promise<{ isPending: boolean; dueAt: string | null; loses: Losses }> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<Row>(sql`select due_at as "dueAt", erased, leaves from app.read_deletion()`),
  ]);
  const [row] = rows;
  if (!row) throw new AppError('internal');
  const organisations = await Promise.all(row.erased.map((organisation) => measure(env, organisation)));
  return { isPending: row.dueAt !== null, dueAt: row.dueAt, loses: { organisations, leaves: row.leaves } };
}

/** The database has just said that the organisation is the caller's; its own context shows what it holds. */
async function measure(env: Env, { id, name }: { id: string; name: string }) {
  const db = openJobDb(readConfig(env), 'accounts', id);
  const [[conversationCount], [documentCount]] = await db.batch((queries) => [
    queries.select({ value: count() }).from(conversations),
    queries.select({ value: count() }).from(documents),
  ]);
  return { name, conversations: conversationCount?.value ?? 0, documents: documentCount?.value ?? 0 };
}
