import pg from 'pg';
import type { SqlResult, SqlStatement } from './sql-backend.ts';
import {
  assertInsideTransaction,
  beginStatement,
  type Login,
  type SqlBackend,
  type SqlBatch,
} from './sql-backend.ts';

const statementTimeoutMs = 15_000;
const rawText = { getTypeParser: () => (value: string) => value };

/**
 * Batches run on a real server with the login's own rights, in a pool per login. As on Neon, a pooled session
 * is never reset, so that a setting left behind shows here too.
 */
export function openPgBackend(server: { host: string; port: number }): SqlBackend {
  const pools = new Map<string, pg.Pool>();

  async function connect(login: Login): Promise<pg.PoolClient> {
    const key = JSON.stringify([login.user, login.password, login.database]);
    const pool = poolOf(key, login);
    try {
      return await pool.connect();
    } catch (error) {
      // Else every wrong password would leave a pool behind.
      if (pool.totalCount === 0) pools.delete(key);
      throw error;
    }
  }

  function poolOf(key: string, login: Login): pg.Pool {
    const known = pools.get(key);
    if (known) return known;
    const pool = new pg.Pool({
      ...server,
      ...login,
      max: 20,
      idleTimeoutMillis: 5_000,
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs + 5_000,
    });
    // A client that loses its server must not end this process; the batch at hand or the next one sees the error.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    pools.set(key, pool);
    return pool;
  }

  return {
    async run(batch) {
      const client = await connect(batch.login);
      try {
        const results = await runTransaction(client, batch);
        client.release();
        return results;
      } catch (error) {
        const clean = await client.query('rollback').then(
          () => true,
          () => false,
        );
        client.release(!clean);
        throw error;
      }
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      pools.clear();
    },
  };
}

async function runTransaction(client: pg.PoolClient, batch: SqlBatch): Promise<SqlResult[]> {
  await client.query(beginStatement(batch));
  const results: SqlResult[] = [];
  for (const statement of batch.statements) {
    const result = await runStatement(client, statement);
    assertInsideTransaction(result.command);
    results.push(result);
  }
  await client.query('commit');
  return results;
}

/** The extended protocol, always: it takes one statement only, so that none can be stacked behind another. */
async function runStatement(client: pg.PoolClient, { query, params }: SqlStatement): Promise<SqlResult> {
  const config = { text: query, values: params, rowMode: 'array', queryMode: 'extended', types: rawText };
  const { command, rowCount, fields, rows } = await client.query<(string | null)[], (string | null)[]>(
    config,
  );
  return { command, rowCount, fields, rows };
}
