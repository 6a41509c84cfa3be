import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../dev/database/embedded-postgres.ts';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { migrate } from '../../dev/database/migrate.ts';
import { pgTarget } from '../../dev/database/migration-target.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const password = 'a-password-of-the-tests';

let server: PostgresServer;
let owner: pg.Client;
beforeAll(async () => {
  server = await startPostgres();
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`create role database_owner login createrole createdb password '${password}'`);
  await admin.query('create database hosted owner database_owner');
  await admin.end();
  owner = new pg.Client({ connectionString: server.url('hosted', 'database_owner', password) });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await server?.stop();
});

/** As on Neon: the migrator owns the database and may make roles, but is no superuser. */
it('migrates as an owner that is no superuser, and the app role is confined', async () => {
  const passwords = { app_rw: password, app_job: password };
  expect((await migrate(pgTarget(owner), { folder: migrations, passwords })).applied.length).toBeGreaterThan(
    8,
  );
  await installContextKeys(pgTarget(owner), parseKeyring(`c1:${Buffer.alloc(32, 1).toString('base64')}`));

  const app = new pg.Client({ connectionString: server.url('hosted', 'app_rw', password) });
  await app.connect();
  expect((await app.query('select app_ctx.assert_confined()')).rowCount).toBe(1);
  await expect(app.query('select * from app_ctx.signing_keys')).rejects.toMatchObject({ code: '42501' });
  await expect(app.query('set role app_owner')).rejects.toMatchObject({ code: '42501' });
  await app.end();
});
