import { parseArgs } from 'node:util';
import { CONTROLS } from '../../worker/features/trust/controls/registry.ts';
import { controlMutations } from './controls/all.ts';
import { type ControlResult, summariseControls, writeControlTable } from './controls/result.ts';
import { runControlMutations } from './controls/run-all.ts';

/**
 * `npm run -s test:controls -- [--json] [--table] [--only CONTROL]… [--whole]`: takes from each control of the security
 * page one defence away and shows which controls are not verified any more. Exit 1 where it is not that one alone.
 * `--whole` also runs what the other controls prove on the whole build, each time.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});

const all = controlMutations(CONTROLS);
const chosen = all.filter(({ control }) => values.only === undefined || values.only.includes(control.id));
if (chosen.length === 0) throw new Error('no such control');
// Hundreds of test files would be told of, each time.
process.env.EVIDENCE_QUIET = '1';

const startedAt = Date.now();
let count = 0;
const tell = ({ control, mutation, turnedOff, unfit }: ControlResult) => {
  count += 1;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const outcome = unfit === undefined ? turnedOff.join(', ') || 'STILL ON' : `UNFIT: ${unfit}`;
  console.error(`${seconds} s  ${count}/${chosen.length}  ${control} without ${mutation}: ${outcome}`);
};

const results = await runControlMutations(chosen, { isWhole: values.whole, tell });
const summary = summariseControls(results);
if (values.table || !values.json) console.log(writeControlTable(results));
if (values.json) console.log(JSON.stringify(summary));
process.exitCode = summary.exactly === summary.controls ? 0 : 1;
