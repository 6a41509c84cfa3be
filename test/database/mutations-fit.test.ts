import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { DATABASE_MUTATIONS } from '../mutations/database/all.ts';
import { applyToDatabase } from '../mutations/database/mutation.ts';
import { runDatabaseMutation } from '../mutations/database/run-mutation.ts';
import { acceptContextKeys, connect } from '../support/context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  admin = await connect(database.adminUrl);
  await acceptContextKeys(admin);
});
afterAll(async () => {
  await admin.end();
  await database.close();
});

/** Applies it and takes it back. */
async function fits(mutation: Parameters<typeof applyToDatabase>[1]): Promise<boolean> {
  await admin.query('begin');
  try {
    await applyToDatabase(admin, mutation);
    return true;
  } catch {
    return false;
  } finally {
    await admin.query('rollback');
  }
}

it('every mutation of the database fits the schema as it is', async () => {
  const unfit: string[] = [];
  for (const mutation of DATABASE_MUTATIONS) if (!(await fits(mutation))) unfit.push(mutation.id);
  expect(unfit).toEqual([]);
  expect(DATABASE_MUTATIONS.length).toBeGreaterThan(100);
});

it('a mutation that fits nothing is a mistake, one that leaks is caught', async () => {
  const run = (change: Parameters<typeof runDatabaseMutation>[1]['change']) =>
    runDatabaseMutation(inject('postgres'), { id: 'x', defence: 'y', change });
  const signature = 'app_ctx.tenant_id()';
  for (const unfit of [
    'drop policy no_such_policy on public.messages',
    { signature, find: 'no such text', replacement: '' },
    { signature: 'app_ctx.no_such_function()', find: 'select', replacement: '' },
    { signature, find: 'app_ctx', replacement: 'pg_catalog' },
  ]) {
    expect(await run(unfit)).toMatchObject({ caughtBy: null, unfit: expect.any(String) });
  }
  const caught = await run('alter table public.messages disable row level security');
  expect(caught).toEqual({
    id: 'x',
    defence: 'y',
    kind: 'database',
    caughtBy: expect.stringContaining('messages'),
  });
});
