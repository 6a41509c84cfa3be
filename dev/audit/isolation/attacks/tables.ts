import type { Arena } from '../arena.ts';
import type { Table } from '../database-shape.ts';
import { describeError, type Recorder } from '../report.ts';
import { type Owner, ownership } from '../seed.ts';
import { APP_ROLES, type AppRole, attack, inParallel } from '../sessions.ts';
import { PROBES } from './probe-table.ts';
import { READS } from './read-table.ts';
import { nothing, refused } from './table-aim.ts';
import { WRITES } from './write-table.ts';

const ATTACKS_BY_NUMBER = Object.entries({ ...READS, ...PROBES, ...WRITES });

/** Attacks 1 to 22 and 48 to 50 on every table, as both app roles, against B and, on what is personal, against a colleague. */
export async function attackTables(arena: Arena, recorder: Recorder): Promise<void> {
  const { a, b } = arena;
  await inParallel(arena.sessions, APP_ROLES, async (role) => {
    for (const table of arena.tables) {
      const victims = ownership(table)?.kind === 'user' ? [b, a.viewer] : [b];
      for (const victim of victims) await attackTable(arena, recorder, { table, role, victim });
    }
  });
  await readAsOwner(arena, recorder);
  await moveAsAdministrator(arena, recorder);
}

async function attackTable(
  arena: Arena,
  recorder: Recorder,
  { table, role, victim }: { table: Table; role: AppRole; victim: Owner },
): Promise<void> {
  const column = ownership(table)?.column;
  if (column === undefined) return;
  const side = ({ rows }: Owner) => {
    const row = rows.get(table.name) ?? {};
    return { id: String(row[column]), row };
  };
  const context = await contextOf(arena, role);
  try {
    await attack(arena.sessions, role, context, async (attacker) => {
      const aim = { arena, attacker, role, table, column, own: side(arena.a.owner), victim: side(victim) };
      await Promise.all(
        ATTACKS_BY_NUMBER.map(([number, run]) => recorder.run(Number(number), () => run(aim), table.name)),
      );
    });
  } catch (error) {
    recorder.record(1, describeError(error), table.name);
  }
}

/** The context that the role works in: A's owner, or a job in A. */
export async function contextOf({ a, context }: Arena, role: AppRole): Promise<string> {
  const { tenantId, userId, rows } = a.owner;
  if (role === 'app_job') return context(tenantId, { kind: 'job', job: 'operator' });
  return context(tenantId, { kind: 'user', userId, sessionId: String(rows.get('sessions')?.id) });
}

async function readAsOwner({ sessions, tables }: Arena, recorder: Recorder): Promise<void> {
  await attack(sessions, 'app_owner', null, async (attacker) => {
    const reads = tables.map(({ name, sql }) =>
      recorder.run(21, async () => nothing(await attacker.attempt(`select count(*) as n from ${sql}`)), name),
    );
    await Promise.all(reads);
  });
}

/** What row level security does not hold back a trigger does; an administrator whom it holds finds no row to move. */
async function moveAsAdministrator({ sessions, tables, a, b }: Arena, recorder: Recorder): Promise<void> {
  await attack(sessions, null, null, async (attacker) => {
    const moves = tables.map(({ name, sql, kind }) => {
      if (kind?.kind !== 'tenant' && kind?.kind !== 'personal') return null;
      const [from, to] = [a.owner, b].map(({ rows }) => rows.get(name)?.[kind.column]);
      return recorder.run(
        11,
        async () => {
          const move = `update ${sql} set "${kind.column}" = $1 where "${kind.column}" = $2`;
          const outcome = await attacker.attempt(move, [to, from]);
          return outcome.code === undefined && outcome.count === 0 ? null : refused(outcome);
        },
        name,
      );
    });
    await Promise.all(moves);
  });
}
