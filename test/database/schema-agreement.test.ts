import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, it } from 'vitest';
import { type MigrationTarget, pgliteTarget, pgTarget } from '../../dev/database/migration-target.ts';
import * as schema from '../../worker/data/schema/index.ts';
import { connect } from '../support/context.ts';
import { freshDatabase } from '../support/database.ts';
import { openMigratedPglite } from '../support/migrated-pglite.ts';

type Column = { type: string; isNullable: boolean; hasDefault: boolean };
type Tables = Record<string, { columns: Record<string, Column>; key: string[] }>;

/** Drizzle has names of its own for few types. */
const typeNames: Record<string, string> = {
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
};
const nameOf = (type: string) => typeNames[type] ?? type;

function declaredTables(): Tables {
  const tables = Object.values(schema).filter((value) => is(value, PgTable));
  return Object.fromEntries(
    tables.map((table) => {
      const { name, columns, primaryKeys } = getTableConfig(table);
      const key = primaryKeys.flatMap((primaryKey) => primaryKey.columns);
      return [
        name,
        {
          columns: Object.fromEntries(
            columns.map((column) => [
              column.name,
              {
                type: nameOf(column.getSQLType()),
                isNullable: !column.notNull,
                hasDefault: column.hasDefault,
              },
            ]),
          ),
          key: [...key, ...columns.filter(({ primary }) => primary)].map((column) => column.name),
        },
      ];
    }),
  );
}

async function migratedTables(target: MigrationTarget): Promise<Tables> {
  const { rows } = await target.query(`
    select c.relname as name,
      (select jsonb_object_agg(a.attname, jsonb_build_object(
        'type', format_type(a.atttypid, a.atttypmod), 'isNullable', not a.attnotnull, 'hasDefault', a.atthasdef))
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select jsonb_agg(a.attname order by array_position(i.indkey, a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`);
  const tables = Object.fromEntries(rows.map(({ name, ...table }) => [String(name), table])) as Tables;
  for (const { columns } of Object.values(tables)) {
    for (const column of Object.values(columns)) column.type = nameOf(column.type);
  }
  return tables;
}

it('the schema for queries is what the migrations make, but for vectors, without pgvector', async () => {
  const database = await freshDatabase();
  const admin = await connect(database.adminUrl);
  try {
    const { passage_embeddings: vectors, ...rest } = declaredTables();
    expect(vectors).toBeDefined();
    expect(await migratedTables(pgTarget(admin))).toEqual(rest);
  } finally {
    await admin.end();
    await database.close();
  }
});

it('the schema for queries is what the migrations make, with pgvector', async () => {
  const db = await openMigratedPglite();
  try {
    expect(await migratedTables(pgliteTarget(db))).toEqual(declaredTables());
  } finally {
    await db.close();
  }
});
