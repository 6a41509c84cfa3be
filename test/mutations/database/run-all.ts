import { startMigratedServer } from '../../support/postgres-global-setup.ts';
import { inLanes } from '../lanes.ts';
import type { MutationResult } from '../result.ts';
import type { DatabaseMutation } from './mutation.ts';
import { expectNoLeak, runDatabaseMutation } from './run-mutation.ts';

/** As many as the machine has cores; each a server of its own, since roles belong to the server. */
const LANES = 2;

/**
 * Each mutation on a database of its own, in the order given.
 * @throws Error where the audit is not green before the first mutation, or no longer after the last
 */
export async function runDatabaseMutations(
  mutations: readonly DatabaseMutation[],
  tell: (result: MutationResult) => void,
): Promise<MutationResult[]> {
  if (mutations.length === 0) return [];
  const servers = await Promise.all(Array.from({ length: LANES }, () => startMigratedServer()));
  try {
    await inLanes(servers, servers, (_, { shared }) => expectNoLeak(shared));
    const results = await inLanes(servers, mutations, async ({ shared }, mutation) => {
      const result = await runDatabaseMutation(shared, mutation);
      tell(result);
      return result;
    });
    await inLanes(servers, servers, (_, { shared }) => expectNoLeak(shared));
    return results;
  } finally {
    await Promise.all(servers.map(({ server }) => server.stop()));
  }
}
