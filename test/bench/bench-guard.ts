/**
 * `npm run -s bench:guard -- [--json] [--data FILE_OR_FOLDER] [--peers]`: what an inspection costs in workerd, on messages
 * up to 1,000 characters and on one of 20,000, and how other guards do on the same messages in the same run. Peers are
 * fetched from the registry into a temporary folder; without `--data` the messages are of the corpus, which ours was
 * trained on: compare times on them, and recall on others only.
 */
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { seededRandom, shuffle } from '../../dev/guard/random.ts';
import { type Row, readRows } from '../../dev/guard/rows.ts';
import { inspect } from '../../worker/guard/inspect.ts';
import { type Flags, openPeers } from './guard-peers.ts';
import { median, quantile, round } from './statistics.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    data: { type: 'string', default: new URL('../../dev/guard/corpus', import.meta.url).pathname },
    peers: { type: 'boolean', default: false },
  },
});

const MESSAGES = 2_000;
const SHORT = 1_000;
const LONG = 20_000;
const ROUNDS = 40;

const rows = shuffle(await readRows(values.data), seededRandom(1)).slice(0, MESSAGES);
const short = rows.map(({ text }) => text.slice(0, SHORT));
const long = rows
  .map(({ text }) => text)
  .join(' ')
  .slice(0, LONG);
const times = await timeInWorkerd(short, long);
const judged = [await judge('portero', rows, (text) => inspect(text).verdict !== 'allow')];
if (values.peers)
  for await (const { name, flags } of openPeers()) judged.push(await judge(name, rows, flags));
const report = {
  median_ms: round(median(times.short), 3),
  p99_ms: round(quantile(times.short, 0.99), 3),
  long_ms: round(times.long, 1),
  peers: judged,
};
if (values.json) console.log(JSON.stringify(report));
else console.log(JSON.stringify(report, null, 2));

async function timeInWorkerd(texts: string[], longText: string) {
  const bundled = await build({
    entryPoints: [new URL('guard-worker.ts', import.meta.url).pathname],
    ...{ bundle: true, format: 'esm', write: false, minify: true, target: 'es2024' },
  });
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        {
          ...{ name: 'guard', modules: true, script: bundled.outputFiles[0]?.text ?? '' },
          compatibilityDate: '2026-10-01',
        },
      ],
    }),
  );
  try {
    const ask = async (some: string[], rounds: number) => {
      const body = JSON.stringify({ texts: some, rounds });
      const response = await miniflare.dispatchFetch('http://guard/', { method: 'POST', body });
      return (await response.json()) as number[];
    };
    await ask(texts.slice(0, 300), ROUNDS);
    const shortTimes = await ask(texts, ROUNDS);
    const longTimes = await ask(
      Array.from({ length: 9 }, () => longText),
      1,
    );
    return { short: shortTimes, long: median(longTimes) };
  } finally {
    await miniflare.dispose();
  }
}

interface Judged {
  name: string;
  recall: number;
  fpr: number;
  per_s: number;
}

async function judge(name: string, judged: readonly Row[], flags: Flags): Promise<Judged> {
  const startedAt = performance.now();
  const flagged: boolean[] = [];
  for (const { text } of judged) flagged.push(await flags(text));
  const seconds = (performance.now() - startedAt) / 1000;
  const share = (isAttack: boolean) => {
    const some = flagged.filter((_, index) => judged[index]?.isAttack === isAttack);
    return round(some.filter(Boolean).length / Math.max(1, some.length), 4);
  };
  return { name, recall: share(true), fpr: share(false), per_s: Math.round(judged.length / seconds) };
}
