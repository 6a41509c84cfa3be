import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import type { Language } from '../../domain/language.ts';
import { callFunction } from './outcome.ts';

/** Gives the organisation another name and, where one is given, another language. */
export async function rename(
  db: TenantDb,
  { name, language }: { name: string; language: Language | null },
): Promise<void> {
  await callFunction(db, sql`app.rename_organisation(${name}, ${language}::text)`);
}
