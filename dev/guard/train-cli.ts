import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LinearWeights } from '../../worker/guard/model/linear-model.ts';
import { fitLinear } from './fit-linear.ts';
import { type HeldOut, holdOutSources } from './hold-out.ts';
import { writeModelCard } from './model-card.ts';
import { quantise } from './quantise.ts';
import { AT_BLOCK, AT_SUSPICIOUS, IN_DOCUMENTS, lineAt, lineFor } from './thresholds.ts';
import {
  FITTING,
  OWN_WEIGHT,
  PUBLIC_BENIGN_SHARE,
  PUBLIC_WEIGHT,
  readTrainingData,
} from './training-data.ts';

/**
 * `npm run guard:train -- [--data FOLDER]… [--seeds 2] [--folds 4] [--out FOLDER]`: trains the guard's model on the
 * corpus of the repository and on folders of JSON lines beside it, and writes weights and model card. Sources that
 * no model ever saw draw the lines; the model that is written has seen everything.
 */
const here = new URL('.', import.meta.url).pathname;
const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true, default: [] },
    seeds: { type: 'string', default: '2' },
    folds: { type: 'string', default: '4' },
    out: { type: 'string', default: join(here, '../../worker/guard/model') },
  },
});

const tell = (text: string) => console.error(text);

const { own, beside, samplesOf, besideSamples } = await readTrainingData(values.data);
tell(`${own.length} rows of the corpus, ${beside.length} beside it`);

const heldOut: HeldOut[][] = [];
for (let seed = 1; seed <= Number(values.seeds); seed++) {
  const options = {
    folds: Number(values.folds),
    fitting: { ...FITTING, seed },
    samplesOf,
    beside: besideSamples,
  };
  heldOut.push(holdOutSources(own, options, tell));
}
const oddsOf = (kind: string) => heldOut.flat().flatMap(({ row, odds }) => (row.kind === kind ? [odds] : []));
const benign = { ordinary: oddsOf('ordinary'), hard: oddsOf('hard') };
const lines = {
  suspiciousAt: lineFor(benign, AT_SUSPICIOUS),
  blockAt: lineFor(benign, AT_BLOCK),
  documentAt: lineAt(oddsOf('document'), IN_DOCUMENTS),
};

const fitted = quantise(fitLinear([...own.flatMap(samplesOf), ...besideSamples], { ...FITTING, seed: 1 }));
await writeFile(join(values.out, 'weights.ts'), writeWeights({ ...fitted, ...lines }));
const sources = [...new Set([...own, ...beside].map(({ source }) => source))];
const card = writeModelCard({
  ...{ heldOut, lines, folds: Number(values.folds) },
  settings: `Lines of the corpus count ${OWN_WEIGHT} as they stand, and 1 each with typos and without accents and signs; rows of other sets count ${PUBLIC_WEIGHT}, and of their benign ones ${100 * PUBLIC_BENIGN_SHARE} % are taken. AdaGrad, ${FITTING.epochs} epochs, rate ${FITTING.rate}, seed 1 for the weights.`,
  trainedOn: sources.map((source) => {
    const rows = [...own, ...beside].filter((row) => row.source === source);
    return { source, rows: rows.length, attacks: rows.filter(({ isAttack }) => isAttack).length };
  }),
});
await writeFile(join(values.out, 'model-card.md'), card);
console.log(card);

function writeWeights(trained: LinearWeights): string {
  const { cells, seed, levels, scale, bias, suspiciousAt, blockAt, documentAt } = trained;
  const base64 = (bytes: Uint8Array | Int8Array) => Buffer.from(bytes.buffer).toString('base64');
  return `/** Written by \`npm run guard:train\`; what it was trained on and how it measures stands in model-card.md. */
export const TRAINED = {
  /** Base64 of cells of 12 bits, from which \`weightTable\` reads. */
  cells:
    '${base64(cells)}',
  seed: ${seed},
  /** Base64 of int8. */
  levels: '${base64(levels)}',
  scale: ${scale},
  bias: ${bias},
  /** Log-odds from which on a text is suspicious, and refused. */
  suspiciousAt: ${suspiciousAt},
  blockAt: ${blockAt},
  /** From which on a passage of a document is held back. */
  documentAt: ${documentAt},
};
`;
}
