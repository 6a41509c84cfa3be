import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { openPglite } from '../../dev/database/open-pglite.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A PGlite in memory with all migrations and pgvector, from the dump that `npm run dev` starts from too. */
export function openMigratedPglite(): Promise<PGlite> {
  return openPglite({ dataDir: null, cacheDir: pathOf('.dev/cache'), migrations: pathOf('migrations') });
}
