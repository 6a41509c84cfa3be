import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder with these migrations (file name → SQL); `write` changes or adds one, `remove` ends it. */
export async function migrationFolder(files: Record<string, string>) {
  const root = await mkdtemp(join(tmpdir(), 'portero-migrations-'));
  const folder = join(root, 'migrations');
  await mkdir(folder);
  const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
  for (const [name, sql] of Object.entries(files)) await write(name, sql);
  return { root, folder, write, remove: () => rm(root, { recursive: true, force: true }) };
}
