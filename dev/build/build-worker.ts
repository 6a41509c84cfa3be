import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * Builds the Worker into dist/worker. With splitting, what is imported on demand (document parsers) stays a module of
 * its own, loaded when it is needed; wrangler's own bundler would inline it.
 */
export async function buildWorker(root: URL): Promise<void> {
  const outdir = new URL('dist/worker/', root);
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [new URL('worker/index.ts', root).pathname],
    outdir: outdir.pathname,
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
