import { type MigrationFile, readMigrations } from './migration-files.ts';
import type { MigrationTarget } from './migration-target.ts';
import type { AppPasswords } from './pglite-backend.ts';

const lockKey = 7_241_906_331;

/** What a run did: names of the files applied, and of those that wait for an extension. */
export type MigrationReport = { applied: string[]; waiting: string[] };

/**
 * Applies the pending migrations of `folder` in order, each in a transaction, and sets the passwords of the login
 * roles (null leaves them). Throws before applying anything when the history does not match the folder.
 */
export async function migrate(
  target: MigrationTarget,
  options: { folder: string; passwords: AppPasswords | null; log?: (line: string) => void },
): Promise<MigrationReport> {
  const { folder, passwords, log = () => {} } = options;
  const files = await readMigrations(folder);
  await target.execute(`set lock_timeout = '60s'`);
  await target.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    const { pending, waiting } = await plan(target, files);
    for (const file of waiting) log(`${file.name} waits for the extension ${file.requires}`);
    for (const file of pending) {
      await apply(target, file);
      log(`${file.name} applied`);
    }
    if (passwords) await setPasswords(target, passwords);
    return { applied: pending.map(({ name }) => name), waiting: waiting.map(({ name }) => name) };
  } finally {
    // Where this fails the session is gone, and the lock with it.
    await target.execute(`reset lock_timeout; select pg_advisory_unlock(${lockKey})`).catch(() => {});
  }
}

async function plan(target: MigrationTarget, files: MigrationFile[]) {
  await target.execute(`
    create schema if not exists migration_log;
    revoke all on schema migration_log from public;
    create table if not exists migration_log.schema_migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now()
    );
    revoke all on migration_log.schema_migrations from public;`);
  const history = await target.query(
    'select name, sha256 from migration_log.schema_migrations order by name',
  );
  const available = await target.query('select name from pg_available_extensions');
  const extensions = new Set(available.rows.map(({ name }) => name));
  const applied = new Map(history.rows.map(({ name, sha256 }) => [String(name), String(sha256)]));
  assertHistoryMatches(files, applied);
  const open = files.filter(({ name }) => !applied.has(name));
  const isWaiting = ({ requires }: MigrationFile) => requires !== null && !extensions.has(requires);
  return { pending: open.filter((file) => !isWaiting(file)), waiting: open.filter(isWaiting) };
}

/** A file that waited for its extension is the only one that may come after a later number. */
function assertHistoryMatches(files: MigrationFile[], applied: Map<string, string>): void {
  const known = new Set(files.map(({ name }) => name));
  for (const name of applied.keys()) {
    if (!known.has(name)) throw new Error(`${name} was applied, but is not in the folder`);
  }
  const last = Math.max(0, ...files.filter(({ name }) => applied.has(name)).map(({ number }) => number));
  for (const { name, number, sha256, requires } of files) {
    const before = applied.get(name);
    if (before !== undefined && before !== sha256) {
      throw new Error(`${name} has changed since it was applied: write a new migration instead`);
    }
    if (before === undefined && number < last && requires === null) {
      throw new Error(`${name} is new, but a later number was applied: give it the next number`);
    }
  }
}

async function apply(target: MigrationTarget, { name, sql, sha256 }: MigrationFile): Promise<void> {
  try {
    await target.execute(`begin; set local lock_timeout = '60s'`);
    const transaction = await transactionId(target);
    await target.execute(sql);
    if ((await transactionId(target)) !== transaction) throw new Error('it ends its own transaction');
    // A role or a setting that the file left must not reach the next one.
    await target.execute('reset role; reset all');
    await target.query('insert into migration_log.schema_migrations (name, sha256) values ($1, $2)', [
      name,
      sha256,
    ]);
    await target.execute('commit');
  } catch (error) {
    await target.execute('rollback').catch(() => {});
    throw new Error(`${name} failed: ${error instanceof Error ? error.message : 'unknown error'}`, {
      cause: error,
    });
  }
}

async function transactionId(target: MigrationTarget): Promise<string> {
  const { rows } = await target.query('select pg_current_xact_id()::text as id');
  return String(rows[0]?.id);
}

/** `format` quotes inside the server, since ALTER ROLE takes no parameters. */
async function setPasswords(target: MigrationTarget, passwords: AppPasswords): Promise<void> {
  for (const [role, password] of Object.entries(passwords)) {
    const { rows } = await target.query(
      `select format('alter role %I with login password %L', $1::text, $2::text) as sql`,
      [role, password],
    );
    await target.execute(String(rows[0]?.sql));
  }
}
