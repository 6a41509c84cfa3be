import { sql } from 'drizzle-orm/sql';
import { passageEmbeddings } from '../../../../data/schema/index.ts';
import type { TenantDb } from '../../../../data/tenant-db.ts';
import { openAsPerson } from '../../isolation/canaries.ts';
import { type Check, NOTHING_TO_TRY } from '../check.ts';

/** As migrations/0040_live_probes.sql makes it. */
const CANARY_VECTOR = { model: 'canary', embedding: `[${Array(1024).fill(1)}]` };

/**
 * Each side searches with the other's vector, which is as near as anything can be: the canary with one of this
 * organisation's, the owner with the canary's own.
 */
export const othersSearchVectors: Check = async ({ config, db, canary }) => {
  if (!(await hasVectors(db))) return NOTHING_TO_TRY;
  const asCanary = openAsPerson(config, canary);
  const own = await readVector(db);
  const [byOwner, byCanary, atHome] = await Promise.all([
    countNearest(db, CANARY_VECTOR),
    own ? countNearest(asCanary, own) : 0,
    countNearest(asCanary, CANARY_VECTOR),
  ]);
  return { tried: own ? 2 : 1, isSafe: byOwner === 0 && byCanary === 0 && atHome > 0 };
};

async function hasVectors(db: TenantDb): Promise<boolean> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ isThere: boolean }>(
      sql`select to_regclass('public.passage_embeddings') is not null as "isThere"`,
    ),
  ]);
  return rows[0]?.isThere === true;
}

async function readVector(db: TenantDb): Promise<{ model: string; embedding: string } | undefined> {
  const [[vector]] = await db.batch((queries) => [
    queries
      .select({
        model: passageEmbeddings.model,
        embedding: sql<string>`${passageEmbeddings.embedding}::text`,
      })
      .from(passageEmbeddings)
      .limit(1),
  ]);
  return vector;
}

async function countNearest(
  db: TenantDb,
  { model, embedding }: { model: string; embedding: string },
): Promise<number> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute(sql`select from app.nearest_passages(${embedding}, ${model}, 10)`),
  ]);
  return rows.length;
}
