import { parseArgs } from 'node:util';
import type { EdgeAbuseView } from '../../worker/features/abuse/edge/list-edge-abuse.ts';
import { type CallOperator, OPERATOR_OPTIONS, runForOperator } from './operator-api.ts';

const USAGE = `Usage: npm run abuse -- list
       npm run abuse -- lift SUBJECT
       npm run abuse -- block SUBJECT
  SUBJECT      as listed: network:203.0.113.7, network:2001:db8:0:1::/64 or user:ID
${OPERATOR_OPTIONS}`;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } });
const [command, subject, ...more] = positionals;

await runForOperator(values.url, async (call) => {
  if (command === 'list' && subject === undefined) await list(call);
  else if (command === 'lift' && subject !== undefined && more.length === 0) await lift(call, subject);
  else if (command === 'block' && subject !== undefined && more.length === 0) await block(call, subject);
  else throw new Error(USAGE);
});

async function list(call: CallOperator): Promise<void> {
  let query = '';
  do {
    const response = await call('GET', `abuse${query}`);
    const page = (await response.json()) as { subjects: EdgeAbuseView[]; next: string | null };
    if (query === '' && page.subjects.length === 0) console.log('Nobody.');
    for (const one of page.subjects) show(one);
    query = page.next === null ? '' : `?cursor=${page.next}`;
  } while (query !== '');
}

function show({ subject: who, standing, until, isPermanent, steps }: EdgeAbuseView): void {
  const end = isPermanent ? ' until it is lifted' : until === null ? '' : ` until ${until}`;
  console.log(`${who}  ${standing}${end}`);
  for (const { at, step, cause } of steps) console.log(`  ${at}  ${step.padEnd(14)}  ${cause ?? 'operator'}`);
}

async function lift(call: CallOperator, who: string): Promise<void> {
  const response = await call('POST', 'abuse/lift', { subject: who });
  const { lifted } = (await response.json()) as { lifted: boolean };
  console.log(lifted ? `${who}  lifted` : `${who}  has nothing to lift`);
}

async function block(call: CallOperator, who: string): Promise<void> {
  await call('POST', 'abuse/block', { subject: who });
  console.log(`${who}  blocked until it is lifted`);
}
