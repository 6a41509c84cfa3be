import { rm } from 'node:fs/promises';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgTarget } from '../../dev/database/migration-target.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import { makeScratchFolder } from '../../dev/files/scratch-folder.ts';
import { DEMO_BUSINESSES } from '../../dev/seed/businesses.ts';
import { seedAccounts } from '../../dev/seed/seed-accounts.ts';
import { type DevSecrets, makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { type DatabaseConfig, openJobDb } from '../../worker/data/tenant-db.ts';
import { reconcileUsage, type UsageGate } from '../../worker/features/usage/reconcile-usage.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { connect } from './context.ts';
import { freshDatabase } from './database.ts';
import type { SharedPostgres } from './postgres-global-setup.ts';

/** A server and what was stored beside it, with the demo businesses in both: what each test's stack copies. */
export type FilledServer = {
  postgres: SharedPostgres;
  /** The database. */
  template: string;
  /** The Worker's R2 and objects. */
  folder: string;
  /** Under which both were written. */
  secrets: DevSecrets;
};

/** Fills the demo businesses once, through the whole stack; the caller removes `folder`. */
export async function fillServer(postgres: SharedPostgres): Promise<FilledServer> {
  const secrets = { ...(await makeDevSecrets()), passwords: postgres.passwords };
  const folder = await makeScratchFolder('filled');
  const database = await freshDatabase({ postgres });
  try {
    const admin = await connect(database.adminUrl);
    try {
      await installContextKeys(pgTarget(admin), parseKeyring(secrets.contextKeys));
      await seedAccounts(pgTarget(admin), DEMO_BUSINESSES);
    } finally {
      await admin.end();
    }
    const { hostname, port } = new URL(database.adminUrl);
    const backend = openPgBackend({ host: hostname, port: Number(port) });
    try {
      const urls = { DATABASE_URL: database.rwUrl, DATABASE_JOB_URL: database.jobUrl };
      const stack = await startStack({
        ports: { worker: 0, phone: 0, mailbox: 0, database: 0 },
        ...{ backend, secrets, persistTo: folder },
        vars: urls,
      });
      await recordUsage(stack, { ...urls, CONTEXT_KEYS: parseKeyring(secrets.contextKeys) });
      await stack.stop();
    } finally {
      await backend.close();
    }
    return { postgres, template: database.name, folder, secrets };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** What the gates counted meanwhile: by themselves they tell it a minute later, in the middle of some test. */
async function recordUsage(
  { worker, database }: Stack,
  config: Omit<DatabaseConfig, 'DATABASE_ENDPOINT'>,
): Promise<void> {
  const gates = await worker.miniflare.getDurableObjectNamespace('TENANT_GATE');
  for (const { tenantId } of DEMO_BUSINESSES) {
    const db = openJobDb({ ...config, DATABASE_ENDPOINT: database.url }, 'reconcile-usage', tenantId);
    await reconcileUsage(db, gates.getByName(tenantId) as unknown as UsageGate);
  }
}
