import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../worker/domain/actor.ts';
import { uuidV7 } from '../../../worker/domain/ids.ts';
import type { Column, Table } from './database-shape.ts';
import { SEED_VALUES } from './seed-values.ts';
import type { Row, Session } from './sessions.ts';

/** Whose rows are seeded: one user in one organisation. */
export interface Owner {
  /** In every text that is seeded, so that it is recognised wherever it comes out. */
  marker: string;
  tenantId: string;
  userId: string;
  role: 'owner' | 'admin' | 'agent' | 'viewer';
  /** One row of each table as JSON: the owner's own, or their organisation's. */
  rows: Map<string, Row>;
}

/** Seeds one row of every table for each owner; an organisation's rows are those of its first owner. */
export async function seedOwners(admin: Session, tables: Table[], owners: Owner[]): Promise<void> {
  for (const table of inForeignKeyOrder(tables)) {
    for (const owner of owners) {
      const first = owners.find(({ tenantId }) => tenantId === owner.tenantId) ?? owner;
      if (owner === first || isPerUser(table)) await seedRow(admin, table, owner);
      else owner.rows.set(table.name, first.rows.get(table.name) ?? {});
    }
  }
}

/** A session and an API key of the owner's that have expired, and one each that was revoked. */
export async function seedEnded(
  admin: Session,
  { tenantId, userId }: Owner,
): Promise<{ how: string; actor: Actor }[]> {
  const ids = { expired: uuidV7(), revoked: uuidV7() };
  await admin.query(
    `insert into public.sessions (user_id, id, expires_at, revoked_at)
     values ($1, $2, now() - interval '1 second', null), ($1, $3, now() + interval '1 day', now())`,
    [userId, ids.expired, ids.revoked],
  );
  await admin.query(
    `insert into public.api_keys (tenant_id, id, name, prefix, scopes, expires_at, revoked_at)
     values ($1, $2, 'audit', 'audit', '{}', now() - interval '1 second', null),
       ($1, $3, 'audit', 'audit', '{}', null, now())`,
    [tenantId, ids.expired, ids.revoked],
  );
  return Object.entries(ids).flatMap(([how, id]) => [
    { how: `session ${how}`, actor: { kind: 'user' as const, userId, sessionId: id } },
    { how: `API key ${how}`, actor: { kind: 'api_key' as const, apiKeyId: id } },
  ]);
}

/** Parents before children; of a cycle, whichever comes first by name. */
export function inForeignKeyOrder(tables: Table[]): Table[] {
  const sorted: Table[] = [];
  const open = [...tables];
  while (open.length > 0) {
    const waits = (table: Table) =>
      table.foreignKeys.some(
        ({ target }) => target !== table.name && open.some(({ name }) => name === target),
      );
    const [next] = open.splice(
      Math.max(
        0,
        open.findIndex((table) => !waits(table)),
      ),
      1,
    );
    if (next) sorted.push(next);
  }
  return sorted;
}

export interface Ownership {
  kind: 'tenant' | 'user' | 'row';
  column: string;
}

/** Which column says whose a row is, and by which kind of id: an organisation's, a user's, or the row's own. */
export function ownership({ kind, key, columns, checks }: Table): Ownership | null {
  if (kind?.kind === 'shared') return null;
  if (kind?.kind === 'tenant') return { kind: 'tenant', column: kind.column };
  if (kind?.kind === 'personal') return { kind: 'user', column: kind.column };
  const has = (name: string) => columns.some((column) => column.name === name);
  const column = kind === null ? ['tenant_id', 'user_id'].find(has) : kind.owner;
  if (column) return { kind: column === 'tenant_id' ? 'tenant' : 'user', column };
  const isListed = (name: string) => checks.some(({ definition }) => listOf(name).test(definition));
  const own = key.find((name) => !isListed(name));
  return own === undefined ? null : { kind: 'row', column: own };
}

function isPerUser({ name, key, columns, foreignKeys, kind }: Table): boolean {
  const refersToUser = foreignKeys.some(({ target }) => target === 'users');
  const hasTenant = columns.some((column) => column.name === 'tenant_id');
  if (name === 'users' || kind?.kind === 'personal') return true;
  return refersToUser && (!hasTenant || key.includes('user_id'));
}

async function seedRow(admin: Session, table: Table, owner: Owner): Promise<void> {
  const values = valuesOf(table, owner);
  const names = Object.keys(values).map((name) => `"${name}"`);
  const record = `jsonb_populate_record(null::${table.sql}, $1::text::jsonb)`;
  try {
    // A trigger may have made the row already, while its parent was seeded.
    await admin.query(
      `insert into ${table.sql} (${names}) select ${names} from ${record} on conflict do nothing`,
      [JSON.stringify(values)],
    );
    const key = table.key.filter((column) => column in values);
    const same = key.map((column) => `t."${column}" = v."${column}"`).join(' and ') || 'true';
    const { rows } = await admin.query<{ row: Row }>(
      `select to_jsonb(t) as row from ${table.sql} t, ${record} v where ${same} limit 1`,
      [JSON.stringify(values)],
    );
    if (!rows[0]) throw new Error('the row is not there after its insert');
    owner.rows.set(table.name, rows[0].row);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    throw new Error(
      `table ${table.name} cannot be seeded: ${reason}. Give the values that it demands in ` +
        'dev/audit/isolation/seed-values.ts',
      { cause: error },
    );
  }
}

function valuesOf(table: Table, owner: Owner): Row {
  const given = SEED_VALUES[table.name]?.(owner) ?? {};
  const values: Row = {};
  for (const column of table.columns) {
    const value =
      column.name in given
        ? given[column.name]
        : (ownValue(table, column, owner) ?? made(table, column, owner));
    if (value !== undefined && value !== null && !column.generated) values[column.name] = value;
  }
  return values;
}

/** The owner's ids, and what a foreign key refers to. */
function ownValue(table: Table, { name }: Column, { tenantId, userId, rows }: Owner): unknown {
  if (name === 'tenant_id' || (table.name === 'tenants' && name === 'id')) return tenantId;
  if (name === 'user_id' || (table.name === 'users' && name === 'id')) return userId;
  for (const { columns, target, targetColumns } of table.foreignKeys) {
    const place = columns.indexOf(name);
    if (place >= 0 && target !== table.name) return rows.get(target)?.[targetColumns[place] ?? ''];
  }
  return undefined;
}

/** By the column's type, within the lists and lengths that the table's checks name; nothing where it may be left out. */
function made(table: Table, column: Column, { marker }: Owner): unknown {
  if (!column.notNull || column.hasDefault) return undefined;
  const definitions = table.checks.map(({ definition }) => definition);
  for (const definition of definitions) {
    const allowed = listOf(column.name).exec(definition)?.[1];
    if (allowed !== undefined) return allowed;
  }
  const type = column.type.replace(/\(.*\)/, '');
  switch (type) {
    case 'uuid':
      return uuidV7();
    case 'text':
    case 'character varying':
    case 'name':
      return marker;
    case 'bytea':
      return `\\x${randomBytes(lengthOf(column.name, definitions)).toString('hex')}`;
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'numeric':
    case 'real':
    case 'double precision':
      return 1;
    case 'boolean':
      return false;
    case 'timestamp with time zone':
    case 'date':
      return new Date(Date.now() + 86_400_000).toISOString();
    case 'time without time zone':
      return '08:00';
    case 'jsonb':
    case 'json':
      return {};
    case 'vector':
      return JSON.stringify(Array.from({ length: Number(/\d+/.exec(column.type)) }, () => 1));
    default:
      if (type.endsWith('[]')) return [];
      throw new Error(
        `table ${table.name}: no value is known for column ${column.name} of type ${column.type}`,
      );
  }
}

/** A check that allows a column a list of values: the first of them. */
function listOf(name: string): RegExp {
  return new RegExp(`\\(\\(?${name} = ANY \\(ARRAY\\['([^']*)'`);
}

function lengthOf(name: string, definitions: string[]): number {
  const pattern = new RegExp(`octet_length\\(${name}\\) = (\\d+)`);
  return Number(definitions.map((definition) => pattern.exec(definition)?.[1]).find(Boolean) ?? 32);
}
