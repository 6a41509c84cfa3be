import { uuidV7 } from '../../../../worker/domain/ids.ts';
import type { Table } from '../database-shape.ts';
import type { Outcome, Row } from '../sessions.ts';
import {
  type Aim,
  first,
  insertRow,
  nothing,
  record,
  refused,
  sameKey,
  type TableAttack,
} from './table-aim.ts';

/** Attacks that write a table, or change how it is closed. */
export const WRITES: Readonly<Record<number, TableAttack>> = {
  8: async (aim) => notInserted(aim, await insert(aim, withFreshKey(aim.table, aim.column, aim.victim.row))),

  9: async (aim) => {
    const fresh = await insert(aim, withFreshKey(aim.table, aim.column, aim.victim.row));
    const taken = await insert(aim, aim.victim.row);
    const tells =
      fresh.code !== taken.code ? `a taken key gives ${taken.code}, a free one ${fresh.code}` : null;
    return tells ?? notInserted(aim, taken);
  },

  10: async ({ attacker, table, column, victim }) => {
    const set = `update ${table.sql} t set "${column}" = t."${column}"`;
    return first(
      async () => nothing(await attacker.attempt(`${set} where "${column}"::text = $1`, [victim.id])),
      async () =>
        nothing(
          await attacker.attempt(`${set} from ${record(table)} where ${sameKey(table)}`, [
            JSON.stringify(victim.row),
          ]),
        ),
    );
  },

  11: async ({ attacker, table, column, own, victim }) =>
    refused(
      await attacker.attempt(
        `update ${table.sql} t set "${column}" = v."${column}" from ${record(table)} where t."${column}"::text = $2`,
        [JSON.stringify(victim.row), own.id],
      ),
    ),

  12: async (aim) => {
    const { table, column, victim, attacker } = aim;
    if (table.key.length === 0) return null;
    const key = table.key.map((name) => `"${name}"`).join(', ');
    return notInserted(
      aim,
      await attacker.attempt(
        `${insertRow(table)} on conflict (${key}) do update set "${column}" = excluded."${column}"`,
        [JSON.stringify(victim.row)],
      ),
    );
  },

  13: async (aim) => {
    const { table, column, victim, attacker } = aim;
    const columns = table.columns.filter(({ generated }) => !generated).map(({ name }) => `"${name}"`);
    return notInserted(
      aim,
      await attacker.attempt(
        `merge into ${table.sql} t using (select * from ${record(table)}) v on ${sameKey(table)}
         when matched then update set "${column}" = v."${column}"
         when not matched then insert (${columns}) values (${columns.map((name) => `v.${name}`)})`,
        [JSON.stringify(victim.row)],
      ),
    );
  },

  15: async ({ attacker, table, column, victim }) =>
    nothing(await attacker.attempt(`delete from ${table.sql} where "${column}"::text = $1`, [victim.id])),

  16: async ({ attacker, table }) => refused(await attacker.attempt(`truncate ${table.sql} cascade`)),

  18: async ({ attacker, table }) =>
    first(
      ...[
        `alter table ${table.sql} disable row level security`,
        `alter table ${table.sql} no force row level security`,
        `create policy open on ${table.sql} using (true)`,
      ].map((statement) => async () => refused(await attacker.attempt(statement))),
    ),
};

function insert({ attacker, table }: Aim, row: Row): Promise<Outcome> {
  return attacker.attempt(insertRow(table), [JSON.stringify(row)]);
}

/** Refused by policy or for want of the grant, unless a trigger is known to come first. */
function notInserted({ table: { kind } }: Aim, outcome: Outcome): string | null {
  const first = kind?.kind === 'tenant' ? kind.refusedFirst : undefined;
  const isFirst = first && outcome.code === first.code && outcome.constraint === first.constraint;
  return isFirst ? null : refused(outcome);
}

/** The same row under ids that nobody has; where its key has none of its own, the row as it is. */
export function withFreshKey({ key, columns, foreignKeys }: Table, owner: string, row: Row): Row {
  const refers = new Set(foreignKeys.flatMap((foreignKey) => foreignKey.columns));
  const own = columns.filter(
    ({ name, type }) => key.includes(name) && name !== owner && type === 'uuid' && !refers.has(name),
  );
  return { ...row, ...Object.fromEntries(own.map(({ name }) => [name, uuidV7()])) };
}
