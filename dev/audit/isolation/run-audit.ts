import { type Arena, openArena } from './arena.ts';
import { attackContext } from './attacks/context.ts';
import { attackFunctions } from './attacks/functions.ts';
import { attackKeys } from './attacks/keys.ts';
import { attackPrivileges } from './attacks/privileges.ts';
import { attackReferences } from './attacks/references.ts';
import { attackRoles } from './attacks/roles.ts';
import { attackSessions } from './attacks/sessions.ts';
import { attackTables } from './attacks/tables.ts';
import { readFunctions, readTables } from './database-shape.ts';
import { LINT_RULES, runLint } from './lint/run-lint.ts';
import { describeError, type IsolationReport, newRecorder, type Recorder } from './report.ts';
import { type IsolationTarget, openSessions, type Sessions } from './sessions.ts';
import { changedTables, readWatch, removeTraces } from './watch.ts';

export type { IsolationReport, Leak } from './report.ts';
export type { IsolationTarget } from './sessions.ts';

const OWN_CHECKS = {
  arena: 'the audit cannot set itself up',
  rows: 'the victims’ rows are as they were before the attacks',
  traces: 'the audit leaves no trace',
};

const ATTACKS = {
  attackTables,
  attackContext,
  attackKeys,
  attackRoles,
  attackSessions,
  attackReferences,
  attackFunctions,
  attackPrivileges,
};

/**
 * Lints the catalogue of a migrated database, attacks it from one organisation of its own making against another,
 * and leaves no trace. A database that is broken gives leaks, never an error.
 * @param untilLeak whether to leave the rest out once a group of attacks has found a leak
 * @throws Error where a login is refused or the server is out of reach
 */
export async function runIsolationAudit(
  target: IsolationTarget,
  { untilLeak = false }: { untilLeak?: boolean } = {},
): Promise<IsolationReport> {
  const rules = LINT_RULES.flatMap(({ id, attack, name }) =>
    attack === undefined ? [[id, name] as const] : [],
  );
  const recorder = newRecorder(new Map([...Object.entries(OWN_CHECKS), ...rules]));
  const sessions = await openSessions(target);
  try {
    return recorder.report(await audit(sessions, recorder, untilLeak));
  } finally {
    await sessions.close();
  }
}

/** Returns the number of tables. */
async function audit(sessions: Sessions, recorder: Recorder, untilLeak: boolean): Promise<number> {
  const { admin } = sessions;
  let tables: Awaited<ReturnType<typeof readTables>> = [];
  try {
    tables = await readTables(admin);
    await removeTraces(admin, tables);
    await runLint({ admin, tables, functions: await readFunctions(admin) }, recorder);
    if (untilLeak && hasLeak(recorder)) return tables.length;
    await attackAll(await openArena(sessions, tables), recorder, untilLeak);
  } catch (error) {
    recorder.record('arena', describeError(error));
  }
  await recorder.run('traces', async () => {
    await removeTraces(admin, tables);
    return null;
  });
  return tables.length;
}

function hasLeak(recorder: Recorder): boolean {
  return recorder.report(0).leaks.length > 0;
}

async function attackAll(arena: Arena, recorder: Recorder, untilLeak: boolean): Promise<void> {
  for (const [name, run] of Object.entries(ATTACKS)) {
    try {
      await run(arena, recorder);
    } catch (error) {
      recorder.record('arena', `${name}: ${describeError(error)}`);
    }
    if (untilLeak && hasLeak(recorder)) return;
  }
  const changed = changedTables(arena.before, await readWatch(arena.sessions.admin));
  recorder.record('rows', changed.length === 0 ? null : `changed in ${changed.join(', ')}`);
}
