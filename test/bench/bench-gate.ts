/**
 * `npm run -s bench:gate -- [--json]`: what counting a request at its gate costs a route, how many calls of objects it
 * takes, how it compares with other limiters, and whether it grows with tenants and contacts. About four minutes.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { PostgresServer } from '../../dev/database/embedded-postgres.ts';
import { startMigratedServer } from '../support/postgres-global-setup.ts';
import { compareGatedRoute } from './compare-gated-route.ts';
import { compareLimiters } from './compare-limiters.ts';
import { buildGateWorkers, type GateBuilds, startGateWorkers } from './gate-workers.ts';
import { type Scale, scaleGates } from './scale-gates.ts';
import { median, quantile, round } from './statistics.ts';

const NOT_COMPARED = {
  upstash_sliding_window:
    'needs a Redis, which npm does not install; its arithmetic over Postgres would measure Postgres again',
};

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const startedAt = performance.now();
const migrated = await startMigratedServer();
try {
  const builds = await buildGateWorkers();
  try {
    const route = await compareGatedRoute(migrated, builds);
    const asked = await askGates(migrated.server, builds);
    const scale = await scaleGates(builds);
    const report: Report = {
      ...ratios(route.rates),
      hops: route.hops,
      ...asked,
      not_compared: NOT_COMPARED,
      scale,
      load: loadavg().map((load) => round(load, 1)),
      seconds: round((performance.now() - startedAt) / 1000, 0),
    };
    if (values.json) console.log(JSON.stringify(report));
    else print(report);
  } finally {
    await builds.remove();
  }
} finally {
  await migrated.server.stop();
}

type Report = ReturnType<typeof ratios> &
  Awaited<ReturnType<typeof askGates>> & {
    hops: number;
    not_compared: Record<string, string>;
    scale: Scale;
    load: number[];
    seconds: number;
  };

/** Of requests per second with the gate to those without: the median of the rounds, and their bounds. */
function ratios(rates: Awaited<ReturnType<typeof compareGatedRoute>>['rates']) {
  const of = ({ portero, ungated }: (typeof rates)['embedded']) => {
    const all = portero.map((rate, index) => rate / (ungated[index] ?? Number.NaN));
    return {
      ratio: round(median(all), 3),
      range: [round(Math.min(...all), 3), round(Math.max(...all), 3)],
      rps: round(median(portero), 0),
      ungated_rps: round(median(ungated), 0),
    };
  };
  // The database's share of a request hides the gate's, so that the ratio is the one beside the stand-in.
  const { ratio, ...stand_in } = of(rates.stand_in);
  return { ratio, stand_in, postgres: of(rates.embedded) };
}

async function askGates(server: PostgresServer, builds: GateBuilds) {
  const workers = await startGateWorkers(['gates'], builds);
  try {
    const one = { gates: 100, subjects: 1, admissions: 3_000, parallel: 1 } as const;
    // The first of each makes its object.
    await workers.drive({ ...one, name: 'one', admissions: 500, asks: 'spend' });
    const request = await workers.drive({ ...one, name: 'one', asks: 'request' });
    const spend = await workers.drive({ ...one, name: 'one', admissions: 1_000, asks: 'spend' });
    const rates = await compareLimiters(server, workers);
    const middle = (all: number[]) =>
      [median(all), Math.min(...all), Math.max(...all)].map((rate) => round(rate, 0));
    return {
      p99_ms: quantile(request.latencies, 0.99),
      mean_ms: round((request.seconds * 1000) / request.latencies.length, 3),
      spend_p99_ms: quantile(spend.latencies, 0.99),
      spend_hops: spend.hops / spend.latencies.length,
      decisions_per_s: Object.fromEntries(
        Object.entries(rates).map(([name, all]) => [name, middle(all)]),
      ) as Record<string, number[]>,
    };
  } finally {
    await workers.stop();
  }
}

function print(report: Report) {
  const { stand_in, postgres, decisions_per_s, scale } = report;
  for (const [name, { ratio, range, rps, ungated_rps }] of Object.entries({
    'a database that answers at once': { ...stand_in, ratio: report.ratio },
    'Postgres on this machine': postgres,
  })) {
    console.log(
      `route with its gate ${ratio} of the same without, ${range.join(' to ')} (goal: at least 0.7)`,
    );
    console.log(`  before ${name}: ${rps} and ${ungated_rps} requests/s`);
  }
  console.log(
    `calls of objects    ${report.hops} for a request (goal: 1), ${report.spend_hops} for a reservation`,
  );
  console.log(
    `an admission        ${report.mean_ms} ms, p99 ${report.p99_ms} ms; a reservation ${report.spend_p99_ms} ms`,
  );
  for (const [name, [middle, low, high]] of Object.entries(decisions_per_s))
    console.log(`${name.padEnd(31)} ${middle} decisions/s, ${low} to ${high}`);
  for (const [name, why] of Object.entries(NOT_COMPARED)) console.log(`${name} not compared: ${why}`);
  const { within_one: one } = scale;
  console.log(
    `tenants             ${scale.tenants.join(', ')}: ${scale.us_per_admission.join(', ')} µs an admission,`,
  );
  console.log(
    `  ${scale.beside_few.join(', ')} of what it takes among 50: exponent ${scale.exponent} (goal: at most 0.1)`,
  );
  console.log(`  ${scale.us_first_admission.join(', ')} µs the first of each tenant`);
  console.log(
    `  ${scale.bytes_per_tenant.join(', ')} bytes a tenant, exponent ${scale.memory_exponent}; ${scale.objects}`,
  );
  console.log(
    `contacts of one     ${one.contacts.join(', ')}: ${one.us_per_request.join(', ')} µs a request,`,
  );
  console.log(
    `  exponent ${one.request_exponent}; ${one.us_per_spend.join(', ')} µs a reservation, ${one.spend_exponent}`,
  );
  console.log(`load ${report.load.join(' ')}, ${report.seconds} s`);
}
