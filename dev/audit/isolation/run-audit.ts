import { type Arena, openArena } from './arena.ts';
import { attackTables } from './attacks/tables.ts';
import { readTables } from './database-shape.ts';
import { describeError, type IsolationReport, newRecorder, type Recorder } from './report.ts';
import { type IsolationTarget, openSessions, type Sessions } from './sessions.ts';
import { changedTables, readWatch, removeTraces } from './watch.ts';

export type { IsolationReport, Leak } from './report.ts';
export type { IsolationTarget } from './sessions.ts';

/**
 * Attacks a migrated database from one organisation of its own making against another, lints its catalogue and leaves
 * no trace. A database that is broken gives leaks, never an error.
 * @throws Error where a login is refused or the server is out of reach
 */
export async function runIsolationAudit(target: IsolationTarget): Promise<IsolationReport> {
  const recorder = newRecorder(
    new Map([
      ['audit', 'the audit itself'],
      ['rows', 'the victims’ rows after the attacks'],
    ]),
  );
  const sessions = await openSessions(target);
  try {
    const tables = await readTables(sessions.admin);
    await removeTraces(sessions.admin, tables);
    try {
      await attackAll(sessions, await openArena(sessions, tables), recorder);
    } catch (error) {
      recorder.record('audit', describeError(error));
    } finally {
      await removeTraces(sessions.admin, tables);
    }
    return recorder.report(tables.length);
  } finally {
    await sessions.close();
  }
}

async function attackAll({ admin }: Sessions, arena: Arena, recorder: Recorder): Promise<void> {
  await attackTables(arena, recorder);
  const changed = changedTables(arena.before, await readWatch(admin));
  recorder.record('rows', changed.length === 0 ? null : `changed in ${changed.join(', ')}`);
}
