import type { Table } from './database-shape.ts';
import { inForeignKeyOrder, type Owner, type Ownership, ownership } from './seed.ts';
import type { Session } from './sessions.ts';

/** A digest of the victims' rows in each table. */
export type WatchedRows = Readonly<Record<string, string>>;

/**
 * Makes the auditor: a role of this run that may read and write every table through policies of its own, so that the
 * administrator need not be a superuser, and what it keeps in mind in schema `isolation_audit`.
 */
export async function createAuditor(
  admin: Session,
  auditor: string,
  { tables, owners, kid }: { tables: Table[]; owners: Owner[]; kid: string },
): Promise<void> {
  await admin.query(`
    create role ${auditor} nologin in role app_owner;
    grant ${auditor} to current_user;
    create schema isolation_audit authorization ${auditor};
    create table isolation_audit.marks (kind text not null, value text not null);
    alter table isolation_audit.marks owner to ${auditor}`);
  for (const { sql } of tables) {
    await admin.query(`
      grant select, insert, update, delete on ${sql} to ${auditor};
      create policy isolation_audit on ${sql} to ${auditor} using (true) with check (true)`);
  }
  const marks = owners.flatMap(({ tenantId, userId }) => [
    ['tenant', tenantId],
    ['user', userId],
  ]);
  await mark(admin, [['key', kid], ...marks]);
}

/** Remembers ids by kind: what the audit seeded, and what of it no attack may change. */
export async function mark(admin: Session, marks: string[][]): Promise<void> {
  await admin.query(
    `insert into isolation_audit.marks (kind, value)
     select m ->> 0, m ->> 1 from jsonb_array_elements($1::text::jsonb) m`,
    [JSON.stringify(marks)],
  );
}

/** A function that lets any role compare the victims' rows, also those that it may not read. */
export async function createWatch(admin: Session, tables: Table[]): Promise<void> {
  const ids = (kind: string) =>
    `array(select value from isolation_audit.marks where kind = 'victim ${kind}')`;
  const digests = tables.flatMap((table) => {
    const owner = ownership(table);
    if (!owner) return [];
    const victims = owner.kind === 'row' ? ids(markOf(table, owner)) : `${owner.kind}_ids`;
    return `'${table.name}', (select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table.sql} t
      where t."${owner.column}" = any (${victims}::${typeOf(table, owner.column)}[]))`;
  });
  await admin.query(`
    create function isolation_audit.victim_rows() returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    -- Planned once: it runs behind every call.
    set plan_cache_mode = force_generic_plan
    as $$
    declare
      tenant_ids text[] := ${ids('tenant')};
      user_ids text[] := ${ids('user')};
    begin
      return ${inParts(digests)};
    end
    $$;
    revoke execute on function isolation_audit.victim_rows() from public;
    grant execute on function isolation_audit.victim_rows() to app_rw, app_job;
    grant usage on schema isolation_audit to app_rw, app_job`);
}

/** Ids of organisations and users are the same in every table; those of a row are of one table. */
export function markOf({ name }: Table, { kind }: Ownership): string {
  return kind === 'row' ? `row ${name}` : kind;
}

/** A function takes a hundred arguments at most. */
function inParts(pairs: string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < pairs.length; at += 40) {
    parts.push(`jsonb_build_object(${pairs.slice(at, at + 40).join(',\n')})`);
  }
  return parts.join(' || ') || `'{}'::jsonb`;
}

/** The column's own type, so that an index serves. */
function typeOf({ columns }: Table, column: string): string {
  return columns.find(({ name }) => name === column)?.type ?? 'text';
}

export const READ_WATCH = 'select isolation_audit.victim_rows() as digests';

export async function readWatch(session: Session): Promise<WatchedRows> {
  const { rows } = await session.query<{ digests: WatchedRows }>(READ_WATCH);
  return rows[0]?.digests ?? {};
}

export function changedTables(before: WatchedRows, after: WatchedRows): string[] {
  return Object.keys(before).filter((table) => before[table] !== after[table]);
}

/** Takes away whatever an audit left in this database, also one that was killed. */
export async function removeTraces(admin: Session, tables: Table[]): Promise<void> {
  const { rows } = await admin.query<{ auditor: string }>(
    `select nspowner::regrole::text as auditor from pg_namespace where nspname = 'isolation_audit'`,
  );
  const auditor = rows[0]?.auditor;
  if (auditor === undefined) return;
  await admin.query(`begin; set local lock_timeout = '10s'; set local role ${auditor}`);
  try {
    for (const table of inForeignKeyOrder(tables).reverse()) {
      const owner = ownership(table);
      if (!owner) continue;
      await admin.query(
        `delete from ${table.sql} t where t."${owner.column}" = any (array(
           select value::${typeOf(table, owner.column)} from isolation_audit.marks where kind = '${markOf(table, owner)}'))`,
      );
    }
    const { rows: keys } = await admin.query<{ value: string }>(
      `select value from isolation_audit.marks where kind = 'key'`,
    );
    await admin.query('reset role; set local role app_key');
    for (const { value } of keys) {
      await admin.query('delete from app_ctx.signing_keys where kid = $1', [value]);
    }
    await admin.query(`
      reset role;
      drop schema isolation_audit cascade;
      drop owned by ${auditor};
      drop role ${auditor};
      commit`);
  } catch (error) {
    await admin.query('rollback');
    throw error;
  }
}
