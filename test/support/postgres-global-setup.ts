import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, startPostgres } from '../../dev/database/embedded-postgres.ts';
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

export interface MigratedServer {
  shared: SharedPostgres;
  server: PostgresServer;
}

/** Each project of a run loads this module anew, in one process: what they share is global. */
const run: typeof globalThis & { portero?: { users: number; running: Promise<MigratedServer> } } = globalThis;

/** Starts one Postgres 17 for all tests of a run and migrates the template that each test copies. */
export default async function startSharedPostgres(project: TestProject): Promise<() => Promise<void>> {
  run.portero ??= { users: 0, running: startMigratedServer() };
  const { portero } = run;
  portero.users += 1;
  const { shared, server } = await portero.running;
  project.provide('postgres', shared);
  return async () => {
    portero.users -= 1;
    if (portero.users > 0) return;
    delete run.portero;
    await server.stop();
  };
}

/** A server with the migrated template that `freshDatabase` copies. */
export async function startMigratedServer(): Promise<MigratedServer> {
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
    return { shared: { adminUrl: server.url('postgres'), template, passwords }, server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
