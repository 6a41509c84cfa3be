import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is deployed: the modules of the Worker and the files of the web app. */
const BUILD_FOLDERS = ['dist/worker', 'web/dist'];

/**
 * The digest of the build below `root`: SHA-256 over one line `<SHA-256>  <path>` for each file, in the order of the
 * paths' bytes. The same by hand: `find dist/worker web/dist -type f | LC_ALL=C sort | xargs sha256sum | sha256sum`.
 * @throws Error where there is no build, or something in it that is no plain file
 */
export async function buildDigest(root: string): Promise<string> {
  const paths = (await Promise.all(BUILD_FOLDERS.map((folder) => filesIn(root, folder)))).flat();
  const lines = paths
    .sort(byBytes)
    .map(async (path) => `${sha256(await readFile(join(root, path)))}  ${path}\n`);
  return sha256((await Promise.all(lines)).join(''));
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  if (entries.length === 0) throw new Error(`There is no build in ${folder}: run \`npm run build\`.`);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(join(root, '/').length);
      // A line end or a backslash in a name would make two different builds read alike.
      if (!entry.isFile() || !/^[\w./@+-]+$/.test(path))
        throw new Error(`${path} cannot be part of a build.`);
      return path;
    });
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
