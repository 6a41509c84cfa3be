import { createHmac } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { migrate } from '../../dev/database/migrate.ts';
import { type MigrationTarget, pgliteTarget, pgTarget } from '../../dev/database/migration-target.ts';
import { createMigration } from '../../dev/database/new-migration.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { migrationFolder } from '../support/migration-folder.ts';

const first = { '0001_first.sql': 'create table first (id int);' };
const needsVector = '-- requires: vector\ncreate extension vector;';
let database: TestDatabase;
let client: pg.Client;
let target: MigrationTarget;
let migrations: Awaited<ReturnType<typeof migrationFolder>>;

beforeEach(async () => {
  database = await freshDatabase({ template: 'template0' });
  client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  target = pgTarget(client);
  migrations = await migrationFolder(first);
});
afterEach(async () => {
  await client.end();
  await database.close();
  await migrations.remove();
});

const run = (onto = target) => migrate(onto, { folder: migrations.folder, passwords: null });
const tables = async (onto = target) => {
  const { rows } = await onto.query(`select tablename from pg_tables where schemaname = 'public' order by 1`);
  return rows.map(({ tablename }) => tablename);
};

describe('migrate', () => {
  it('applies in order, once', async () => {
    await migrations.write('0002_second-thing.sql', 'alter table first add column note text;');
    const lines: string[] = [];
    const report = await migrate(target, {
      folder: migrations.folder,
      passwords: null,
      log: (line) => lines.push(line),
    });
    expect(report).toEqual({ applied: ['0001_first.sql', '0002_second-thing.sql'], waiting: [] });
    expect(lines).toEqual(['0001_first.sql applied', '0002_second-thing.sql applied']);
    await migrations.write('0003_third.sql', 'create table third ();');
    expect((await run()).applied).toEqual(['0003_third.sql']);
    expect((await run()).applied).toEqual([]);
  });

  it('leaves nothing of a file that fails, and keeps those before it', async () => {
    await migrations.write('0002_broken.sql', 'create table half (); select 1 / 0;');
    await migrations.write('0003_never.sql', 'create table never ();');
    await expect(run()).rejects.toThrow('0002_broken.sql failed: division by zero');
    expect(await tables()).toEqual(['first']);
    await migrations.write('0002_broken.sql', 'create table whole ();');
    expect((await run()).applied).toEqual(['0002_broken.sql', '0003_never.sql']);
  });

  it('refuses an applied file that changed or went, before applying anything', async () => {
    await run();
    await migrations.write('0002_next.sql', 'create table next ();');
    await migrations.write('0001_first.sql', 'create table first (id bigint);');
    await expect(run()).rejects.toThrow('0001_first.sql has changed since');
    const emptied = await migrationFolder({ '0002_next.sql': 'create table next ();' });
    await expect(migrate(target, { folder: emptied.folder, passwords: null })).rejects.toThrow(
      '0001_first.sql was applied, but is not in the folder',
    );
    await emptied.remove();
    expect(await tables()).toEqual(['first']);
  });

  it('does not mind line ends', async () => {
    await migrations.write('0001_first.sql', 'create table first (id int);\n');
    await run();
    await migrations.write('0001_first.sql', 'create table first (id int);\r\n');
    expect((await run()).applied).toEqual([]);
  });

  it('refuses an earlier number that appears later', async () => {
    await migrations.write('0003_third.sql', 'create table third ();');
    await run();
    await migrations.write('0002_second.sql', 'create table second ();');
    await expect(run()).rejects.toThrow('0002_second.sql is new, but a later number was applied');
  });

  it.each([
    ['0001_other.sql', 'have the same number'],
    ['2_short.sql', 'NNNN_name.sql'],
    ['0002_Upper.sql', 'NNNN_name.sql'],
  ])('refuses the name %s', async (name, message) => {
    await migrations.write(name, 'select 1;');
    await expect(run()).rejects.toThrow(message);
    expect(await tables()).toEqual([]);
  });

  it('refuses a file that ends its own transaction', async () => {
    await migrations.write('0002_commits.sql', 'create table second (); commit; begin;');
    await expect(run()).rejects.toThrow('0002_commits.sql failed: it ends its own transaction');
  });

  it('does not carry a role or a setting into the next file', async () => {
    await migrations.write('0002_owner.sql', `set role app_owner; set search_path = pg_temp;`);
    await migrations.write('0003_next.sql', 'create table next ();');
    await run();
    const { rows } = await target.query(`select tableowner from pg_tables where tablename = 'next'`);
    expect(rows).toEqual([{ tableowner: 'postgres' }]);
    expect((await target.query('select current_user::text as role')).rows).toEqual([{ role: 'postgres' }]);
  });

  it('waits for an extension that is not there', async () => {
    await migrations.write('0002_vectors.sql', needsVector);
    await migrations.write('0003_third.sql', 'create table third ();');
    const report = { applied: ['0001_first.sql', '0003_third.sql'], waiting: ['0002_vectors.sql'] };
    expect(await run()).toEqual(report);
    expect(await run()).toEqual({ applied: [], waiting: ['0002_vectors.sql'] });
  });

  it('applies what waited for an extension once it is there', async () => {
    await migrations.write('0002_amcheck.sql', '-- requires: no_such\ncreate extension amcheck;');
    await migrations.write('0003_third.sql', 'create table third ();');
    await run();
    await migrations.write('0002_amcheck.sql', '-- requires: amcheck\ncreate extension amcheck;');
    expect(await run()).toEqual({ applied: ['0002_amcheck.sql'], waiting: [] });
  });

  it('lets two runners apply each file once', async () => {
    await migrations.write('0002_slow.sql', 'select pg_sleep(0.3); create table slow ();');
    const other = new pg.Client({ connectionString: database.adminUrl });
    await other.connect();
    const reports = await Promise.all([run(), run(pgTarget(other))]);
    await other.end();
    expect(reports.flatMap(({ applied }) => applied).sort()).toEqual(['0001_first.sql', '0002_slow.sql']);
  });

  it('hides its log from the login roles', async () => {
    await run();
    for (const url of [database.rwUrl, database.jobUrl]) {
      const app = new pg.Client({ connectionString: url });
      await app.connect();
      await expect(app.query('select * from migration_log.schema_migrations')).rejects.toMatchObject({
        code: '42501',
      });
      await app.end();
    }
  });

  it('works on PGlite', async () => {
    await migrations.write('0002_vectors.sql', needsVector);
    const db = new PGlite();
    const lite = pgliteTarget(db);
    expect(await run(lite)).toEqual({ applied: ['0001_first.sql'], waiting: ['0002_vectors.sql'] });
    await migrations.write('0003_broken.sql', 'create table half (); select 1 / 0;');
    await expect(run(lite)).rejects.toThrow('0003_broken.sql failed: division by zero');
    expect(await tables(lite)).toEqual(['first']);
    await db.close();
  });
});

describe('the migrated template', () => {
  it('gives each test its own database, with the rights of the original', async () => {
    const copy = await freshDatabase();
    const app = new pg.Client({ connectionString: copy.rwUrl });
    await app.connect();
    await app.query('select app_ctx.assert_confined()');
    await expect(app.query('create temporary table t ()')).rejects.toMatchObject({ code: '42501' });
    await app.end();
    await copy.close();
  });

  it('accepts exactly the context keys that were installed', async () => {
    const copy = await freshDatabase();
    const admin = new pg.Client({ connectionString: copy.adminUrl });
    await admin.connect();
    const keys = [
      { kid: 'k2', key: Buffer.alloc(32, 2) },
      { kid: 'k1', key: Buffer.alloc(32, 1) },
    ];
    const ring = (count: number) =>
      parseKeyring(
        keys
          .slice(0, count)
          .map(({ kid, key }) => `${kid}:${key.toString('base64')}`)
          .join(','),
      );
    await installContextKeys(pgTarget(admin), ring(2));
    const sql = `select kid, encode(sha256(outer_pad || sha256(inner_pad || 'text'::bytea)), 'hex') as mac
      from app_ctx.signing_keys order by kid desc`;
    const macs = keys.map(({ kid, key }) => ({
      kid,
      mac: createHmac('sha256', key).update('text').digest('hex'),
    }));
    expect((await admin.query(sql)).rows).toEqual(macs);
    await installContextKeys(pgTarget(admin), ring(1));
    expect((await admin.query(sql)).rows).toEqual(macs.slice(0, 1));
    await admin.end();
    await copy.close();
  });
});

describe('createMigration', () => {
  it('takes the next number', async () => {
    await migrations.write('0009_ninth.sql', '');
    expect(await createMigration(migrations.folder, 'opening-hours')).toMatch(/0010_opening-hours\.sql$/);
    await run();
  });

  it.each(['', 'Upper', '../up', 'a b', 'a--b', '1st', 'x'.repeat(61)])(
    'refuses the name %j',
    async (name) => {
      await expect(createMigration(migrations.folder, name)).rejects.toThrow('lower case words');
    },
  );
});
