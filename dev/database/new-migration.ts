import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMigrations } from './migration-files.ts';

const template = `-- What this changes, and why.
-- Rules of a tenant table (the isolation suite checks them for every table):
--   * owned by app_owner; tenant_id uuid not null; primary key (tenant_id, id), ids are uuidv7
--   * unique constraints begin with tenant_id; foreign keys are composite: (tenant_id, x_id)
--   * enable AND force row level security; one restrictive and one permissive policy, each naming its roles,
--     with tenant_id = (select app_ctx.tenant_id()) in USING and WITH CHECK: the (select …) is what makes it fast
--   * grants: select, insert, update, delete as needed; never truncate, references or trigger
--   * a privileged function: security definer, set search_path = pg_catalog, pg_temp, no execute for public,
--     first line app_ctx.require(…), the tenant from the signature, never from an argument
--   * table and function are declared in dev/audit/isolation: table-kinds.ts, privileged-functions.ts
-- Runs in one transaction and is never edited once applied. First line "-- requires: vector" if it needs pgvector.
set local role app_owner;


reset role;
`;

/** Writes the next migration of `folder` and returns its path. Throws on a name that is not kebab or snake case. */
export async function createMigration(folder: string, name: string): Promise<string> {
  if (name.length > 60 || !/^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/.test(name)) {
    throw new Error('The name is lower case words joined by - or _, at most 60 characters.');
  }
  const number = ((await readMigrations(folder)).at(-1)?.number ?? 0) + 1;
  if (number > 9999) throw new Error('All numbers are taken.');
  const file = join(folder, `${String(number).padStart(4, '0')}_${name}.sql`);
  await writeFile(file, template, { flag: 'wx' });
  return file;
}
