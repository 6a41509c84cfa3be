import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from '../../dev/database/embedded-postgres.ts';
import { openPglite } from '../../dev/database/open-pglite.ts';
import { migrationFolder } from '../support/migration-folder.ts';

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('keeps what Postgres committed when it is killed', async () => {
  const server = await startPostgres();
  try {
    await server.createDatabase('original');
    await ask(server.url('original'), 'create table kept (id int)');
    await server.createDatabase('copy', { template: 'original' });
    const busy = ask(server.url('original'), 'select pg_sleep(60)').then(
      () => 'answered',
      () => 'cut off',
    );
    await ask(server.url('copy'), 'insert into kept values (1)');
    await server.kill();
    expect(await busy).toBe('cut off');
    await expect(ask(server.url('copy'), 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.restart();
    expect(await ask(server.url('copy'), 'select id from kept')).toEqual([{ id: 1 }]);
    await expect(ask(server.url('copy', 'postgres', 'wrong'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    const [found] = await ask(server.url('copy'), `select current_setting('data_directory') as dir`);
    await server.stop();
    expect(existsSync(String(found?.dir))).toBe(false);
  } finally {
    await server.stop();
  }
});

it('starts PGlite from a dump made once per content of the migrations', async () => {
  const migrations = await migrationFolder({
    '0001_first.sql': 'create table first (id int);',
    '0002_vectors.sql': '-- requires: vector\ncreate extension vector; create table v (e vector(2));',
  });
  const { root, folder } = migrations;
  const cacheDir = join(root, 'cache');
  const open = (dataDir: string | null = null) => openPglite({ dataDir, cacheDir, migrations: folder });
  const dumps = () => readdir(cacheDir);

  const one = await open();
  await one.exec(`insert into v values ('[1,2]')`);
  await one.close();
  const made = await dumps();
  expect(made).toHaveLength(1);
  const two = await open();
  expect((await two.query(`select e <-> '[1,2]' as d from v`)).rows).toEqual([]);
  expect(await dumps()).toEqual(made);
  await two.close();

  const dataDir = join(root, 'data');
  const lasting = await open(dataDir);
  await lasting.exec('insert into first values (7)');
  await lasting.close();
  await writeFile(join(folder, '0003_third.sql'), 'alter table first add column note text;');
  const again = await open(dataDir);
  expect((await again.query('select * from first')).rows).toEqual([{ id: 7, note: null }]);
  await again.close();

  const three = await open();
  expect((await three.query('select * from first')).fields).toHaveLength(2);
  await three.close();
  const remade = await dumps();
  expect(remade).toHaveLength(1);
  expect(remade).not.toEqual(made);
  await migrations.remove();
});
