import type pg from 'pg';
import { connect } from '../support/context.ts';
import type { HotQuery, HotTarget } from '../support/hot-queries.ts';
import { plansOf, sequentialScans } from '../support/query-plans.ts';
import type { ComparedDatabases, Side } from './compared-databases.ts';
import { quantile, round } from './statistics.ts';

/** Plans are kept after five runs, and caches are warm. */
export const WARM_UP = 40;

export type Comparison = Awaited<ReturnType<typeof compareSides>>;

interface Times {
  driver: number[];
  server: number[];
}

/**
 * Times of one query on both sides, once for each target; they take turns, so that whatever else the machine does falls
 * on both. Ratios are the product's over the reference's; of each pair of times the product's is the first.
 */
export async function compareSides(
  databases: ComparedDatabases,
  query: HotQuery,
  targets: readonly HotTarget[],
) {
  const { product, reference } = databases;
  const times: Record<'bound' | 'free', Times> = {
    bound: { driver: [], server: [] },
    free: { driver: [], server: [] },
  };
  const logins = {
    bound: await connect(product.urlOf(query.role)),
    free: await connect(reference.urlOf(query.role)),
  };
  const scans = new Set<string>();
  try {
    for (const [index, target] of targets.entries()) {
      const turns = [['bound', product] as const, ['free', reference] as const];
      for (const [name, side] of index % 2 === 0 ? turns : turns.toReversed()) {
        if (index === WARM_UP)
          for (const scan of await scansOf(databases, side, query, target)) scans.add(scan);
        const inServer = await timeInServer(databases, side, logins[name], query, target);
        const throughDriver = await timeThroughDriver(side, query, target);
        if (index < WARM_UP) continue;
        times[name].server.push(inServer);
        times[name].driver.push(throughDriver);
      }
    }
  } finally {
    await logins.bound.end();
    await logins.free.end();
  }
  const { bound, free } = times;
  const ratio = (where: keyof Times, share: number) =>
    round(quantile(bound[where], share) / quantile(free[where], share), 3);
  const ms = (where: keyof Times) =>
    [bound, free].map((side) => round(quantile(side[where], 0.5), 3)) as [number, number];
  return {
    name: query.name,
    driver_p50_ratio: ratio('driver', 0.5),
    driver_p99_ratio: ratio('driver', 0.99),
    server_p50_ratio: ratio('server', 0.5),
    server_p99_ratio: ratio('server', 0.99),
    driver_p50_ms: ms('driver'),
    server_p50_ms: ms('server'),
    seq_scan: scans.size > 0,
    ...(scans.size > 0 && { scans: [...scans] }),
  };
}

async function timeThroughDriver(side: Side, query: HotQuery, target: HotTarget): Promise<number> {
  const db = side.open(query, target);
  const start = performance.now();
  await query.run(db, target);
  return performance.now() - start;
}

/** The server's own clock over planning and running what comes after the context; nothing is kept. */
async function timeInServer(
  databases: ComparedDatabases,
  side: Side,
  client: pg.Client,
  query: HotQuery,
  target: HotTarget,
): Promise<number> {
  const [context, permission, ...statements] = await databases.record(side, query, target);
  let ms = 0;
  await client.query('begin');
  for (const one of [context, permission]) if (one) await client.query(one.query, one.params);
  for (const one of statements) {
    const { rows } = await client.query<{
      'QUERY PLAN': [Record<'Planning Time' | 'Execution Time', number>];
    }>(`explain (analyze, timing off, format json) ${one.query}`, one.params);
    const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
    ms += plan ? plan['Planning Time'] + plan['Execution Time'] : Number.NaN;
  }
  await client.query('rollback');
  return ms;
}

/** Tables that a query reads from end to end, in whatever it runs, under the login's role. */
async function scansOf(databases: ComparedDatabases, side: Side, query: HotQuery, target: HotTarget) {
  const statements = await databases.record(side, query, target);
  const plans = await plansOf(side.admin, query.role, statements);
  if (plans.length < statements.length) throw new Error('plans are missing');
  return sequentialScans(plans);
}
