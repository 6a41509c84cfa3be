import { randomBytes } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgliteTarget } from '../../dev/database/migration-target.ts';
import { type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgliteBackend } from '../../dev/database/pglite-backend.ts';
import type { SqlBackend } from '../../dev/database/sql-backend.ts';
import { DEMO_BUSINESSES } from '../../dev/seed/businesses.ts';
import { seedAccounts } from '../../dev/seed/seed-accounts.ts';
import { makeDevSecrets } from '../../dev/stack/dev-secrets.ts';
import { othersSearchVectors } from '../../worker/features/trust/certificate/checks/vectors.ts';
import { CANARIES, openAsPerson, prepareCanaries } from '../../worker/features/trust/isolation/canaries.ts';
import { crossTenantRead } from '../../worker/features/trust/probes/cross-tenant-read.ts';
import { forcedRls } from '../../worker/features/trust/probes/forced-rls.ts';
import { type Config, readConfig } from '../../worker/platform/config.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { openMigratedPglite } from '../support/migrated-pglite.ts';
import { workerEnv } from '../support/worker-env.ts';

const [business] = DEMO_BUSINESSES;
if (!business) throw new Error('no demo business');
const owner = { tenantId: business.tenantId, ...business.owner };

let db: PGlite;
let backend: SqlBackend;
let endpoint: NeonEndpoint;
let config: Config;
let env: ReturnType<typeof workerEnv>;

beforeAll(async () => {
  const secrets = await makeDevSecrets();
  db = await openMigratedPglite();
  await installContextKeys(pgliteTarget(db), parseKeyring(secrets.contextKeys));
  await seedAccounts(pgliteTarget(db), [business]);
  backend = openPgliteBackend(db, secrets.passwords);
  endpoint = await startNeonEndpoint({ port: 0, backend });
  env = workerEnv(secrets, { DATABASE_ENDPOINT: endpoint.url });
  config = readConfig(env);
});
afterAll(async () => {
  await endpoint?.close();
  await backend?.close();
});

const probeContext = () => ({ env, config, signal: AbortSignal.timeout(30_000), now: Date.now() });
const check = () =>
  othersSearchVectors({ env, config, db: openAsPerson(config, owner), owner, canary: CANARIES[0] });

describe('where the database has vectors', () => {
  it('canaries have one too, and the probes pass [control live-probes]', async () => {
    expect(await crossTenantRead.run(probeContext())).toBe(null);
    expect(await forcedRls.run(probeContext())).toBe(null);
    const { rows } = await db.query('select tenant_id from passage_embeddings order by 1');
    expect(rows.map((row) => (row as { tenant_id: string }).tenant_id)).toEqual(
      CANARIES.map(({ tenantId }) => tenantId),
    );
  });

  it('a search finds none of another business [control isolation-certificate]', async () => {
    await prepareCanaries(config);
    expect(await check()).toEqual({ tried: 1, isSafe: true });
    const id = `01900000-0000-7000-8000-${randomBytes(6).toString('hex')}`;
    await db.query(
      `insert into documents (tenant_id, id, title, media_type, language, byte_size, source, answer)
       values ($1, $2, 'x', 'text/plain', 'es', 1, 'faq', 'x')`,
      [owner.tenantId, id],
    );
    await db.query(
      `insert into passages (tenant_id, id, document_id, position, body) values ($1, $2, $2, 0, 'x')`,
      [owner.tenantId, id],
    );
    await db.query(
      `insert into passage_embeddings (tenant_id, passage_id, model, embedding)
       values ($1, $2, 'test', array_fill(1::real, array[1024])::vector)`,
      [owner.tenantId, id],
    );
    expect(await check()).toEqual({ tried: 2, isSafe: true });
  });

  it('a search that looks past the tenant is found out', async () => {
    const { rows } = await db.query<{ source: string }>(
      `select pg_get_functiondef('app.nearest_passages'::regproc) as source`,
    );
    const source = rows[0]?.source ?? '';
    await db.exec(source.replaceAll('e.tenant_id = tenant and', ''));
    await db.exec('alter table passage_embeddings disable row level security');
    expect(await check()).toEqual({ tried: 2, isSafe: false });
    await db.exec(`${source}; alter table passage_embeddings enable row level security`);
    expect(await check()).toEqual({ tried: 2, isSafe: true });
  });
});
