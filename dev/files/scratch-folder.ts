import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps it in memory. */
const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

/** Where to keep what is thrown away soon: in memory where there is room, else the system's temporary folder. */
export async function scratchRoot(): Promise<string> {
  const isRoomy = await statfs(IN_MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize >= ROOM_BYTES,
    () => false,
  );
  return isRoomy ? IN_MEMORY : tmpdir();
}

/**
 * A new folder there; the caller removes it. Copying a database of a thousand files takes a seventh of the time that it takes
 * on a disk.
 */
export async function makeScratchFolder(name: string): Promise<string> {
  return mkdtemp(join(await scratchRoot(), `portero-${name}-`));
}
