import { randomBytes } from 'node:crypto';
import { uuidV7 } from '../../../../worker/domain/ids.ts';
import type { Arena } from '../arena.ts';
import type { ForeignKey, Table } from '../database-shape.ts';
import type { Recorder } from '../report.ts';
import { ownership } from '../seed.ts';
import { APP_ROLES, type AppRole, attack, type Attacker, inParallel, type Outcome, type Row } from '../sessions.ts';
import { insertRow } from './table-aim.ts';
import { contextOf } from './tables.ts';
import { withFreshKey } from './write-table.ts';

/** Attacks 56 to 59: what one organisation's rows can learn from, and do to, another's through keys. */
export async function attackReferences(arena: Arena, recorder: Recorder): Promise<void> {
  await inParallel(arena.sessions, APP_ROLES, async (role) => {
    const context = await contextOf(arena, role);
    for (const table of arena.tables) {
      const { kind } = table;
      if (kind?.kind !== 'tenant' || !kind.grants[role].includes('delete')) continue;
      await attack(arena.sessions, role, context, async (attacker) => {
        for (const foreignKey of table.foreignKeys) {
          await attackReference(arena, recorder, attacker, { table, foreignKey });
        }
        for (const unique of table.uniques) {
          await recorder.run(58, () => claimUnique(arena, attacker, table, unique), table.name);
        }
        await recorder.run(59, () => deleteOwn(arena, attacker, table), table.name);
      });
    }
  });
}

async function attackReference(
  arena: Arena,
  recorder: Recorder,
  attacker: Attacker,
  { table, foreignKey }: { table: Table; foreignKey: ForeignKey },
): Promise<void> {
  const owner = ownership(table)?.column;
  const columns = foreignKey.columns.filter((column) => column !== owner);
  if (columns.length === 0) return;
  const refer = async (values: Row) => {
    const own = withFreshKey(table, owner ?? '', rowOf(arena.a.owner, table));
    return normalise(await replaceOwn(arena, attacker, table, { ...own, ...values }), values);
  };
  const victim = rowOf(arena.b, table);
  const toVictim = await refer(Object.fromEntries(columns.map((column) => [column, victim[column]])));
  const toNothing = await refer(
    Object.fromEntries(columns.map((column) => [column, unknownLike(victim[column])])),
  );
  const name = `${table.name}.${foreignKey.name}`;
  recorder.record(56, toVictim === 'accepted' ? `${name} accepted a reference to the victim` : null, table.name);
  recorder.record(
    57,
    toVictim === toNothing ? null : `${name}: “${toVictim}” for the victim’s row, “${toNothing}” for none`,
    table.name,
  );
}

/** A's row takes every value of B's that the index covers, but its references. */
async function claimUnique(
  arena: Arena,
  attacker: Attacker,
  table: Table,
  unique: string[],
): Promise<string | null> {
  const owner = ownership(table)?.column;
  const refers = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
  const victim = rowOf(arena.b, table);
  const taken = unique.filter((column) => column !== owner && !refers.has(column));
  const row = { ...rowOf(arena.a.owner, table), ...Object.fromEntries(taken.map((column) => [column, victim[column]])) };
  const outcome = await replaceOwn(arena, attacker, table, row);
  if (outcome.code === undefined) return null;
  return outcome.code === '23505'
    ? `${unique} is taken, and says so`
    : `error ${outcome.code}: ${outcome.message} (${unique})`;
}

async function deleteOwn(arena: Arena, attacker: Attacker, table: Table): Promise<string | null> {
  const { outcome, changed } = await arena.watch(attacker, `delete from ${table.sql}`);
  if (outcome.code !== undefined) return `error ${outcome.code}: ${outcome.message}`;
  return changed.length === 0 ? null : `changed the victim’s ${changed.join(', ')}`;
}

/** A's own row is out of the way, so that only the victim's can be in it. */
function replaceOwn({ a }: Arena, attacker: Attacker, table: Table, row: Row): Promise<Outcome> {
  const key = table.key.map((column, place) => `"${column}"::text = $${place + 1}`).join(' and ');
  const own = rowOf(a.owner, table);
  return attacker.attemptAll([
    { text: `delete from ${table.sql} where ${key}`, params: table.key.map((column) => String(own[column])) },
    { text: insertRow(table), params: [JSON.stringify(row)] },
  ]);
}

function rowOf({ rows }: { rows: Map<string, Row> }, { name }: Table): Row {
  return rows.get(name) ?? {};
}

/** The whole refusal, but for the ids that were asked for. */
function normalise(outcome: Outcome, values: Row): string {
  if (outcome.code === undefined) return 'accepted';
  const text = `${outcome.code} ${outcome.constraint} ${outcome.message}`;
  return Object.values(values).reduce<string>((rest, value) => rest.replaceAll(String(value), '…'), text);
}

function unknownLike(value: unknown): unknown {
  if (typeof value === 'number') return -value - 1;
  return /^[0-9a-f]{8}-/.test(String(value)) ? uuidV7() : randomBytes(12).toString('hex');
}
