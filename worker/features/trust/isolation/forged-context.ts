import type { DatabaseConfig } from '../../../data/tenant-db.ts';
import type { Keyring } from '../../../platform/keyring.ts';
import { CANARIES, openAsJob, openAsPerson } from './canaries.ts';
import { findForeignRows } from './find-foreign-rows.ts';
import { isRefused } from './is-refused.ts';

/**
 * Whether the database refuses contexts in a tenant that our keys did not sign: our own key id with another key, and a
 * key id that nobody knows; on both connections.
 */
export async function isForgedContextRefused(config: DatabaseConfig, tenantId: string): Promise<boolean> {
  const attempts = [config.CONTEXT_KEYS.current.kid, 'nobody'].flatMap((kid) => {
    const forged = { ...config, CONTEXT_KEYS: strangeKeys(kid) };
    return [openAsPerson(forged, CANARIES[0], tenantId), openAsJob(forged, tenantId)];
  });
  const refused = await Promise.all(attempts.map((db) => isRefused(findForeignRows(db))));
  return refused.every(Boolean);
}

function strangeKeys(kid: string): Keyring {
  const key = crypto.getRandomValues(new Uint8Array(32));
  return { current: { kid, key }, byKid: new Map([[kid, key]]) };
}
