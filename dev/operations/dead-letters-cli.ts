import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadDevSecrets } from '../stack/dev-secrets.ts';

const USAGE = `Usage: npm run dlq -- list
       npm run dlq -- replay ID [ID …] | --all
  --url URL    the Worker; default PUBLIC_URL, or the local stack
  CRON_SECRET  the operator's secret; the local stack's own is found by itself`;

interface DeadLetter {
  id: string;
  provider: string;
  byteLength: number;
  receivedAt: string;
  reason: string | null;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, url: { type: 'string' } },
});
const base = values.url ?? process.env.PUBLIC_URL ?? 'http://127.0.0.1:8787';
const secret = process.env.CRON_SECRET ?? (await localSecret());
const [command, ...ids] = positionals;

try {
  if (command === 'list') await list();
  else if (command === 'replay' && (ids.length > 0 || values.all)) await replay();
  else throw new Error(USAGE);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function list(): Promise<void> {
  const letters = await fetchDeadLetters();
  if (letters.length === 0) console.log('No dead letters.');
  for (const { id, provider, receivedAt, byteLength, reason } of letters) {
    console.log(
      `${id}  ${receivedAt}  ${provider.padEnd(12)}  ${String(byteLength).padStart(8)} bytes  ${reason ?? ''}`,
    );
  }
}

async function replay(): Promise<void> {
  const chosen = values.all ? (await fetchDeadLetters()).map(({ id }) => id) : ids;
  for (const id of chosen) {
    await request('POST', `/internal/dead-letters/${encodeURIComponent(id)}/replay`);
    console.log(`${id}  sent through again`);
  }
  if (chosen.length === 0) console.log('No dead letters.');
}

async function fetchDeadLetters(): Promise<DeadLetter[]> {
  const response = await request('GET', '/internal/dead-letters');
  return ((await response.json()) as { deadLetters: DeadLetter[] }).deadLetters;
}

async function request(method: string, path: string): Promise<Response> {
  if (!secret) throw new Error(`CRON_SECRET is not set.\n\n${USAGE}`);
  const response = await fetch(new URL(path, base), {
    method,
    headers: { authorization: `Bearer ${secret}` },
    signal: AbortSignal.timeout(15_000),
  }).catch(() => {
    throw new Error(`${base} does not answer. Is the Worker running?`);
  });
  if (response.ok) return response;
  throw new Error(`${method} ${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
}

async function localSecret(): Promise<string | null> {
  const file = new URL('../../.dev/data/secrets.json', import.meta.url).pathname;
  return existsSync(file) ? (await loadDevSecrets(file)).cronSecret : null;
}
