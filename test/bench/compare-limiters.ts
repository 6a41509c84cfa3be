import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { PostgresServer } from '../../dev/database/embedded-postgres.ts';
import type { GateWorkers } from './gate-workers.ts';

export interface LimiterRates {
  /** Decisions per second, one for each round. */
  gate: number[];
  rate_limiter_flexible_postgres: number[];
}

const KEYS = 1_000;
const PARALLEL = 20;
const DECISIONS = 2_000;
const ROUNDS = 7;

/**
 * One limit of 300 a minute for each of a thousand keys: a gate that a Worker asks, and rate-limiter-flexible in Node
 * over a Postgres on the same machine, which does not wait for its disk. The two take turns.
 */
export async function compareLimiters(server: PostgresServer, workers: GateWorkers): Promise<LimiterRates> {
  const pool = new pg.Pool({ connectionString: server.url('postgres'), max: PARALLEL });
  try {
    const limiter = await openLimiter(pool);
    const rates: LimiterRates = { gate: [], rate_limiter_flexible_postgres: [] };
    const sides = {
      gate: () =>
        workers.drive({
          ...{ name: 'limiter', gates: 1, subjects: KEYS, admissions: DECISIONS },
          ...{ parallel: PARALLEL, asks: 'limit' },
        }),
      rate_limiter_flexible_postgres: () => consume(limiter),
    };
    for (let round = -1; round < ROUNDS; round++) {
      const order = ['gate', 'rate_limiter_flexible_postgres'] as const;
      for (const name of round % 2 === 0 ? order : order.toReversed()) {
        const startedAt = performance.now();
        await sides[name]();
        if (round >= 0) rates[name].push((DECISIONS * 1000) / (performance.now() - startedAt));
      }
    }
    return rates;
  } finally {
    await pool.end();
  }
}

function openLimiter(pool: pg.Pool): Promise<RateLimiterPostgres> {
  return new Promise((resolve, reject) => {
    const options = { storeClient: pool, tableName: 'limits', points: 300, duration: 60 };
    const limiter = new RateLimiterPostgres({ ...options, clearExpiredByTimeout: false }, (error) =>
      error ? reject(error) : resolve(limiter),
    );
  });
}

async function consume(limiter: RateLimiterPostgres): Promise<void> {
  let next = 0;
  async function work(): Promise<void> {
    while (next < DECISIONS) await limiter.consume(`user:${next++ % KEYS}`);
  }
  await Promise.all(Array.from({ length: PARALLEL }, work));
}
