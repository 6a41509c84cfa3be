import { sql } from 'drizzle-orm/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import type { SqlBackend } from '../../dev/database/sql-backend.ts';
import { toAppError } from '../../worker/data/database-error.ts';
import { openJobDb } from '../../worker/data/tenant-db.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let backend: SqlBackend;
let endpoint: NeonEndpoint;
beforeAll(async () => {
  database = await freshDatabase();
  const { hostname, port } = new URL(database.adminUrl);
  backend = openPgBackend({ host: hostname, port: Number(port) });
  endpoint = await startNeonEndpoint({ port: 0, backend });
});
afterAll(async () => {
  await endpoint.close();
  await backend.close();
  await database.close();
});

it('refuses to serve a connection that could pass row level security by [control database-role]', async () => {
  const config = {
    DATABASE_URL: database.adminUrl,
    DATABASE_JOB_URL: database.adminUrl,
    DATABASE_ENDPOINT: endpoint.url,
    CONTEXT_KEYS: parseKeyring(`c1:${Buffer.alloc(32, 1).toString('base64')}`),
  };
  const refusal = await openJobDb(config, 'operator', null)
    .batch((queries) => [queries.execute(sql`select 1`)])
    .catch(toAppError);
  expect(refusal).toMatchObject({ code: 'not_configured', detail: 'database_role' });
});
