import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../dev/database/embedded-postgres.ts';
import { migrate } from '../../dev/database/migrate.ts';
import { pgTarget } from '../../dev/database/migration-target.ts';

/** The shared server of a test run: its administrator, the login roles' passwords and the migrated template. */
export type SharedPostgres = {
  adminUrl: string;
  template: string;
  passwords: { app_rw: string; app_job: string };
};

declare module 'vitest' {
  interface ProvidedContext {
    postgres: SharedPostgres;
  }
}

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const template = 'portero_template';

/** Starts one Postgres 17 for all database tests and migrates the template that each test copies. */
export default async function startSharedPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  try {
    const passwords = { app_rw: newPassword(), app_job: newPassword() };
    await server.createDatabase(template);
    const client = new pg.Client({ connectionString: server.url(template) });
    await client.connect();
    try {
      await migrate(pgTarget(client), { folder: migrations, passwords });
    } finally {
      await client.end();
    }
    project.provide('postgres', { adminUrl: server.url('postgres'), template, passwords });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
