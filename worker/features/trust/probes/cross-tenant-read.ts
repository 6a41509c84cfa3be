import { CANARIES, openAsJob, openAsPerson, prepareCanaries } from '../isolation/canaries.ts';
import { findForeignRows } from '../isolation/find-foreign-rows.ts';
import { isForgedContextRefused } from '../isolation/forged-context.ts';
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
    const [asPerson, asJob, own, isForgedRefused] = await Promise.all([
      findForeignRows(openAsPerson(config, one)),
      findForeignRows(openAsJob(config, one.tenantId)),
      findForeignRows(openAsPerson(config, other)),
      isForgedContextRefused(config, one.tenantId),
    ]);
    const tried = [...asPerson, ...asJob, ...own];
    if (tried.some(({ seesForeign }) => seesForeign)) return 'foreign_row';
    // Not seeing what is not there would show nothing.
    if (tried.length === 0 || tried.some(({ seesOwn }) => !seesOwn)) return 'canary_incomplete';
    return isForgedRefused ? null : 'forged_context';
  },
};
