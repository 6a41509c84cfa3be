import { join } from 'node:path';
import { sql } from 'drizzle-orm/sql';
import { openJobDb, type TenantDb } from '../../worker/data/tenant-db.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { InboundEvent, Provider } from '../../worker/domain/inbound-event.ts';
import { ingestEvents } from '../../worker/features/inbox/ingest-events.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { rootCause } from '../../worker/platform/log.ts';
import { installContextKeys } from '../database/install-context-key.ts';
import { pgliteTarget } from '../database/migration-target.ts';
import { startNeonEndpoint } from '../database/neon-endpoint.ts';
import { openPglite } from '../database/open-pglite.ts';
import { openPgliteBackend } from '../database/pglite-backend.ts';
import { DEMO_BUSINESSES } from '../seed/businesses.ts';
import { seedAccounts } from '../seed/seed-accounts.ts';
import { makeDevSecrets } from '../stack/dev-secrets.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
/** Bound of `channels.external_id`: a longer one is of no channel, and the product leaves its events out. */
const MAX_CHANNEL_ID_LENGTH = 64;

export interface IngestTarget {
  /**
   * Stores events as the queue's consumer does, each in its channel, which is made where it is missing.
   * @throws Error refused_by_database with the SQLSTATE
   */
  ingest(events: InboundEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** The product's own ingest over a database in memory, migrated and with one tenant. */
export async function openIngestTarget(): Promise<IngestTarget> {
  const tenant = DEMO_BUSINESSES[0];
  if (!tenant) throw new Error('no business to seed');
  const secrets = await makeDevSecrets();
  const keys = parseKeyring(secrets.contextKeys);
  const database = await openPglite({
    dataDir: null,
    cacheDir: join(ROOT, '.dev', 'cache'),
    migrations: join(ROOT, 'migrations'),
  });
  await installContextKeys(pgliteTarget(database), keys);
  await seedAccounts(pgliteTarget(database), [tenant]);
  const backend = openPgliteBackend(database, secrets.passwords);
  const endpoint = await startNeonEndpoint({ port: 0, backend });
  const login = (user: 'app_rw' | 'app_job') =>
    `postgresql://${user}:${secrets.passwords[user]}@localhost/portero`;
  const config = {
    DATABASE_URL: login('app_rw'),
    DATABASE_JOB_URL: login('app_job'),
    DATABASE_ENDPOINT: endpoint.url,
    CONTEXT_KEYS: keys,
  };
  const db = openJobDb(config, 'ingest', tenant.tenantId);
  const operator = openJobDb(config, 'operator', tenant.tenantId);
  const channels = new Map<string, string>();

  return {
    async ingest(events) {
      const byChannel = Map.groupBy(events, (event) => `${event.provider}:${event.channelExternalId}`);
      for (const [key, [first, ...others]] of byChannel) {
        if (!first || first.channelExternalId.length > MAX_CHANNEL_ID_LENGTH) continue;
        const { provider, channelExternalId } = first;
        const channelId = channels.get(key) ?? (await connect(operator, provider, channelExternalId));
        channels.set(key, channelId);
        const input = { channelId, provider, receivedAt: Date.now(), events: [first, ...others] };
        await ingestEvents(db, input).catch(refuse);
      }
    },
    async close() {
      await endpoint.close();
      await backend.close();
    },
  };
}

async function connect(db: TenantDb, provider: Provider, externalId: string): Promise<string> {
  const channelId = uuidV7();
  await db.batch((queries) => [
    queries.execute(
      sql`select app.connect_channel(${channelId}, ${provider}, ${externalId}, 'Shapes', 'none')`,
    ),
  ]);
  return channelId;
}

function refuse(error: unknown): never {
  const root = error instanceof Error ? rootCause(error) : null;
  throw new Error(`refused_by_database ${root && 'code' in root ? root.code : 'unknown'}`, { cause: error });
}
