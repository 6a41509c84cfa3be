/**
 * `npm run -s demo:runaway -- [--json]`: the whole stack with a customer who never stops writing beside ordinary ones of
 * another business. The budget reaches 80 %, answers get cheaper, then they are quoted, and at 100 % a person is called;
 * the owner hears of it, nobody else notices. Exit 1 where any of it is not so.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { installContextKeys } from '../database/install-context-key.ts';
import { pgliteTarget } from '../database/migration-target.ts';
import { openPglite } from '../database/open-pglite.ts';
import { openPgliteBackend } from '../database/pglite-backend.ts';
import { startModelSimulator } from '../models/simulator.ts';
import { DEMO_BUSINESSES, type DemoBusiness } from '../seed/businesses.ts';
import { seedAccounts } from '../seed/seed-accounts.ts';
import { makeDevSecrets } from '../stack/dev-secrets.ts';
import { startStack } from '../stack/start-stack.ts';
import { readRunaway } from './read-runaway.ts';

const CEILING_MICRO = 24_000;
const QUESTIONS = ['¿Cuánto cuesta el pan de campo?', '¿Aceptan tarjeta?', '¿Hacen envíos a domicilio?'];
const PORTUGUESE = 'Vocês aceitam cartão?';
const TIMEOUT_MS = 90_000;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const [runaway, ordinary] = DEMO_BUSINESSES;
if (!runaway || !ordinary) throw new Error('the demo businesses are gone');
const root = new URL('../../', import.meta.url).pathname;
const secrets = await makeDevSecrets();
const models = await startModelSimulator({ port: 0 });
const db = await openPglite({
  ...{ dataDir: null, cacheDir: `${root}.dev/cache`, migrations: `${root}migrations` },
});
await installContextKeys(pgliteTarget(db), parseKeyring(secrets.contextKeys));
await seedAccounts(pgliteTarget(db), DEMO_BUSINESSES);
const lines: string[] = [];
const stack = await startStack({
  ...{ ports: { worker: 0, phone: 0, mailbox: 0, database: 0 }, secrets, persistTo: null },
  backend: openPgliteBackend(db, secrets.passwords),
  vars: {
    ...{ ANSWER_MODEL: 'openai:large', SMALLER_ANSWER_MODEL: 'openai:small', OPENAI_URL: models.url },
    ...{ BURST_QUIET_MS: '50', BURST_MAX_MS: '1000' },
  },
  onLog: (line) => void lines.push(line),
});
try {
  await callApi(runaway, 'PUT', 'budget', {
    ...{ dayMicro: CEILING_MICRO, monthMicro: null, contactDayMicro: null, repliesMonth: null },
  });
  const before = await talk(ordinary, '5511900000001', [PORTUGUESE]);
  await runAway(runaway);
  const after = await talk(ordinary, '5511900000002', [PORTUGUESE, PORTUGUESE]);
  await tellOwners();
  const report = readRunaway({
    ...{ ceilingMicro: CEILING_MICRO, usage: await callApi(runaway, 'GET', 'usage?days=1') },
    ...{ lines, mails: stack.mailbox.messages, owner: runaway.owner.email },
    othersUnanswered: [...before, ...after].filter((answer) => answer === null).length,
    othersTenant: ordinary.tenantId,
  });
  if (values.json) console.log(JSON.stringify(report));
  else console.log(report);
  process.exitCode = report.held ? 0 : 1;
} finally {
  await stack.stop();
  await models.close();
  await db.close();
}

/** Each message once the one before is answered, or is not going to be: several customers, one after the other. */
async function runAway(business: DemoBusiness): Promise<void> {
  for (let customer = 0; customer < 6; customer++) {
    const questions = Array.from({ length: 10 }, (_, index) => QUESTIONS[index % QUESTIONS.length] ?? '');
    const answers = await talk(business, `54911555502${10 + customer}`, questions);
    if (answers.includes(null)) return;
  }
}

/** What was answered to each message; null: nothing, and nothing more was written. */
async function talk(business: DemoBusiness, waId: string, bodies: string[]): Promise<(string | null)[]> {
  const customer = stack.meta.customer({ waId, name: `Cliente ${waId.slice(-2)}` });
  const answers: (string | null)[] = [];
  for (const body of bodies) {
    const seen = stack.meta.sent.length;
    stack.meta.sendFromCustomer(customer.id, business.phoneNumberId, { type: 'text', body });
    const answer = await answerOf(customer.id, seen);
    answers.push(answer);
    if (answer === null) break;
  }
  return answers;
}

async function answerOf(customerId: string, seen: number): Promise<string | null> {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const sent = stack.meta.sent.slice(seen).find((message) => message.customerId === customerId);
    if (sent) return sent.text;
    await sleep(50);
  }
  return null;
}

/** The gate reports within a minute; the minute's job sends the mail. */
async function tellOwners(): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (Date.now() < deadline) {
    for (let twice = 0; twice < 2; twice++) {
      const response = await fetch(`${stack.workerUrl}/internal/jobs/tell-budget`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secrets.cronSecret}` },
      });
      await response.body?.cancel();
    }
    const usage = await callApi(runaway as DemoBusiness, 'GET', 'usage?days=1');
    if (JSON.stringify(usage).includes('reached_100') && stack.mailbox.messages.length >= 2) return;
    await sleep(2_000);
  }
}

async function callApi(
  business: DemoBusiness,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${stack.workerUrl}/api/organisations/${business.tenantId}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await stack.accessToken(business)}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}
