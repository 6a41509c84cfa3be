import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The memory of the workerd that this process runs, as the system counts it. */
export async function residentBytes(): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'ppid=,rss=,comm=']);
  const kibibytes = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent, , command]) => parent === String(process.pid) && command?.endsWith('workerd'))
    .map(([, resident]) => Number(resident));
  return kibibytes.reduce((sum, one) => sum + one, 0) * 1024;
}
