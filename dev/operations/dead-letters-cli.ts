import { parseArgs } from 'node:util';
import type { DeadLetter } from '../../worker/features/operations/dead-letters.ts';
import { type CallOperator, OPERATOR_OPTIONS, runForOperator } from './operator-api.ts';

const USAGE = `Usage: npm run dlq -- list
       npm run dlq -- replay ID [ID …] | --all
${OPERATOR_OPTIONS}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, url: { type: 'string' } },
});
const [command, ...ids] = positionals;

await runForOperator(values.url, async (call) => {
  if (command === 'list') await list(call);
  else if (command === 'replay' && (ids.length > 0 || values.all)) await replay(call);
  else throw new Error(USAGE);
});

async function list(call: CallOperator): Promise<void> {
  const letters = await fetchDeadLetters(call);
  if (letters.length === 0) console.log('No dead letters.');
  for (const { id, provider, receivedAt, byteLength, reason } of letters) {
    console.log(
      `${id}  ${receivedAt}  ${provider.padEnd(12)}  ${String(byteLength).padStart(8)} bytes  ${reason ?? ''}`,
    );
  }
}

async function replay(call: CallOperator): Promise<void> {
  const chosen = values.all ? (await fetchDeadLetters(call)).map(({ id }) => id) : ids;
  for (const id of chosen) {
    await call('POST', `dead-letters/${encodeURIComponent(id)}/replay`);
    console.log(`${id}  sent through again`);
  }
  if (chosen.length === 0) console.log('No dead letters.');
}

async function fetchDeadLetters(call: CallOperator): Promise<DeadLetter[]> {
  const response = await call('GET', 'dead-letters');
  return ((await response.json()) as { deadLetters: DeadLetter[] }).deadLetters;
}
