import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseKeyring } from '../worker/platform/keyring.ts';
import { installContextKeys } from './database/install-context-key.ts';
import { pgliteTarget } from './database/migration-target.ts';
import { openPglite } from './database/open-pglite.ts';
import { openPgliteBackend } from './database/pglite-backend.ts';
import { DEMO_BUSINESSES } from './seed/businesses.ts';
import { seedAccounts } from './seed/seed-accounts.ts';
import { loadDevSecrets } from './stack/dev-secrets.ts';
import { startStack } from './stack/start-stack.ts';

const USAGE = `Usage: npm run dev -- [--fresh] [--port 8787] [--phone-port 8788] [--mail-port 8789] [--database-port 8790]
  --fresh  forget everything that earlier runs kept in .dev/`;
const ROOT = new URL('../', import.meta.url).pathname;
const STATE = join(ROOT, '.dev');

try {
  await start();
} catch (error) {
  console.error(`\n${describe(error)}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const { ports, isFresh } = readOptions();
  if (isFresh) await rm(join(STATE, 'data'), { recursive: true, force: true });
  const secrets = await loadDevSecrets(join(STATE, 'data', 'secrets.json'));

  console.log('Starting the database …');
  const db = await openPglite({
    dataDir: join(STATE, 'data', 'postgres'),
    cacheDir: join(STATE, 'cache'),
    migrations: join(ROOT, 'migrations'),
  });
  await installContextKeys(pgliteTarget(db), parseKeyring(secrets.contextKeys));
  await seedAccounts(pgliteTarget(db), DEMO_BUSINESSES);

  console.log('Starting the Worker and the simulators …');
  const backend = openPgliteBackend(db, secrets.passwords);
  const stack = await startStack({
    ports,
    backend,
    secrets,
    persistTo: join(STATE, 'data', 'worker'),
    onLog: (line) => console.log(line),
  });
  const minute = setInterval(() => void runMinuteJob(stack.workerUrl, secrets.cronSecret), 60_000);

  const stop = async () => {
    console.log('\nStopping …');
    clearInterval(minute);
    await stack.stop();
    await backend.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());

  const [espiga, manha] = DEMO_BUSINESSES;
  console.log(`
Portero is running. Ctrl-C stops everything; what happened is kept (--fresh forgets it).

  Phone     ${stack.meta.url}   write to ${espiga?.name} or ${manha?.name}
  Web       ${stack.workerUrl}
  Mailbox   ${stack.mailbox.url}

  Try       ¿Hasta qué hora abren los sábados?
  Account   ${espiga?.owner.email}, owner of ${espiga?.name}
            npm run -s demo:token   prints a session token for the API
`);
}

/** Nothing triggers a local Worker's schedule: the minute's job is asked for by its HTTP route. */
async function runMinuteJob(workerUrl: string, secret: string): Promise<void> {
  await fetch(`${workerUrl}/internal/jobs/renotify-conversations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
  }).catch(() => undefined);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: process.env.PORT ?? '8787' },
        'phone-port': { type: 'string', default: '8788' },
        'mail-port': { type: 'string', default: '8789' },
        'database-port': { type: 'string', default: '8790' },
      },
    });
    const ports = {
      worker: readPort(values.port),
      phone: readPort(values['phone-port']),
      mailbox: readPort(values['mail-port']),
      database: readPort(values['database-port']),
    };
    return { ports, isFresh: values.fresh };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${text} is not a port`);
  return port;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) return error.message;
  const port = 'port' in error ? error.port : '';
  return `Port ${port} is taken. Stop what uses it, or choose another one:\n\n${USAGE}`;
}
