import { openAsJob, openAsPerson, openByKey } from '../../isolation/canaries.ts';
import { findForeignRows, type TableSight } from '../../isolation/find-foreign-rows.ts';
import { isForgedContextRefused } from '../../isolation/forged-context.ts';
import { isRefused } from '../../isolation/is-refused.ts';
import type { Attempt, Check } from '../check.ts';

/** The owner's own context asks every table for the canary's rows. */
export const ownerReadsOthers: Check = async ({ db, canary }) => {
  return judge(await findForeignRows(db, canary.tenantId));
};

/**
 * The canary's person and its jobs ask every table for anybody's rows, this organisation's among them: where it has none
 * in a table, another's show that the table is open. They see their own, so that it counts.
 */
export const othersReadRows: Check = async ({ config, canary }) => {
  const seen = await Promise.all(
    [openAsPerson(config, canary), openAsJob(config, canary.tenantId)].map((db) => findForeignRows(db)),
  );
  const { tried, isSafe } = judge(seen.flat());
  return { tried, isSafe: isSafe && seen.flat().every(({ seesOwn }) => seesOwn) };
};

/** Rightly signed contexts of people who do not belong: the canary's person here, the owner there. */
export const strangersEnter: Check = ({ config, owner, canary }) =>
  refused([
    findForeignRows(openAsPerson(config, canary, owner.tenantId)),
    findForeignRows(openAsPerson(config, owner, canary.tenantId)),
  ]);

/** Contexts in this organisation that our keys did not sign: two keys on two connections. */
export const forgedContexts: Check = async ({ config, owner }) => ({
  tried: 4,
  isSafe: await isForgedContextRefused(config, owner.tenantId),
});

/** The canary's API key: at home it asks every table for anybody's rows; here it is refused. */
export const keysOfOthers: Check = async ({ config, owner, canary }) => {
  const [atHome, here] = await Promise.all([
    findForeignRows(openByKey(config, canary)).then(judge),
    refused([findForeignRows(openByKey(config, canary, owner.tenantId))]),
  ]);
  return { tried: atHome.tried + here.tried, isSafe: atHome.isSafe && here.isSafe };
};

function judge(seen: readonly TableSight[]): Attempt {
  // A catalogue without tables has shown nothing.
  return { tried: seen.length, isSafe: seen.length > 0 && seen.every(({ seesForeign }) => !seesForeign) };
}

async function refused(attempts: Promise<unknown>[]): Promise<Attempt> {
  const outcomes = await Promise.all(attempts.map(isRefused));
  return { tried: outcomes.length, isSafe: outcomes.every(Boolean) };
}
