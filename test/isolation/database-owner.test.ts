import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../dev/database/embedded-postgres.ts';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { migrate } from '../../dev/database/migrate.ts';
import { pgTarget } from '../../dev/database/migration-target.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { snapshotDatabase } from '../support/database-traces.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const command = fileURLToPath(new URL('../../dev/audit/audit-isolation.ts', import.meta.url));
const password = 'a-password-of-the-tests';

let server: PostgresServer;
let admin: pg.Client;
let owner: pg.Client;
let url: string;
let applied: readonly string[];
beforeAll(async () => {
  server = await startPostgres();
  const operator = new pg.Client({ connectionString: server.url('postgres') });
  await operator.connect();
  await operator.query(`create role database_owner login createrole createdb password '${password}'`);
  await operator.query('create database hosted owner database_owner');
  await operator.end();
  url = server.url('hosted', 'database_owner', password);
  owner = new pg.Client({ connectionString: url });
  admin = new pg.Client({ connectionString: server.url('hosted') });
  await Promise.all([owner.connect(), admin.connect()]);
  const passwords = { app_rw: password, app_job: password };
  ({ applied } = await migrate(pgTarget(owner), { folder: migrations, passwords }));
  await installContextKeys(pgTarget(owner), parseKeyring(`c1:${Buffer.alloc(32, 1).toString('base64')}`));
});
afterAll(async () => {
  await Promise.all([owner?.end(), admin?.end()]);
  await server?.stop();
});

/** As on Neon: the migrator owns the database and may make roles, but is no superuser. */
it('migrates as an owner that is no superuser, and the app role is confined', async () => {
  expect(applied.length).toBeGreaterThan(8);
  const app = new pg.Client({ connectionString: server.url('hosted', 'app_rw', password) });
  await app.connect();
  expect((await app.query('select app_ctx.assert_confined()')).rowCount).toBe(1);
  await expect(app.query('select * from app_ctx.signing_keys')).rejects.toMatchObject({ code: '42501' });
  await expect(app.query('set role app_owner')).rejects.toMatchObject({ code: '42501' });
  await app.end();
});

it('[control isolation-test] audits that database by its owner’s URL, and leaves no trace', async () => {
  const before = await snapshotDatabase(admin);
  const { code, stdout, stderr } = await run(['--json', '--url', url]);
  expect(stderr).toBe('');
  const { tables, attacks, kinds, held, leaks, skipped } = JSON.parse(stdout);
  expect(leaks).toEqual([]);
  expect(code).toBe(0);
  expect({ kinds, held }).toEqual({ kinds: 77, held: attacks });
  expect(tables).toBeGreaterThan(30);
  // Only a superuser can take these from PUBLIC.
  expect(skipped.map(({ attack }: { attack: number }) => attack)).toEqual([46, 54]);
  expect(await snapshotDatabase(admin)).toEqual(before);
  expect((await admin.query(`select from pg_roles where rolname ~ 'audit'`)).rowCount).toBe(0);
});

it('ends with 1 on a leak, and with 2 where it is called wrongly', async () => {
  const blank = await run(['--url', server.url('postgres', 'database_owner', password)]);
  expect(blank).toMatchObject({ code: 1, stdout: expect.stringContaining('Leaks') });
  const wrong = await run(['--url', url], {});
  expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('APP_RW_PASSWORD') });
  expect((await run([`--${password}`])).stderr).not.toContain(password);
});

function run(
  args: string[],
  env: Record<string, string> = { APP_RW_PASSWORD: password, APP_JOB_PASSWORD: password },
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
