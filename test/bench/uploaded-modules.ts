import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/** A module of the Worker; the entry is `index.js`. */
export interface UploadedModule {
  name: string;
  content: Buffer;
}

/** The modules that `wrangler deploy` would upload, as its dry run writes them into `folder`. */
export async function uploadedModules(root: URL, folder: string): Promise<UploadedModule[]> {
  const wrangler = new URL('node_modules/.bin/wrangler', root).pathname;
  await promisify(execFile)(wrangler, ['deploy', '--dry-run', '--outdir', folder], {
    cwd: root.pathname,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  });
  const names = (await readdir(folder)).filter((name) => /\.(?:js|wasm)$/.test(name));
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(folder, name)) })));
}

/** The entry and what it imports statically, directly or not: what an isolate compiles before its first request. */
export function loadedAtStart(modules: UploadedModule[]): UploadedModule[] {
  const loaded = new Set<UploadedModule>();
  const load = (name: string) => {
    const module = modules.find((one) => one.name === name);
    if (!module) throw new Error(`${name} is imported and not uploaded`);
    if (loaded.has(module)) return;
    loaded.add(module);
    const imports = module.content.toString().matchAll(/\b(?:from|import)\s*"\.\/([^"]+\.(?:js|wasm))"/g);
    for (const [, imported = ''] of imports) load(imported);
  };
  load('index.js');
  return [...loaded];
}

export function gzippedKib(modules: UploadedModule[]): number {
  const bytes = modules.reduce((sum, { content }) => sum + gzipSync(content, { level: 9 }).length, 0);
  return bytes / 1024;
}
