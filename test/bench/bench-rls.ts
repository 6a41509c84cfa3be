/**
 * `npm run -s bench:rls -- [--json]`: what row level security with the signed context costs the product's five hottest
 * queries, among 10,000 tenants and a million messages; beside the same code on a copy that has neither, where the
 * tenant is an explicit condition. Through the driver as the Worker uses it, and in the server alone.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { acceptContextKeys, connect } from '../support/context.ts';
import { HOT_QUERIES } from '../support/hot-queries.ts';
import { startMigratedServer } from '../support/postgres-global-setup.ts';
import { type Comparison, compareSides, WARM_UP } from './compare-sides.ts';
import { openComparedDatabases } from './compared-databases.ts';
import { fillMessages } from './message-load.ts';
import { round } from './statistics.ts';

const TENANTS = 10_000;
const ROUNDS = 600;

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const { server, shared } = await startMigratedServer();
try {
  const template = await connect(server.url(shared.template));
  await acceptContextKeys(template);
  const targets = await fillMessages(template, TENANTS);
  const counted = await template.query('select count(*)::integer as messages from messages');
  await template.end();
  const databases = await openComparedDatabases(server, shared);
  try {
    const queries: Comparison[] = [];
    for (const query of HOT_QUERIES)
      queries.push(await compareSides(databases, query, targets.slice(0, WARM_UP + ROUNDS)));
    const max = (ratio: 'driver_p50_ratio' | 'server_p50_ratio') =>
      Math.max(...queries.map((one) => one[ratio]));
    const report = {
      ...{
        tenants: TENANTS,
        ...counted.rows[0],
        rounds: ROUNDS,
        load: loadavg().map((load) => round(load, 1)),
      },
      ...{ queries, driver_p50_max: max('driver_p50_ratio'), server_p50_max: max('server_p50_ratio') },
    };
    if (values.json) console.log(JSON.stringify(report));
    else print(report);
    if (queries.some((one) => one.seq_scan)) process.exitCode = 1;
  } finally {
    await databases.close();
  }
} finally {
  await server.stop();
}

function print(report: { queries: Comparison[]; messages: number; load: number[] }) {
  console.log(
    `${report.messages} messages, ${TENANTS} tenants, ${ROUNDS} rounds, load ${report.load.join(' ')}`,
  );
  for (const one of report.queries) {
    console.log(
      `${one.name.padEnd(18)} driver ${one.driver_p50_ratio} (p99 ${one.driver_p99_ratio}),`,
      `server ${one.server_p50_ratio} (p99 ${one.server_p99_ratio});`,
      `ms ${one.driver_p50_ms.join(' to ')} and ${one.server_p50_ms.join(' to ')}`,
      one.seq_scan ? `SEQUENTIAL SCAN of ${one.scans?.join(', ')}` : '',
    );
  }
}
