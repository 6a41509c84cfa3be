import { type SQL, sql } from 'drizzle-orm/sql';
import type { Language } from '../../domain/language.ts';

/** The business's own language, looked up by the statement that stores a document. */
export function tenantLanguage(tenantId: string): SQL<Language> {
  return sql<Language>`(select t.language from public.tenants t where t.id = ${tenantId})`;
}
