import { randomBytes } from 'node:crypto';
import { uuidV7 } from '../../../../worker/domain/ids.ts';
import type { Arena } from '../arena.ts';
import type { ForeignKey, Table } from '../database-shape.ts';
import type { Recorder } from '../report.ts';
import { ownership } from '../seed.ts';
import { APP_ROLES, type Attacker, attack, type Outcome, type Row } from '../sessions.ts';
import { insertRow } from './table-aim.ts';
import { contextOf } from './tables.ts';
import { withFreshKey } from './write-table.ts';

/** Attacks 56 to 59: what one organisation's rows can learn from, and do to, another's through keys. */
export async function attackReferences(arena: Arena, recorder: Recorder): Promise<void> {
  // One role behind the other: cascades of both would wait for each other.
  for (const role of APP_ROLES) {
    const context = await contextOf(arena, role);
    for (const table of arena.tables) {
      const { kind } = table;
      if (kind?.kind !== 'tenant' || !kind.grants[role].includes('delete')) continue;
      const refers = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
      await attack(arena.sessions, role, context, async (attacker) => {
        for (const foreignKey of table.foreignKeys) {
          await attackReference(arena, recorder, attacker, { table, foreignKey });
        }
        for (const unique of table.uniques) {
          const taken = unique.filter((column) => column !== kind.column && !refers.has(column));
          if (taken.length === 0) continue;
          await recorder.run(58, () => claimUnique(arena, attacker, table, taken), table.name);
        }
        await recorder.run(59, () => deleteOwn(arena, attacker, table), table.name);
      });
    }
  }
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
  recorder.record(
    56,
    toVictim === 'accepted' ? `${name} accepted a reference to the victim` : null,
    table.name,
  );
  recorder.record(
    57,
    toVictim === toNothing ? null : `${name}: “${toVictim}” for the victim’s row, “${toNothing}” for none`,
    table.name,
  );
}

/** A's row takes the values of B's that a unique index covers, but for its references. */
async function claimUnique(
  arena: Arena,
  attacker: Attacker,
  table: Table,
  columns: string[],
): Promise<string | null> {
  const victim = rowOf(arena.b, table);
  const taken = Object.fromEntries(columns.map((column) => [column, victim[column]]));
  const outcome = await replaceOwn(arena, attacker, table, { ...rowOf(arena.a.owner, table), ...taken });
  if (outcome.code === undefined) return null;
  if (outcome.code === '23505') return `a value of ${columns} is taken, and the error says so`;
  return `error ${outcome.code}: ${outcome.message} (${columns})`;
}

async function deleteOwn(arena: Arena, attacker: Attacker, table: Table): Promise<string | null> {
  const { outcome, changed } = await arena.watch(attacker, `delete from ${table.sql}`);
  if (outcome.code !== undefined) return `error ${outcome.code}: ${outcome.message}`;
  return changed.length === 0 ? null : `changed the victim’s ${changed.join(', ')}`;
}

/** A's own row gets out of the way where it would be in it, so that only the victim's can be. */
function replaceOwn({ a }: Arena, attacker: Attacker, table: Table, row: Row): Promise<Outcome> {
  const key = table.key.map((column, place) => `"${column}"::text = $${place + 1}`).join(' and ');
  const own = rowOf(a.owner, table);
  const insert = { text: insertRow(table), params: [JSON.stringify(row)] };
  const isInTheWay = table.uniques.some((unique) => unique.every((column) => own[column] === row[column]));
  if (!isInTheWay) return attacker.attemptAll([insert]);
  return attacker.attemptAll([
    { text: `delete from ${table.sql} where ${key}`, params: table.key.map((column) => String(own[column])) },
    insert,
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
