import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Keyring, parseKeyring } from '../../worker/platform/keyring.ts';
import { installContextKeys } from './install-context-key.ts';
import { migrate } from './migrate.ts';
import { pgTarget } from './migration-target.ts';
import type { AppPasswords } from './pglite-backend.ts';

const usage = `Usage: npm run db:migrate -- [--url postgresql://…]
  DATABASE_ADMIN_URL               the administrator's connection string, where --url is not given
  APP_RW_PASSWORD, APP_JOB_PASSWORD  set both to (re)set the passwords of the login roles, 16 characters or more
  CONTEXT_KEYS                     kid:base64,… keys of 32 bytes; the database then accepts exactly these`;
const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
const minPasswordLength = 16;

/** Exit codes: 0 done, 1 the database refused or is out of reach, 2 wrong usage or configuration. */
class UsageError extends Error {}

type Plan = { url: string; passwords: AppPasswords | null; keys: Keyring | null };

try {
  await run(readPlan());
} catch (error) {
  const wrongUsage = error instanceof UsageError;
  console.error(wrongUsage ? `${error.message}\n\n${usage}` : describe(error));
  process.exitCode = wrongUsage ? 2 : 1;
}

async function run({ url, passwords, keys }: Plan): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const target = pgTarget(client);
    const { applied } = await migrate(target, { folder: migrations, passwords, log: console.log });
    console.log(applied.length ? `${applied.length} migration(s) applied.` : 'Nothing to apply.');
    if (passwords) console.log('Passwords of app_rw and app_job set.');
    if (keys) {
      await installContextKeys(target, keys);
      console.log(`Context keys installed: ${[...keys.byKid.keys()].join(', ')}.`);
    }
  } finally {
    await client.end();
  }
}

function readPlan(): Plan {
  const { DATABASE_ADMIN_URL, APP_RW_PASSWORD, APP_JOB_PASSWORD, CONTEXT_KEYS } = process.env;
  const url = readUrlOption() ?? DATABASE_ADMIN_URL;
  if (!url) throw new UsageError('No database given.');
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new UsageError('The database URL is not a Postgres connection string.');
  }
  return {
    url,
    passwords: readPasswords(APP_RW_PASSWORD, APP_JOB_PASSWORD),
    keys: CONTEXT_KEYS ? readKeys(CONTEXT_KEYS) : null,
  };
}

function readUrlOption(): string | undefined {
  try {
    return parseArgs({ options: { url: { type: 'string' } } }).values.url;
  } catch {
    // Its message repeats the argument, which may hold a password.
    throw new UsageError('Unknown argument.');
  }
}

function readPasswords(app_rw: string | undefined, app_job: string | undefined): AppPasswords | null {
  if (!app_rw && !app_job) return null;
  if (!app_rw || !app_job) throw new UsageError('Set both APP_RW_PASSWORD and APP_JOB_PASSWORD, or neither.');
  if (Math.min(app_rw.length, app_job.length) < minPasswordLength) {
    throw new UsageError(
      `APP_RW_PASSWORD and APP_JOB_PASSWORD need ${minPasswordLength} characters or more.`,
    );
  }
  if (app_rw === app_job) throw new UsageError('APP_RW_PASSWORD and APP_JOB_PASSWORD must differ.');
  return { app_rw, app_job };
}

function readKeys(text: string): Keyring {
  try {
    return parseKeyring(text);
  } catch (error) {
    throw new UsageError(`CONTEXT_KEYS: ${error instanceof Error ? error.message : 'malformed'}.`);
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'Migration failed.';
  // A refused connection arrives as an AggregateError without a message.
  const reason = error.message || String(Reflect.get(error, 'code') ?? error.name);
  const hint: unknown = error.cause instanceof Error ? Reflect.get(error.cause, 'hint') : undefined;
  return `Migration failed: ${reason}${typeof hint === 'string' ? `\nHint: ${hint}` : ''}`;
}
