import { parseArgs } from 'node:util';
import { DATABASE_MUTATIONS } from './database/all.ts';
import { runDatabaseMutations } from './database/run-all.ts';
import { type MutationResult, summarise, writeTable } from './result.ts';
import { SOURCE_MUTATIONS } from './source/all.ts';
import { runSourceMutations } from './source/run-all.ts';

/**
 * `npm run -s test:mutations -- [--json] [--table] [--kind database|source] [--only ID]…`: removes each defence in turn
 * and shows which test notices. Exit 1 where one does not, or a mutation fits nothing any more.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    kind: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});

function choose<Mutation extends { id: string }>(
  kind: 'database' | 'source',
  all: readonly Mutation[],
): Mutation[] {
  if (values.kind !== undefined && values.kind !== kind) return [];
  return all.filter(({ id }) => values.only === undefined || values.only.includes(id));
}

const chosen = {
  database: choose('database', DATABASE_MUTATIONS),
  source: choose('source', SOURCE_MUTATIONS),
};
const total = chosen.database.length + chosen.source.length;
if (total === 0) throw new Error('no such mutation');

const startedAt = Date.now();
let count = 0;
const tell = ({ id, caughtBy, unfit }: MutationResult) => {
  count += 1;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const outcome = unfit === undefined ? (caughtBy ?? 'SURVIVED') : `UNFIT: ${unfit}`;
  console.error(`${seconds} s  ${count}/${total}  ${id}: ${outcome.slice(0, 160)}`);
};

const results = [
  ...(await runDatabaseMutations(chosen.database, tell)),
  ...(await runSourceMutations(chosen.source, tell)),
];
const summary = summarise(results);
if (values.table || !values.json) console.log(writeTable(results));
if (values.json) console.log(JSON.stringify(summary));
process.exitCode = summary.caught === summary.mutations ? 0 : 1;
