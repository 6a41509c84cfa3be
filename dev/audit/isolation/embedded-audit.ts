import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startPostgres } from '../../database/embedded-postgres.ts';
import { migrate } from '../../database/migrate.ts';
import { pgTarget } from '../../database/migration-target.ts';
import { openPglite } from '../../database/open-pglite.ts';
import { type IsolationReport, mergeReports } from './report.ts';
import { runIsolationAudit } from './run-audit.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const migrations = pathOf('migrations');

/**
 * The audit on a Postgres of its own, freshly migrated; and on PGlite for the tables that need pgvector, which the
 * embedded Postgres does not have.
 */
export async function auditEmbedded(): Promise<IsolationReport> {
  const report = await auditFreshPostgres();
  return mergeReports(report, await auditVectorTables(report));
}

/** What is on PGlite only. */
export async function auditVectorTables({ tables }: IsolationReport): Promise<IsolationReport> {
  const pglite = await openPglite({ dataDir: null, cacheDir: pathOf('.dev/cache'), migrations });
  try {
    return await runIsolationAudit({ pglite }, { except: new Set(tables) });
  } finally {
    await pglite.close();
  }
}

async function auditFreshPostgres(): Promise<IsolationReport> {
  const server = await startPostgres();
  try {
    const database = 'isolation';
    await server.createDatabase(database);
    const passwords = { app_rw: newPassword(), app_job: newPassword() };
    const client = new pg.Client({ connectionString: server.url(database) });
    await client.connect();
    try {
      await migrate(pgTarget(client), { folder: migrations, passwords });
    } finally {
      await client.end();
    }
    return await runIsolationAudit({
      adminUrl: server.url(database),
      rwUrl: server.url(database, 'app_rw', passwords.app_rw),
      jobUrl: server.url(database, 'app_job', passwords.app_job),
    });
  } finally {
    await server.stop();
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
