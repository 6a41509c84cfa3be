import { type Arena, openArena } from './arena.ts';
import { attackContext } from './attacks/context.ts';
import { attackFunctions } from './attacks/functions.ts';
import { attackKeys } from './attacks/keys.ts';
import { attackPrivileges } from './attacks/privileges.ts';
import { attackReferences } from './attacks/references.ts';
import { attackRoles } from './attacks/roles.ts';
import { attackRoutes } from './attacks/routes.ts';
import { attackSessions } from './attacks/sessions.ts';
import { attackTables } from './attacks/tables.ts';
import { type AppFunction, readShape, type Shape } from './database-shape.ts';
import { LINT_RULES, runLint } from './lint/run-lint.ts';
import { describeError, type IsolationReport, newRecorder, type Recorder } from './report.ts';
import { type IsolationTarget, openSessions, type Sessions } from './sessions.ts';
import { changedTables, readWatch, removeTraces } from './watch.ts';

export type { IsolationReport, Leak } from './report.ts';
export type { IsolationTarget } from './sessions.ts';

const OWN_CHECKS = {
  arena: 'the audit cannot set itself up',
  'routing-rows': 'functions that route return one row at most',
  rows: 'the victims’ rows are as they were before the attacks',
  traces: 'the audit leaves no trace',
};

const ATTACKS = {
  attackTables,
  attackContext,
  attackKeys,
  attackRoles,
  attackReferences,
  attackFunctions,
  attackPrivileges,
  attackRoutes,
  attackSessions,
};

/**
 * Lints the catalogue of a migrated database, attacks it from one organisation of its own making against another,
 * and leaves no trace. A database that is broken gives leaks, never an error. Tables of `except` are left alone: they
 * were attacked elsewhere. With `untilLeak` the rest is left out once lint or a group of attacks has found something.
 */
export async function runIsolationAudit(
  target: IsolationTarget,
  { except = new Set(), untilLeak = false }: { except?: ReadonlySet<string>; untilLeak?: boolean } = {},
): Promise<IsolationReport> {
  const rules = LINT_RULES.flatMap(({ id, attack, name }) =>
    attack === undefined ? [[id, name] as const] : [],
  );
  const recorder = newRecorder(new Map([...Object.entries(OWN_CHECKS), ...rules]));
  let tables: string[] = [];
  try {
    const sessions = await openSessions(target);
    try {
      tables = await audit(sessions, recorder, except, untilLeak);
    } finally {
      await sessions.close();
    }
  } catch (error) {
    recorder.record('arena', describeError(error));
  }
  return recorder.report(tables);
}

/** Returns the names of the tables that were attacked. */
async function audit(
  sessions: Sessions,
  recorder: Recorder,
  except: ReadonlySet<string>,
  untilLeak: boolean,
): Promise<string[]> {
  const { admin } = sessions;
  let shape: Shape = { tables: [], functions: [] };
  try {
    shape = await readShape(admin);
    await removeTraces(admin, shape.tables);
    await runLint({ admin, ...shape }, recorder);
    if (untilLeak && recorder.hasLeak()) return [];
    await attackAll(narrow(await openArena(sessions, shape), except), recorder, untilLeak);
  } catch (error) {
    recorder.record('arena', describeError(error));
  }
  await recorder.run('traces', async () => {
    await removeTraces(admin, shape.tables);
    return null;
  });
  return shape.tables.map(({ name }) => name).filter((name) => !except.has(name));
}

/** Without these tables, and with the functions only that concern the others. */
function narrow(arena: Arena, except: ReadonlySet<string>): Arena {
  if (except.size === 0) return arena;
  const tables = arena.tables.filter(({ name }) => !except.has(name));
  const concerns = ({ body }: AppFunction) => tables.some(({ name }) => body.includes(name));
  return { ...arena, tables, functions: arena.functions.filter(concerns) };
}

async function attackAll(arena: Arena, recorder: Recorder, untilLeak: boolean): Promise<void> {
  for (const [name, run] of Object.entries(ATTACKS)) {
    try {
      await run(arena, recorder);
    } catch (error) {
      recorder.record('arena', `${name}: ${describeError(error)}`);
    }
    if (untilLeak && recorder.hasLeak()) return;
  }
  const changed = changedTables(arena.before, await readWatch(arena.sessions.admin));
  recorder.record('rows', changed.length === 0 ? null : `changed in ${changed.join(', ')}`);
}
