import { rm } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';

const ENTRY = 'worker/index.ts';
const OUTPUT = 'dist/worker/';

/** What a benchmark builds in place of the product. */
export interface BuildOptions {
  /** Another entry, from the root. */
  entry?: string;
  /** Where to; what is there is removed. */
  outdir?: URL;
  plugins?: Plugin[];
}

/**
 * Builds the Worker into dist/worker. With splitting, what is imported on demand (document parsers) stays a module of
 * its own, loaded when it is needed; wrangler's own bundler would inline it.
 */
export async function buildWorker(root: URL, options: BuildOptions = {}): Promise<void> {
  const { entry = ENTRY, outdir = new URL(OUTPUT, root), plugins = [] } = options;
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: { index: new URL(entry, root).pathname },
    outdir: outdir.pathname,
    plugins,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'import'],
    external: ['cloudflare:*', 'node:*'],
    // Workers may not compile at run time: a module of WebAssembly goes beside the others as it is.
    loader: { '.wasm': 'copy' },
    sourcemap: 'external',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

if (import.meta.main) await buildWorker(new URL('../../', import.meta.url));
