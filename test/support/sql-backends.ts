import { join } from 'node:path';
import pg from 'pg';
import { openPglite } from '../../dev/database/open-pglite.ts';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import { openPgliteBackend } from '../../dev/database/pglite-backend.ts';
import type { SqlBackend } from '../../dev/database/sql-backend.ts';
import { freshDatabase } from './database.ts';
import { migrationFolder } from './migration-folder.ts';

const roles = `create role app_rw nologin; create role app_job nologin;`;
const probe = `
  create table probe (id int primary key, note text not null unique, parent int references probe (id)
    deferrable initially deferred);
  create table samples (id uuid primary key, doc jsonb, raw bytea, at timestamptz, tags text[], amount numeric,
    ok boolean, note text);
  create table job_only (id int);
  grant usage on schema public to app_rw, app_job;
  grant select, insert, update, delete on probe, samples to app_rw;
  grant select on job_only to app_job;`;

/** A backend with the tables of the protocol's tests, and the connection strings of its two roles. */
export type OpenedBackend = { backend: SqlBackend; rwUrl: string; jobUrl: string; close(): Promise<void> };
/** A blank database on the shared server, with real logins. */
export async function openOnPostgres(): Promise<OpenedBackend> {
  const database = await freshDatabase({ template: 'template0' });
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`${probe} revoke create on schema public from public`);
  await admin.end();
  const { hostname, port } = new URL(database.adminUrl);
  const backend = openPgBackend({ host: hostname, port: Number(port) });
  const close = async () => {
    await backend.close();
    await database.close();
  };
  return { backend, rwUrl: database.rwUrl, jobUrl: database.jobUrl, close };
}

/** A PGlite in memory, where each batch is put under its role. */
export async function openOnPglite(): Promise<OpenedBackend> {
  const migrations = await migrationFolder({ '0001_roles.sql': roles, '0002_probe.sql': probe });
  const cacheDir = join(migrations.root, 'cache');
  const db = await openPglite({ dataDir: null, cacheDir, migrations: migrations.folder });
  const passwords = { app_rw: 'rw password/1', app_job: 'job password?2' };
  const backend = openPgliteBackend(db, passwords);
  const url = (user: keyof typeof passwords) =>
    `postgresql://${user}:${encodeURIComponent(passwords[user])}@localhost/portero`;
  const close = async () => {
    await backend.close();
    await migrations.remove();
  };
  return { backend, rwUrl: url('app_rw'), jobUrl: url('app_job'), close };
}
