/** `npm run -s size -- --json`: what the Worker weighs, and how long a cold workerd takes to its first answer. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { coldStart, writeWorkerdConfig } from './cold-start.ts';
import { FLOOR } from './compared-workers.ts';
import { median, round } from './statistics.ts';
import { gzippedKib, loadedAtStart, uploadedModules } from './uploaded-modules.ts';

const STARTS = 11;
const ROOT = new URL('../../', import.meta.url);

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const folder = await mkdtemp(join(tmpdir(), 'portero-size-'));
try {
  const modules = await uploadedModules(ROOT, folder);
  const times = await measureStarts(modules.map(({ name }) => name));
  const report = {
    start_gz_kib: round(gzippedKib(loadedAtStart(modules)), 1),
    total_gz_kib: round(gzippedKib(modules), 1),
    cold_ms: round(median(times.portero), 1),
    floor_cold_ms: round(median(times.floor), 1),
  };
  if (values.json) console.log(JSON.stringify(report));
  else {
    console.log(`at start ${report.start_gz_kib} KiB, all modules ${report.total_gz_kib} KiB, gzipped`);
    for (const [name, all] of Object.entries(times)) {
      const [low, middle, high] = [Math.min(...all), median(all), Math.max(...all)].map((ms) =>
        ms.toFixed(0),
      );
      console.log(
        `${name.padEnd(8)} ${middle} ms to the first answer, ${low} to ${high} over ${STARTS} cold starts`,
      );
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The npm package's workerd serves the modules itself; an empty Worker, in turns with it, tells what is workerd's. */
async function measureStarts(names: string[]) {
  const { default: workerd }: { default: string } = createRequire(import.meta.url)('workerd');
  await writeFile(join(folder, 'floor.js'), FLOOR);
  const others = names.filter((name) => name !== 'index.js');
  const product = await writeWorkerdConfig(folder, 'index.js', others);
  const floor = await writeWorkerdConfig(folder, 'floor.js', []);
  const times: Record<'portero' | 'floor', number[]> = { portero: [], floor: [] };
  for (let index = 0; index < STARTS; index++) {
    times.portero.push(await coldStart(workerd, product, '/api/health'));
    times.floor.push(await coldStart(workerd, floor, '/'));
  }
  return times;
}
