import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { migrate } from './migrate.ts';
import { migrationsHash } from './migration-files.ts';
import { pgliteTarget } from './migration-target.ts';

/**
 * A migrated PGlite with pgvector, in memory (`dataDir` null) or in a folder. A new one is restored from a dump
 * kept in `cacheDir`, made once per content of the migrations: about 1 s instead of 6. The dump holds no secret:
 * passwords are not set and context keys are installed by the caller afterwards.
 */
export async function openPglite(options: {
  dataDir: string | null;
  cacheDir: string;
  migrations: string;
}): Promise<PGlite> {
  const { dataDir, cacheDir, migrations } = options;
  const isNew = dataDir === null || !existsSync(join(dataDir, 'PG_VERSION'));
  const dump = isNew ? await cachedDump(cacheDir, migrations) : null;
  const db = await PGlite.create({
    extensions: { vector },
    ...(dataDir === null ? {} : { dataDir }),
    ...(dump ? { loadDataDir: dump } : {}),
  });
  await migrate(pgliteTarget(db), { folder: migrations, passwords: null });
  return db;
}

async function cachedDump(cacheDir: string, migrations: string): Promise<Blob> {
  const hash = createHash('sha256')
    .update(`${await pgliteVersion()}\n${await migrationsHash(migrations)}`)
    .digest('hex');
  const name = `pglite-${hash.slice(0, 32)}.tar`;
  const file = join(cacheDir, name);
  if (existsSync(file)) return new Blob([await readFile(file)]);

  const db = await PGlite.create({ extensions: { vector } });
  await migrate(pgliteTarget(db), { folder: migrations, passwords: null });
  const dump = await db.dumpDataDir('none');
  await db.close();
  await mkdir(cacheDir, { recursive: true });
  // Renamed into place, so that an interrupted write is never taken for a dump.
  await writeFile(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
  await rename(`${file}.${process.pid}`, file);
  const outdated = (await readdir(cacheDir)).filter(
    (other) => /^pglite-.*\.tar$/.test(other) && other !== name,
  );
  await Promise.all(outdated.map((other) => rm(join(cacheDir, other), { force: true })));
  return dump;
}

/** The dump is a data folder: another build of PGlite may not read it. */
async function pgliteVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: { version: string } = JSON.parse(
    await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'),
  );
  return manifest.version;
}
