import { desc, ne } from 'drizzle-orm';
import { documents } from '../../../../data/schema/index.ts';
import type { TenantDb } from '../../../../data/tenant-db.ts';
import { AppError } from '../../../../domain/errors.ts';
import { objectKeys } from '../../../../platform/bucket.ts';
import { readOriginal } from '../../../knowledge/read-original.ts';
import { openAsPerson } from '../../isolation/canaries.ts';
import { type Check, NOTHING_TO_TRY } from '../check.ts';

const MAX_KEYS = 1000;
/** As many as are fetched. */
const SAMPLE = 5;

/** Every file of the organisation lies in the organisation's own folder of the bucket. */
export const filesInOwnFolder: Check = async ({ db, owner }) => {
  const folder = objectKeys.tenantFolder(owner.tenantId);
  const keys = (await listFiles(db, MAX_KEYS))
    .flatMap(({ objectKey, pendingKey }) => [objectKey, pendingKey])
    .filter((key) => key !== null);
  return { tried: keys.length, isSafe: keys.every((key) => key.startsWith(folder)) };
};

/** The canary asks for files of this organisation by their ids, the way the product reads them; the owner gets them. */
export const othersReadFiles: Check = async ({ env, config, db, canary }) => {
  const files = await listFiles(db, SAMPLE);
  if (files.length === 0) return NOTHING_TO_TRY;
  const asCanary = openAsPerson(config, canary);
  const outcomes = await Promise.all(
    files.map(async ({ id }) => (await isReadable(env, db, id)) && !(await isReadable(env, asCanary, id))),
  );
  return { tried: files.length, isSafe: outcomes.every(Boolean) };
};

async function listFiles(db: TenantDb, limit: number) {
  const [rows] = await db.batch((queries) => [
    queries
      .select({ id: documents.id, objectKey: documents.objectKey, pendingKey: documents.pendingKey })
      .from(documents)
      .where(ne(documents.source, 'faq'))
      .orderBy(desc(documents.id))
      .limit(limit),
  ]);
  return rows;
}

async function isReadable(env: Env, db: TenantDb, id: string): Promise<boolean> {
  try {
    const original = await readOriginal(env, db, id);
    await original.body?.cancel();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return false;
    throw error;
  }
}
