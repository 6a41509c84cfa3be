import { neon } from '@neondatabase/serverless';
import type { BatchResponse } from 'drizzle-orm/batch';
import { drizzle } from 'drizzle-orm/neon-http';
import { sql } from 'drizzle-orm/sql';
import type pg from 'pg';
import { type NeonEndpoint, startNeonEndpoint } from '../../dev/database/neon-endpoint.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import type { SqlBackend, SqlStatement } from '../../dev/database/sql-backend.ts';
import { openTenantDb, type TenantDb } from '../../worker/data/tenant-db.ts';
import { connect, contextKeys } from '../support/context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import type { HotQuery, HotTarget } from '../support/hot-queries.ts';
import type { SharedPostgres } from '../support/postgres-global-setup.ts';
import { recordedBackend } from '../support/recorded-batches.ts';

/** One of the two databases that are compared: how the Worker reaches it, and its administrator. */
export interface Side {
  admin: pg.Client;
  urlOf(role: HotQuery['role']): string;
  open(query: HotQuery, target: HotTarget): TenantDb;
}

export interface ComparedDatabases {
  product: Side;
  /** The same rows and the same functions, without row level security: the tenant is a plain setting. */
  reference: Side;
  /** What a query sends to the database, its context among it, without running it. */
  record(side: Side, query: HotQuery, target: HotTarget): Promise<SqlStatement[]>;
  close(): Promise<void>;
}

/** Both as copies of the server's template, behind one endpoint of Neon's protocol. */
export async function openComparedDatabases(
  server: { host: string; port: number },
  postgres: SharedPostgres,
): Promise<ComparedDatabases> {
  const databases = [await freshDatabase({ postgres }), await freshDatabase({ postgres })] as const;
  const [product, reference] = databases;
  const admins = [await connect(product.adminUrl), await connect(reference.adminUrl)] as const;
  await takeIsolationAway(admins[1]);
  const recorder = recordedBackend(openPgBackend(server));
  const backend = explicitIn(reference.name, recorder);
  const endpoint = await startNeonEndpoint({ port: 0, backend });
  const productSide = { ...sideOf(product, admins[0]), open: productDb(product, endpoint) };
  const referenceSide = { ...sideOf(reference, admins[1]), open: referenceDb(reference) };
  return {
    product: productSide,
    reference: referenceSide,
    record: (side, query, target) => recorder.record(() => query.run(side.open(query, target), target)),
    async close() {
      await endpoint.close();
      await backend.close();
      for (const admin of admins) await admin.end();
      for (const database of databases) await database.close();
    },
  };
}

function sideOf(database: TestDatabase, admin: pg.Client) {
  return {
    admin,
    urlOf: (role: HotQuery['role']) => (role === 'app_rw' ? database.rwUrl : database.jobUrl),
  };
}

/** Exactly as the Worker opens it. */
function productDb({ rwUrl, jobUrl }: TestDatabase, { url }: NeonEndpoint): Side['open'] {
  const config = { DATABASE_URL: rwUrl, DATABASE_JOB_URL: jobUrl, DATABASE_ENDPOINT: url };
  return (query, target) => openTenantDb({ ...config, CONTEXT_KEYS: contextKeys }, query.authority(target));
}

/** A batch of the same shape. The driver's endpoint is the product's: it is one setting for all connections. */
function referenceDb(database: TestDatabase): Side['open'] {
  const connections = { app_rw: drizzle(neon(database.rwUrl)), app_job: drizzle(neon(database.jobUrl)) };
  return ({ role }, { tenantId }) => ({
    tenantId,
    async batch(build) {
      const connection = connections[role];
      const [, , ...results] = await connection.batch([
        connection.execute(sql`select set_config('app.tenant', ${tenantId}, true)`),
        connection.execute(sql`select 'owner'`),
        ...build(connection),
      ]);
      return results as unknown as BatchResponse<ReturnType<typeof build>>;
    },
  });
}

/** No policy binds anybody, and what the functions take for the tenant is a setting that nobody verifies. */
async function takeIsolationAway(admin: pg.Client): Promise<void> {
  await admin.query(`
    do $$
    declare
      one regclass;
    begin
      for one in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' loop
        execute format('alter table %s disable row level security', one);
      end loop;
    end
    $$;
    create or replace function app_ctx.tenant_id() returns uuid
    language sql stable as $$ select current_setting('app.tenant')::uuid $$;
    create or replace function app_ctx.require(p_roles text[], p_aal integer default 1) returns text
    language sql stable as $$ select 'owner' $$;
    create or replace function app_ctx.verified() returns app_ctx.claims
    language plpgsql stable as $$ begin raise 'nothing is verified here'; end $$`);
}

const FROM_TABLE = / from public\.(\w+) where /;

/** Statements that leave the tenant to row level security say it themselves in this database. */
function explicitIn(database: string, backend: SqlBackend): SqlBackend {
  const explicit = ({ query, params }: SqlStatement): SqlStatement => ({
    query: query.replace(
      FROM_TABLE,
      ` from public.$1 where tenant_id = current_setting('app.tenant')::uuid and `,
    ),
    params,
  });
  return {
    run: (batch) =>
      backend.run(
        batch.login.database === database ? { ...batch, statements: batch.statements.map(explicit) } : batch,
      ),
    close: () => backend.close(),
  };
}
