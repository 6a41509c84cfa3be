import { type DatabaseConfig, openJobDb } from '../../../data/tenant-db.ts';
import type { Keyring } from '../../../platform/keyring.ts';
import { CANARIES, openAsPerson, prepareCanaries } from '../isolation/canaries.ts';
import { findForeignRows } from '../isolation/find-foreign-rows.ts';
import { isRefused } from '../isolation/is-refused.ts';
import type { Probe } from './probe.ts';

/**
 * Whether one tenant reads another's rows: a canary's person and its jobs try every table, for the other canary's rows
 * and for anybody's. Then the same with contexts that our keys did not sign.
 */
export const crossTenantRead: Probe = {
  name: 'cross-tenant-read',
  async run({ config }) {
    await prepareCanaries(config);
    const [one, other] = CANARIES;
    const [asPerson, asJob, own] = await Promise.all([
      findForeignRows(openAsPerson(config, one)),
      findForeignRows(openJobDb(config, 'run-probes', one.tenantId)),
      findForeignRows(openAsPerson(config, other)),
    ]);
    const tried = [...asPerson, ...asJob, ...own];
    if (tried.some(({ seesForeign }) => seesForeign)) return 'foreign_row';
    // Not seeing what is not there would show nothing.
    if (tried.length === 0 || tried.some(({ seesOwn }) => !seesOwn)) return 'canary_incomplete';
    return (await isForgedContextRefused(config)) ? null : 'forged_context';
  },
};

/** Our own key id with another key, and a key id that nobody knows; on both connections. */
async function isForgedContextRefused(config: DatabaseConfig): Promise<boolean> {
  const { kid } = config.CONTEXT_KEYS.current;
  const attempts = [kid, 'nobody'].flatMap((forgedKid) => {
    const forged = { ...config, CONTEXT_KEYS: strangeKeys(forgedKid) };
    const [{ tenantId }] = CANARIES;
    return [openAsPerson(forged, CANARIES[0]), openJobDb(forged, 'run-probes', tenantId)];
  });
  const refused = await Promise.all(attempts.map((db) => isRefused(findForeignRows(db))));
  return refused.every(Boolean);
}

function strangeKeys(kid: string): Keyring {
  const key = crypto.getRandomValues(new Uint8Array(32));
  return { current: { kid, key }, byKid: new Map([[kid, key]]) };
}
