import { randomInt } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { openPgBackend } from '../../dev/database/pg-backend.ts';
import type { SqlBackend, SqlResult } from '../../dev/database/sql-backend.ts';
import { makeScratchFolder } from '../../dev/files/scratch-folder.ts';
import type { Customer } from '../../dev/meta/types.ts';
import { DEMO_BUSINESSES, type DemoBusiness } from '../../dev/seed/businesses.ts';
import type { DevSecrets } from '../../dev/stack/dev-secrets.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import type { DatabaseConfig } from '../../worker/data/tenant-db.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { freshDatabase } from './database.ts';
import type { FilledServer } from './filled-server.ts';

const [espiga, manha] = DEMO_BUSINESSES;
if (!espiga || !manha) throw new Error('the demo businesses are gone');
/** A bakery that speaks Spanish and one that speaks Portuguese. */
export const LA_ESPIGA: DemoBusiness = espiga;
export const DOCE_MANHA: DemoBusiness = manha;

/** Stands around a batch of the database: runs it, or holds or refuses it, before or after. */
export type AroundBatch = (statements: string[], run: () => Promise<SqlResult[]>) => Promise<SqlResult[]>;

export interface LogLine {
  event: string;
  level: string;
  [field: string]: unknown;
}

export interface TestStack {
  stack: Stack;
  secrets: DevSecrets;
  /** What the Worker logged, as text, in order. */
  lines: string[];
  /** The lines of one event, read. */
  logged(event: string): LogLine[];
  /** As the database's administrator. */
  query<Row = Record<string, unknown>>(text: string, params?: unknown[]): Promise<Row[]>;
  /** From now on this stands around each batch of the Worker; null: nothing does. */
  around(hook: AroundBatch | null): void;
  /** With it the product's own database code runs outside the Worker. */
  databaseConfig: DatabaseConfig;
  /** A person whom nobody knows yet. */
  newCustomer(name?: string): Customer;
  /** An operator's call of `/internal/…`. */
  operate(method: 'GET' | 'POST', path: string, json?: unknown): Promise<Response>;
  stop(): Promise<void>;
}

/** Everything that runs, over a Postgres and objects of its own, with the demo businesses in it. */
export async function startTestStack({
  vars = {},
  hasPages = false,
  filled = inject('filled'),
}: {
  vars?: Record<string, string>;
  /** For a browser. */
  hasPages?: boolean;
  filled?: FilledServer;
} = {}): Promise<TestStack> {
  const { secrets, ...from } = filled;
  const database = await freshDatabase(from);
  // A pool connects anew where a test kills the server.
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 }).on('error', () => undefined);
  admin.on('connect', (client) => client.on('error', () => undefined));

  const { hostname, port } = new URL(database.adminUrl);
  const server = openPgBackend({ host: hostname, port: Number(port) });
  let hook: AroundBatch | null = null;
  const backend: SqlBackend = {
    run: (batch) => {
      const run = () => server.run(batch);
      return hook
        ? hook(
            batch.statements.map(({ query }) => query),
            run,
          )
        : run();
    },
    close: () => server.close(),
  };
  const persistTo = await makeScratchFolder('stack');
  await cp(filled.folder, persistTo, { recursive: true });
  const lines: string[] = [];
  const urls = { DATABASE_URL: database.rwUrl, DATABASE_JOB_URL: database.jobUrl };
  const release = async () => {
    await backend.close();
    await admin.end();
    await database.close();
    await rm(persistTo, { recursive: true, force: true });
  };
  const stack = await startStack({
    ports: { worker: 0, phone: 0, mailbox: 0, database: 0 },
    backend,
    secrets,
    persistTo,
    isFilled: true,
    hasPages,
    vars: { BURST_QUIET_MS: '250', BURST_MAX_MS: '1000', ...urls, ...vars },
    onLog: (line) => void lines.push(line),
  }).catch(async (error: unknown) => {
    await release();
    throw error;
  });

  return {
    stack,
    secrets,
    lines,
    logged: (event) =>
      lines.filter((line) => line.includes(`"event":"${event}"`)).map((line) => JSON.parse(line) as LogLine),
    query: async <Row>(text: string, params: unknown[] = []) =>
      (await admin.query(text, params)).rows as Row[],
    around: (next) => {
      hook = next;
    },
    databaseConfig: {
      ...urls,
      DATABASE_ENDPOINT: stack.database.url,
      CONTEXT_KEYS: parseKeyring(secrets.contextKeys),
    },
    newCustomer: (name = 'Lucía Fernández') =>
      stack.meta.customer({ waId: `54911${randomInt(10_000_000, 99_999_999)}`, name }),
    operate: (method, path, json) =>
      fetch(`${stack.workerUrl}/internal/${path}`, {
        method,
        headers: { authorization: `Bearer ${secrets.cronSecret}`, 'content-type': 'application/json' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
    async stop() {
      await stack.stop();
      await release();
    },
  };
}
