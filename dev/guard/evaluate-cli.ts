import { parseArgs } from 'node:util';
import { evaluateGuard, type GuardRates } from './evaluate.ts';
import { type Row, readRows } from './rows.ts';

/**
 * `npm run -s guard:eval -- --data FILE_OR_FOLDER… [--json]`: how the guard does on labelled texts, by source, language
 * and kind. What the model was trained on says nothing of how good it is.
 */
const { values } = parseArgs({
  options: { data: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
});
if (!values.data) throw new Error('--data FILE_OR_FOLDER is missing: JSON lines of {text,label,lang}');

const rows: Row[] = [];
for (const path of values.data) for (const row of await readRows(path)) rows.push(row);
const evaluation = evaluateGuard(rows);
if (values.json) console.log(JSON.stringify(evaluation));
else {
  for (const { source, lang, kind, ...rates } of evaluation.rows)
    print([source, lang, kind].join(' '), rates);
  for (const [lang, rates] of Object.entries(evaluation.totals)) print(`total ${lang}`, rates);
  console.log(`${evaluation.per_s} texts/s, p99 ${evaluation.p99_us} µs`);
}

function print(name: string, { attacks, benign, ...rates }: GuardRates): void {
  const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
  console.log(
    `${name}: ${attacks} attacks, recall ${percent(rates.recall_any)} (block ${percent(rates.recall_block)}); ` +
      `${benign} benign, false alarms ${percent(rates.fpr_any)} (block ${percent(rates.fpr_block)})`,
  );
}
