import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps it in memory. */
const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * A new folder for what is thrown away soon; the caller removes it. It is in memory where there is room: copying a database of a
 * thousand files takes a seventh of the time there.
 */
export async function makeScratchFolder(name: string): Promise<string> {
  const isRoomy = await statfs(IN_MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize >= ROOM_BYTES,
    () => false,
  );
  return mkdtemp(join(isRoomy ? IN_MEMORY : tmpdir(), `portero-${name}-`));
}
