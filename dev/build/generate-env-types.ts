import { readFile, rm, writeFile } from 'node:fs/promises';
import { experimental_generateTypes } from 'wrangler';

/**
 * Writes worker/env.d.ts from wrangler.toml; with `--check` only compares. wrangler.toml names the built Worker, so
 * the types are generated from a copy that names the source: bindings of Durable Objects then have their methods.
 */
const ROOT = new URL('../../', import.meta.url);
const TARGET = new URL('worker/env.d.ts', ROOT);

const generated = await generate();
if (!process.argv.includes('--check')) {
  await writeFile(TARGET, generated);
} else if ((await readFile(TARGET, 'utf8').catch(() => '')) !== generated) {
  console.error('worker/env.d.ts does not fit wrangler.toml: run `npm run types:env`.');
  process.exit(1);
}

async function generate(): Promise<string> {
  const copy = new URL('worker/wrangler-types.toml', ROOT);
  const config = (await readFile(new URL('wrangler.toml', ROOT), 'utf8'))
    .replace('main = "dist/worker/index.js"', 'main = "index.ts"')
    .replace(/^(?:build|base_dir|no_bundle|find_additional_modules|rules) = .*$/gm, '');
  await writeFile(copy, config);
  try {
    process.env.WRANGLER_LOG = 'none';
    const { env } = await experimental_generateTypes({
      config: copy.pathname,
      path: TARGET.pathname,
      includeRuntime: false,
      strictVars: false,
    });
    return `// Generated from wrangler.toml by \`npm run types:env\`.\n${(env ?? '').trim()}\n`;
  } finally {
    await rm(copy, { force: true });
  }
}
