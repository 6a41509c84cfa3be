import { parseArgs } from 'node:util';
import { inspect } from '../../worker/guard/inspect.ts';
import { inspectWith } from '../../worker/guard/inspect-with.ts';
import { TRAINED } from '../../worker/guard/model/weights.ts';
import { DISGUISES } from './disguises.ts';
import { modelsWithoutSources } from './hold-out.ts';
import { seededRandom } from './random.ts';
import { readRows } from './rows.ts';
import { FITTING, readTrainingData } from './training-data.ts';

/**
 * `npm run -s guard:robustness -- [--data FOLDER]… [--folds 4] [--every 3] [--benign FILE_OR_FOLDER]`: how often attacks of sources
 * that the model never saw are found when they are disguised, as a share of how often they are found as they stand, as
 * JSON. `--benign`: texts that the written model was never trained on, and how often it blocks them.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: [] },
    folds: { type: 'string', default: '4' },
    every: { type: 'string', default: '3' },
    benign: { type: 'string' },
  },
});

const { own, samplesOf, besideSamples } = await readTrainingData(values.data);
const holdingOut = {
  ...{ folds: Number(values.folds), samplesOf, beside: besideSamples },
  fitting: { ...FITTING, seed: 1 },
};
const random = seededRandom(5);
const writings: typeof DISGUISES = { plain: (text) => text, ...DISGUISES };
const found: Record<string, { any: number; block: number }> = Object.fromEntries(
  Object.keys(writings).map((name) => [name, { any: 0, block: 0 }]),
);
let attacks = 0;
for (const { model, out } of modelsWithoutSources(own, holdingOut, (text) => console.error(text))) {
  const judged = out.filter(({ isAttack }, index) => isAttack && index % Number(values.every) === 0);
  attacks += judged.length;
  for (const [name, write] of Object.entries(writings)) {
    const counts = found[name] ?? { any: 0, block: 0 };
    for (const { text } of judged) {
      const { odds } = inspectWith(model, write(text, random));
      if (odds >= TRAINED.suspiciousAt) counts.any += 1;
      if (odds >= TRAINED.blockAt) counts.block += 1;
    }
  }
}
const plain = found.plain ?? { any: 1, block: 1 };
const share = (part: number, whole: number) => Math.round((1000 * part) / Math.max(1, whole)) / 1000;
const relative = Object.fromEntries(
  Object.entries(found).map(([name, { any, block }]) => [
    name,
    { any: share(any, plain.any), block: share(block, plain.block) },
  ]),
);
console.log(
  JSON.stringify({
    attacks,
    recall: { any: share(plain.any, attacks), block: share(plain.block, attacks) },
    relative,
    ...(values.benign === undefined ? {} : { benign: await judgeBenign(values.benign) }),
  }),
);

async function judgeBenign(path: string) {
  const rows = (await readRows(path)).filter(({ isAttack }) => !isAttack);
  const verdicts = rows.map(({ text }) => inspect(text).verdict);
  return {
    rows: rows.length,
    any: share(verdicts.filter((verdict) => verdict !== 'allow').length, rows.length),
    block: share(verdicts.filter((verdict) => verdict === 'block').length, rows.length),
  };
}
