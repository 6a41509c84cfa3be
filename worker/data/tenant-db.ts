import { neon, neonConfig } from '@neondatabase/serverless';
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import { drizzle, type NeonHttpDatabase } from 'drizzle-orm/neon-http';
import { sql } from 'drizzle-orm/sql';
import type { Aal, Actor, ApiScope, Role } from '../domain/actor.ts';
import type { Config } from '../platform/config.ts';
import { upstreamFetch } from '../platform/upstream.ts';
import { signContext } from './context.ts';

const QUERY_TIMEOUT_MS = 15_000;

/** What the holder may do: signed into every batch, and enforced by Postgres in the same round trip. */
export interface Authority {
  tenantId: string | null;
  actor: Actor;
  /** `user`: a person outside any organisation, where `tenantId` is null. */
  roles: readonly (Role | 'job' | 'user' | 'api_key')[];
  aal: Aal;
  /** Of an API key. */
  scope?: ApiScope;
}

/** Builds statements. It cannot run them alone: `TenantDb.batch` puts the signed context in front. */
export type Queries = Omit<NeonHttpDatabase, 'batch' | 'transaction'>;
type Batch = readonly [BatchItem<'pg'>, ...BatchItem<'pg'>[]];

export interface TenantDb {
  readonly tenantId: string | null;
  /**
   * Runs statements as one transaction in one round trip, under row level security.
   * @throws DrizzleQueryError or NeonDbError: 28000 no live context, 42501 not allowed
   */
  batch<const Statements extends Batch>(
    build: (queries: Queries) => Statements,
  ): Promise<BatchResponse<Statements>>;
}

/** What of the configuration the database needs: commands run with no more than this. */
export type DatabaseConfig = Pick<
  Config,
  'DATABASE_URL' | 'DATABASE_JOB_URL' | 'DATABASE_ENDPOINT' | 'CONTEXT_KEYS'
>;

/** The database as one actor in one tenant. Users come through `DATABASE_URL`, jobs through `DATABASE_JOB_URL`. */
export function openTenantDb(config: DatabaseConfig, authority: Authority): TenantDb {
  const database = connect(
    config,
    authority.actor.kind === 'job' ? config.DATABASE_JOB_URL : config.DATABASE_URL,
  );
  const { roles, aal, scope } = authority;
  const permission = sql`app_ctx.require(${sql.param([...roles])}::text[], ${aal}::integer)`;
  return {
    tenantId: authority.tenantId,
    async batch(build) {
      const context = await signContext(authority.tenantId, authority.actor, config.CONTEXT_KEYS);
      const [, , ...results] = await database.batch([
        database.execute(sql`select set_config('app.ctx', ${context}, true), app_ctx.assert_confined()`),
        database.execute(
          scope ? sql`select ${permission}, app.require_scope(${scope})` : sql`select ${permission}`,
        ),
        ...build(database),
      ]);
      // The tuple's tail has the types that `build` gave; drizzle's own type cannot say so of a slice.
      return results as unknown as BatchResponse<ReturnType<typeof build>>;
    },
  };
}

/** The database as a job: in one tenant, or across them through the job functions (`tenantId` null). */
export function openJobDb(
  config: DatabaseConfig,
  job: Extract<Actor, { kind: 'job' }>['job'],
  tenantId: string | null,
): TenantDb {
  return openTenantDb(config, { tenantId, actor: { kind: 'job', job }, roles: ['job'], aal: 1 });
}

const connections = new Map<string, NeonHttpDatabase>();

/** The HTTP driver holds no connection, so one per URL serves every request of the isolate. */
function connect(config: DatabaseConfig, url: string): NeonHttpDatabase {
  let database = connections.get(url);
  if (!database) {
    neonConfig.fetchFunction = (input: string, init: RequestInit) =>
      upstreamFetch(new Request(input, init), { timeoutMs: QUERY_TIMEOUT_MS });
    const endpoint = config.DATABASE_ENDPOINT;
    if (endpoint) neonConfig.fetchEndpoint = () => endpoint;
    database = drizzle(neon(url));
    connections.set(url, database);
  }
  return database;
}
