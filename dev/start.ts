import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseKeyring } from '../worker/platform/keyring.ts';
import { installContextKeys } from './database/install-context-key.ts';
import { pgliteTarget } from './database/migration-target.ts';
import { openPglite } from './database/open-pglite.ts';
import { openPgliteBackend } from './database/pglite-backend.ts';
import { readDevEvidence } from './evidence/dev-evidence.ts';
import { isPortFree } from './http/free-port.ts';
import { DEMO_BUSINESSES } from './seed/businesses.ts';
import { DEMO_PASSWORD, seedAccounts } from './seed/seed-accounts.ts';
import { loadDevSecrets } from './stack/dev-secrets.ts';
import { startStack } from './stack/start-stack.ts';
import { lockState } from './stack/state-lock.ts';

const USAGE = `Usage: npm run dev -- [--fresh] [--port 8787] [--phone-port 8788] [--mail-port 8789] [--database-port 8790]
  --fresh  forget everything that earlier runs kept in .dev/`;
const OPTIONS = {
  worker: 'port',
  phone: 'phone-port',
  mailbox: 'mail-port',
  database: 'database-port',
} as const;
type Ports = Record<keyof typeof OPTIONS, number>;
const ROOT = new URL('../', import.meta.url).pathname;
const STATE = join(ROOT, '.dev');

try {
  await start();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

async function start(): Promise<void> {
  const { ports, isFresh } = readOptions();
  await checkPorts(ports);
  const unlock = await lockState(join(STATE, 'lock'));
  if (isFresh) await rm(join(STATE, 'data'), { recursive: true, force: true });
  const secrets = await loadDevSecrets(join(STATE, 'data', 'secrets.json'));

  console.log('Starting the database …');
  const db = await openPglite({
    dataDir: join(STATE, 'data', 'postgres'),
    cacheDir: join(STATE, 'cache'),
    migrations: join(ROOT, 'migrations'),
  }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : error;
    throw new Error(`${reason}\nTo begin anew with the local data: npm run dev -- --fresh`);
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
    evidence: await readDevEvidence(ROOT),
    onLog: (line) => console.log(line),
  });
  const runMinute = () => void stack.worker.runSchedule('* * * * *');
  // The security page shows what live probes prove only once they ran.
  runMinute();
  const minute = setInterval(runMinute, 60_000);

  const stop = async () => {
    console.log('\nStopping …');
    clearInterval(minute);
    await stack.stop();
    await backend.close();
    await unlock();
    process.exit(0);
  };
  // Ctrl-C arrives twice: from the terminal and from npm.
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Miniflare's own handler would end the process before the database is closed.
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      void stop();
    });
  }

  const [espiga, manha] = DEMO_BUSINESSES;
  console.log(`
Portero is running. Ctrl-C stops everything; what happened is kept (--fresh forgets it).

  Phone     ${stack.meta.url}   write to ${espiga?.name} or ${manha?.name}
  Team      ${stack.workerUrl}/app   conversations, documents, opening hours
  Web       ${stack.workerUrl}
  Mailbox   ${stack.mailbox.url}

  Try       ¿Cuánto cuesta el pan de campo?   or   ¿Están abiertos ahora?
  Account   ${espiga?.owner.email}, owner of ${espiga?.name}
            Password  ${DEMO_PASSWORD}
`);
}

function readOptions(): { ports: Ports; isFresh: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        [OPTIONS.worker]: { type: 'string', default: '8787' },
        [OPTIONS.phone]: { type: 'string', default: '8788' },
        [OPTIONS.mailbox]: { type: 'string', default: '8789' },
        [OPTIONS.database]: { type: 'string', default: '8790' },
      },
    });
    const ports = {
      worker: readPort(values[OPTIONS.worker]),
      phone: readPort(values[OPTIONS.phone]),
      mailbox: readPort(values[OPTIONS.mailbox]),
      database: readPort(values[OPTIONS.database]),
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

async function checkPorts(ports: Ports): Promise<void> {
  for (const name of Object.keys(OPTIONS) as (keyof Ports)[]) {
    if (await isPortFree(ports[name])) continue;
    throw new Error(
      `Port ${ports[name]} is taken. Stop what uses it, or choose another with --${OPTIONS[name]}.`,
    );
  }
}
