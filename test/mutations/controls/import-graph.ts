import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { auditsOf, ON_BUILD, testFilesOf } from '../../../dev/evidence/run-proofs.ts';
import type { Control, Proof } from '../../../worker/features/trust/control.ts';

const WORKER = 'worker/index.ts';
/** Whoever imports it starts the built Worker. */
const STARTS_THE_BUILD = 'dev/worker/start-worker.ts';
const READS_OR_RUNS = /^node:(?:fs|child_process)\b/;

/** Tells which proofs could notice a change of a file. */
export type Notices = (proof: Proof, file: string) => boolean;

/**
 * Reads what the proofs of controls import, however far away. A proof could notice a change of a file that it imports;
 * of the Worker, where it runs in workerd or on the build; of a migration, where it runs on Postgres; and of whatever
 * lies in a folder that it names, where the test reads files or starts programs itself.
 */
export async function readImports(root: string, controls: readonly Control[]): Promise<Notices> {
  const audits = await readAudits(root, controls);
  const tests = [...new Set(controls.flatMap(testFilesOf))];
  const { metafile } = await build({
    ...{ entryPoints: [...tests, ...audits.values(), WORKER], absWorkingDir: root, outdir: 'out' },
    ...{ bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', packages: 'external' },
    ...{ external: ['cloudflare:*', '*.wasm'], logLevel: 'error' },
  });
  const worker = reach(metafile, WORKER);
  const readers = await readReaders(root, metafile, tests);
  return (proof, file) => {
    if (proof.kind === 'probe') return false;
    const entry = proof.kind === 'test' ? proof.file : (audits.get(proof.script) ?? '');
    const imports = reach(metafile, entry);
    const isOnPostgres = /^test\/(?!unit\/|workerd\/)|^dev\/audit\/audit-isolation/.test(entry);
    if (file.startsWith('migrations/')) return isOnPostgres;
    const isOnWorker = entry.startsWith('test/workerd/') || imports.has(STARTS_THE_BUILD);
    const [top = ''] = file.split('/');
    return (
      imports.has(file) || (isOnWorker && worker.has(file)) || (readers.get(entry)?.includes(top) ?? false)
    );
  };
}

/** Whether it runs the built Worker: then it takes long. */
export function isOnBuild(proof: Proof): boolean {
  return proof.kind === 'test' && ON_BUILD.test(proof.file);
}

/** The file that each audit starts, by its script. */
async function readAudits(root: string, controls: readonly Control[]): Promise<Map<string, string>> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return new Map(
    controls.flatMap(auditsOf).map((script) => [script, /^node (\S+\.ts)$/.exec(scripts[script])?.[1] ?? '']),
  );
}

function reach({ inputs }: Metafile, entry: string): Set<string> {
  const files = new Set([entry]);
  for (const file of files) {
    for (const { path, external } of inputs[file]?.imports ?? []) if (!external) files.add(path);
  }
  return files;
}

/** Of tests that read files or start programs what they say beside their imports, by their files. */
async function readReaders(
  root: string,
  { inputs }: Metafile,
  tests: readonly string[],
): Promise<Map<string, string>> {
  const readers = tests.filter((test) => inputs[test]?.imports.some(({ path }) => READS_OR_RUNS.test(path)));
  const texts = readers.map(async (test) => {
    const text = await readFile(join(root, test), 'utf8');
    return [test, text.replace(/^import [^;]*;$/gm, '')] as const;
  });
  return new Map(await Promise.all(texts));
}
