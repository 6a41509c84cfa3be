/**
 * `npm run -s bench:retrieval -- [--json]`: milliseconds in the server of one search, in a tenant of 1,000, 10,000
 * and 100,000 passages among 1,000 tenants; beside the same SQL by a role that row level security does not bind.
 */
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgTarget } from '../../dev/database/migration-target.ts';
import { connect, contextKeys, inContext, jobContext } from '../support/context.ts';
import { startMigratedServer } from '../support/postgres-global-setup.ts';
import { fillSearch } from './search-load.ts';
import { quantile, round } from './statistics.ts';

const SIZES = [1_000, 10_000, 100_000];
const TENANTS = 1_000;
const QUESTIONS = 200;
const WARM_UP = 10;
const QUESTION_WORDS = 6;

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const { server, shared } = await startMigratedServer();
const admin = await connect(server.url(shared.template));
const app = await connect(server.url(shared.template, 'app_job', shared.passwords.app_job));
try {
  await installContextKeys(pgTarget(admin), contextKeys);
  const tenants = await fillSearch(admin, { sizes: SIZES, tenants: TENANTS });
  const sizes = [];
  for (const [index, tenantId] of tenants.entries()) {
    const { bound, free } = await measure(tenantId);
    sizes.push({
      passages: SIZES[index] ?? Number.NaN,
      p50_ms: round(quantile(bound, 0.5), 2),
      p99_ms: round(quantile(bound, 0.99), 2),
      without_rls_p50_ms: round(quantile(free, 0.5), 2),
      without_rls_p99_ms: round(quantile(free, 0.99), 2),
      ratio_p50: round(quantile(bound, 0.5) / quantile(free, 0.5), 3),
    });
  }
  const exponent = slope(sizes.map((one) => [Math.log(one.passages), Math.log(one.p50_ms)]));
  const report = { tenants: TENANTS, questions: QUESTIONS, sizes, growth_exponent: round(exponent, 3) };
  if (values.json) console.log(JSON.stringify(report));
  else {
    for (const one of sizes) {
      console.log(
        `${String(one.passages).padStart(7)} passages  p50 ${one.p50_ms} ms, p99 ${one.p99_ms} ms; without row level`,
        `security ${one.without_rls_p50_ms} and ${one.without_rls_p99_ms} ms, ratio ${one.ratio_p50}`,
      );
    }
    console.log(`p50 grows with the passages to the power of ${report.growth_exponent}`);
  }
} finally {
  await app.end();
  await admin.end();
  await server.stop();
}

/** Both roles take turns with each question, so that whatever else the machine does falls on both. */
async function measure(tenantId: string): Promise<{ bound: number[]; free: number[] }> {
  const questions = await makeQuestions(tenantId);
  const times = { bound: [] as number[], free: [] as number[] };
  for (const [index, question] of questions.entries()) {
    const context = await jobContext(tenantId);
    const bound = await inContext(app, context, () => timeOf(app, question));
    const free = await inContext(admin, context, () => timeOf(admin, question));
    if (index < WARM_UP) continue;
    times.bound.push(bound);
    times.free.push(free);
  }
  return times;
}

/** Words of one passage each; in every fifth question one of them is mistyped. */
async function makeQuestions(tenantId: string): Promise<string[]> {
  const { rows } = await admin.query<{ body: string }>(
    'select body from passages where tenant_id = $1 order by md5(id::text) limit $2',
    [tenantId, QUESTIONS + WARM_UP],
  );
  return rows.map(({ body }, index) => {
    const words = [...new Set(body.split(' '))].slice(0, QUESTION_WORDS);
    const [first = '', ...rest] = words;
    const mistyped = first.slice(0, 3) + first.slice(4, 5) + first.slice(3, 4) + first.slice(5);
    return `¿${[index % 5 === 0 ? mistyped : first, ...rest].join(' ')}?`;
  });
}

/** The server's own clock, without the network. */
async function timeOf(client: pg.Client, question: string): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': [{ 'Execution Time': number }] }>(
    `explain (analyze, timing off, format json) select * from app.search_passages($1, 'precio precios', 'es', 8)`,
    [question],
  );
  return rows[0]?.['QUERY PLAN'][0]['Execution Time'] ?? Number.NaN;
}

/** Of the line with the least squares through these points. */
function slope(points: [number, number][]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return over / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
