import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrate } from '../../dev/database/migrate.ts';
import { type MigrationTarget, pgTarget } from '../../dev/database/migration-target.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { migrationFolder } from '../support/migration-folder.ts';

const cli = fileURLToPath(new URL('../../dev/database/migrate-cli.ts', import.meta.url));
const key = Buffer.alloc(32, 9).toString('base64');
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase({ template: 'template0' });
});
afterEach(() => database.close());

/** Runs the command and returns all that it printed. */
async function run(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; output: string }> {
  const command = promisify(execFile)(process.execPath, [cli, ...args], { env });
  const { code = 0, stdout, stderr } = await command.catch((error) => error);
  return { code, output: stdout + stderr };
}

it('migrates, then has nothing to apply, and prints no secret', async () => {
  const { passwords } = inject('postgres');
  const env = {
    DATABASE_ADMIN_URL: database.adminUrl,
    APP_RW_PASSWORD: passwords.app_rw,
    APP_JOB_PASSWORD: passwords.app_job,
    CONTEXT_KEYS: `k1:${key}`,
  };
  const done = await run(env);
  expect(done).toEqual({ code: 0, output: expect.stringContaining('0001_roles.sql applied') });
  expect(done.output).toContain('Context keys installed: k1.');
  for (const secret of [key, passwords.app_rw, passwords.app_job, new URL(database.adminUrl).password]) {
    expect(done.output).not.toContain(secret);
  }
  const again = await run({ DATABASE_ADMIN_URL: 'not used' }, '--url', database.adminUrl);
  expect(again).toEqual({ code: 0, output: expect.stringContaining('Nothing to apply.') });
});

it('says what is wrong, without secrets', async () => {
  const wrong = new URL(database.adminUrl);
  wrong.password = 'top-secret-word';
  const unreachable = 'postgresql://postgres:top-secret-word@127.0.0.1:1/x';
  const cases: [number, string, Record<string, string>, ...string[]][] = [
    [1, 'password authentication failed', {}, '--url', wrong.href],
    [1, 'ECONNREFUSED', {}, '--url', unreachable],
    [2, 'No database given', {}],
    [2, 'not a Postgres connection string', {}, '--url', 'top-secret-word'],
    [2, 'Unknown argument', {}, '--password=top-secret-word'],
    [2, 'or neither', { APP_RW_PASSWORD: 'top-secret-word-1' }, '--url', unreachable],
    [2, '16 characters', { APP_RW_PASSWORD: 'top-secret-word', APP_JOB_PASSWORD: 'x' }, '--url', unreachable],
    [2, 'CONTEXT_KEYS: expected', { CONTEXT_KEYS: 'top-secret-word' }, '--url', unreachable],
  ];
  for (const [code, message, env, ...args] of cases) {
    const result = await run(env, ...args);
    expect(result).toEqual({ code, output: expect.stringContaining(message) });
    expect(result.output).not.toContain('top-secret-word');
  }
});

// In this file, since two sessions that alter one role at the same time disturb each other.
it('sets passwords, whatever characters they hold', async () => {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const { folder, remove } = await migrationFolder({ '0001_first.sql': 'create table first ();' });
  const target = pgTarget(client);
  const statements: string[] = [];
  const held: MigrationTarget = {
    query: target.query,
    execute: async (sql) =>
      sql.startsWith('alter role') ? void statements.push(sql) : await target.execute(sql),
  };
  const odd = { app_rw: `it's "%" \\ $$ ñ`, app_job: `'; drop table first; --` };
  await migrate(held, { folder, passwords: odd });
  expect(statements).toHaveLength(2);
  // Roles belong to the whole server: the statements run in a transaction that is rolled back.
  await client.query('begin');
  for (const sql of statements) await client.query(sql);
  const { rows } = await client.query('select rolpassword from pg_authid where rolname = $1', ['app_job']);
  expect(rows[0].rolpassword).toMatch(/^SCRAM-SHA-256/);
  await client.query('select * from first');
  await client.query('rollback');
  await client.end();
  await remove();
});
