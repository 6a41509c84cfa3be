import { setTimeout } from 'node:timers/promises';
import { startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import { makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { acceptContextKeys, connect, contextKeys } from '../support/context.ts';
import { freshDatabase } from '../support/database.ts';
import type { MigratedServer } from '../support/postgres-global-setup.ts';
import { fillMembers, hoursRequests } from './gate-members.ts';
import { type GateBuilds, startGateWorkers } from './gate-workers.ts';
import { sendLoad } from './send-load.ts';
import { type Database, switchedBackend } from './switched-backend.ts';

export interface RouteComparison {
  /** Requests per second, one for each round. */
  rates: Record<Database, { portero: number[]; ungated: number[] }>;
  /** Calls of objects for one request. */
  hops: number;
}

const DATABASES: readonly Database[] = ['embedded', 'stand_in'];
// So many that none of the product's limits refuses any of them, whatever the machine can do.
const TENANTS = 200;
const PER_TENANT = 5;
const CONNECTIONS = 20;
const ROUND_REQUESTS = 200;
const ROUNDS = 15;
const REST_MS = 50;

/** A session's route with and without the gate, in front of the real database and of a stand-in; all take turns. */
export async function compareGatedRoute(
  { server, shared }: MigratedServer,
  builds: GateBuilds,
): Promise<RouteComparison> {
  const database = await freshDatabase({ postgres: shared });
  const admin = await connect(database.adminUrl);
  await acceptContextKeys(admin);
  const members = await fillMembers(admin, { tenants: TENANTS, perTenant: PER_TENANT });
  await admin.end();
  const backend = switchedBackend(openPgBackend(server));
  const endpoint = await startNeonEndpoint({ port: 0, backend });
  const secrets = { ...(await makeDevSecrets()), contextKeys: keyOf(contextKeys) };
  const databaseUrls = {
    DATABASE_URL: database.rwUrl,
    DATABASE_JOB_URL: database.jobUrl,
    DATABASE_ENDPOINT: endpoint.url,
  };
  const workers = await startGateWorkers(['portero', 'ungated', 'gates'], builds, { secrets, databaseUrls });
  try {
    const requests = await hoursRequests(members, secrets, workers.issuer);
    const rates: RouteComparison['rates'] = {
      embedded: { portero: [], ungated: [] },
      stand_in: { portero: [], ungated: [] },
    };
    let next = 0;
    const take = () => Array.from({ length: ROUND_REQUESTS }, () => at(requests, next++));
    for (let round = -2; round < ROUNDS; round++) {
      for (const used of DATABASES) {
        backend.use(used);
        // Both sides ask for the same, and who goes first changes from round to round.
        const load = take();
        for (const name of round % 2 === 0 ? NAMES : NAMES.toReversed()) {
          await setTimeout(REST_MS);
          const { rps } = await sendLoad(workers.url(name), load, CONNECTIONS, isHours);
          if (round >= 0) rates[used][name].push(rps);
        }
      }
    }
    const { path = '', headers } = at(requests, 0);
    const counted = await workers.count(path, headers.authorization ?? '');
    if (counted.status !== 200) throw new Error(`the counted request got ${counted.status}`);
    return { rates, hops: counted.hops };
  } finally {
    await workers.stop();
    await endpoint.close();
    await backend.close();
    await database.close();
  }
}

const NAMES = ['portero', 'ungated'] as const;

const isHours = (body: string) => body.startsWith('{"timeZone":"UTC"');

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to take turns');
  return value;
}

/** As the Worker takes it: `CONTEXT_KEYS`. */
function keyOf({ current: { kid, key } }: typeof contextKeys): string {
  return `${kid}:${Buffer.from(key).toString('base64')}`;
}
