import { type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import type { SqlBackend } from '../../dev/database/sql-backend.ts';
import { makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import type { DatabaseConfig } from '../../worker/data/tenant-db.ts';
import { contextKeys } from './context.ts';
import { openTwoTenants, type TwoTenants } from './tenant-fixture.ts';
import { type WorkerEnv, workerEnv } from './worker-env.ts';

export type ServedTenants = TwoTenants & {
  backend: SqlBackend;
  endpoint: NeonEndpoint;
  config: DatabaseConfig & { DATABASE_ENDPOINT: string };
};

/** What the Worker's own code reads from its environment, with this database behind it. */
export async function servedEnv({ config }: Pick<ServedTenants, 'config'>): Promise<WorkerEnv> {
  const { kid, key } = contextKeys.current;
  const CONTEXT_KEYS = `${kid}:${Buffer.from(key).toString('base64')}`;
  return workerEnv(await makeDevSecrets(), { ...config, CONTEXT_KEYS });
}

/** Two tenants behind the endpoint that the product's own database code speaks to. */
export async function serveTwoTenants(): Promise<ServedTenants> {
  const fixture = await openTwoTenants();
  const { hostname, port } = new URL(fixture.adminUrl);
  const backend = openPgBackend({ host: hostname, port: Number(port) });
  const endpoint = await startNeonEndpoint({ port: 0, backend });
  return {
    ...{ ...fixture, backend, endpoint },
    config: {
      ...{ DATABASE_URL: fixture.rwUrl, DATABASE_JOB_URL: fixture.jobUrl },
      ...{ DATABASE_ENDPOINT: endpoint.url, CONTEXT_KEYS: contextKeys },
    },
    async close() {
      await endpoint.close();
      await backend.close();
      await fixture.close();
    },
  };
}
