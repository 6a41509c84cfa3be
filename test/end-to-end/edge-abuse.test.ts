import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EdgeGate } from '../../durable-objects/edge-gate.ts';
import { uuidV7 } from '../../worker/domain/ids.ts';
import type { EdgeAbuseView } from '../../worker/features/abuse/edge/list-edge-abuse.ts';
import { postAccount } from '../support/account.ts';
import { countTrips } from '../support/count-trips.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterEach(() => test.around(null));
afterAll(() => test.stop());

const ADDRESS = '2001:db8:7:1::99';
const NETWORK = 'network:2001:db8:7:1::/64';

/** A request without a good credential, from an address; its status. */
const guess = async (address = ADDRESS) =>
  (
    await fetch(`${test.stack.workerUrl}/internal/dead-letters`, {
      headers: { 'cf-connecting-ip': address, authorization: 'Bearer guessed' },
    })
  ).status;
/** 429: this network is held. */
const signIn = async (address = ADDRESS) =>
  (
    await postAccount(
      test,
      'sign-in',
      { email: `${uuidV7()}@example.test`, password: 'no es la contraseña' },
      { network: address },
    )
  ).status;
const stepsOf = async (subject: string) =>
  (
    await test.query<{ step: string }>('select step from public.abuse_steps where subject = $1 order by id', [
      subject,
    ])
  ).map(({ step }) => step);
const written = (subject: string, count: number) =>
  waitUntil('what was done, in the database', async () => (await stepsOf(subject)).length >= count);
async function listed(subject: string): Promise<EdgeAbuseView | undefined> {
  const answer = await test.operate('GET', 'abuse');
  expect(answer.status).toBe(200);
  const { subjects } = (await answer.json()) as { subjects: EdgeAbuseView[] };
  return subjects.find((one) => one.subject === subject);
}
const operate = async (verb: 'lift' | 'block', subject: unknown) => {
  const answer = await test.operate('POST', `abuse/${verb}`, { subject });
  return { status: answer.status, body: await answer.text() };
};
async function gateOf(subject: string) {
  const gates = await test.stack.worker.miniflare.getDurableObjectNamespace('EDGE_GATE');
  return gates.getByName(subject) as unknown as Pick<EdgeGate, 'admit'>;
}

describe('a network that guesses credentials [control abuse-blocks]', () => {
  it('is warned, cooled down and blocked, each one row, however the database behaves, and without asking it', async () => {
    let writes = 0;
    const [, trips] = await countTrips(test, async () => {
      for (let count = 0; count < 35; count++) expect([401, 429]).toContain(await guess());
    });
    expect(trips).toBe(0);
    // The first answer is lost on its way back: what is written already is told again.
    test.around(async (statements, run) => {
      const results = await run();
      const isWrite = statements.some((one) => one.includes('app.record_abuse_steps('));
      if (isWrite && ++writes === 1) throw new Error('the connection broke');
      return results;
    });
    await waitUntil('a first write', async () => writes === 1 || (await stepsOf(NETWORK)).length > 0);
    expect(await signIn()).toBe(401);
    for (let count = 0; count < 150; count++) await guess();
    expect(await signIn()).toBe(429);
    await written(NETWORK, 3);
    expect(await stepsOf(NETWORK)).toEqual(['warned', 'cooled_down', 'blocked']);
    const shown = await listed(NETWORK);
    expect(shown).toMatchObject({
      ...{ standing: 'blocked', isPermanent: false, until: expect.any(String) },
      steps: [{ step: 'blocked', cause: expect.any(String) }, { step: 'cooled_down' }, { step: 'warned' }],
    });
    // A clock that is set back a little takes the hold with it; the row says what was decided.
    const [decided, held] = [shown?.steps[0]?.until, shown?.until].map((time) => Date.parse(time ?? ''));
    expect(Math.abs((decided ?? 0) - (held ?? 0))).toBeLessThan(1000);
    // Nobody else is held, not even from an address nearby.
    expect(await signIn('2001:db8:7:2::99')).toBe(401);
  });

  it('may go on at once when it is lifted, and not while it is blocked for good', async () => {
    expect(await operate('lift', NETWORK)).toMatchObject({ status: 200, body: '{"lifted":true}' });
    expect(await operate('lift', NETWORK)).toMatchObject({ status: 200, body: '{"lifted":false}' });
    expect(await signIn()).toBe(401);
    expect((await operate('block', NETWORK)).status).toBe(204);
    expect(await signIn()).toBe(429);
    expect(await listed(NETWORK)).toMatchObject({ standing: 'blocked', isPermanent: true, until: null });
    expect((await stepsOf(NETWORK)).slice(-2)).toEqual(['lifted', 'made_permanent']);
    await operate('lift', NETWORK);
    expect(await signIn()).toBe(401);
    expect(await listed(NETWORK)).toMatchObject({ standing: 'clear' });
  });
});

it('a person outside organisations is listed and blocked alike', async () => {
  const subject = `user:${LA_ESPIGA.owner.userId}`;
  await (await gateOf(subject)).admit({ subject, strike: { weight: 4, cause: 'limit' } });
  await written(subject, 1);
  expect(await listed(subject)).toMatchObject({
    ...{ standing: 'warned', steps: [{ step: 'warned', cause: 'limit' }] },
  });
  expect((await operate('block', subject)).status).toBe(204);
  expect(await (await gateOf(subject)).admit({ subject })).toEqual({ outcome: 'blocked', untilMs: null });
  expect((await operate('lift', subject)).body).toBe('{"lifted":true}');
  expect(await (await gateOf(subject)).admit({ subject })).toMatchObject({ outcome: 'admitted' });
});

describe('the operator alone', () => {
  it('sees, lifts and blocks', async () => {
    const url = `${test.stack.workerUrl}/internal/abuse`;
    for (const authorization of ['', 'Bearer wrong', `Basic ${test.secrets.cronSecret}`]) {
      const headers = { authorization, 'content-type': 'application/json', 'cf-connecting-ip': '192.0.2.1' };
      expect((await fetch(url, { headers })).status).toBe(401);
      for (const verb of ['lift', 'block']) {
        const body = JSON.stringify({ subject: 'network:192.0.2.9' });
        expect((await fetch(`${url}/${verb}`, { method: 'POST', headers, body })).status).toBe(401);
      }
    }
    expect(await stepsOf('network:192.0.2.9')).toEqual([]);
  });

  it('names a network or a person who is there, in a small body', async () => {
    for (const verb of ['lift', 'block'] as const) {
      for (const wrong of ['network:192.0.2', '192.0.2.9', 'network:2001:db8::1', 'account:x', null, 7, {}]) {
        expect((await operate(verb, wrong)).status, String(wrong)).toBe(400);
      }
      expect((await operate(verb, `user:${uuidV7()}`)).status).toBe(404);
      expect((await operate(verb, 'x'.repeat(70_000))).status).toBe(413);
    }
    expect((await test.operate('GET', 'abuse?cursor=x')).status).toBe(400);
  });

  it('does so by a command', async () => {
    const subject = 'network:198.51.100.7';
    const abuse = async (...args: string[]) => {
      const command = ['dev/operations/abuse-cli.ts', ...args, '--url', test.stack.workerUrl];
      const env = { ...process.env, CRON_SECRET: test.secrets.cronSecret };
      return (await promisify(execFile)(process.execPath, command, { env })).stdout;
    };
    expect(await abuse('block', subject)).toBe(`${subject}  blocked until it is lifted\n`);
    expect(await abuse('list')).toMatch(
      new RegExp(`^${subject}  blocked until it is lifted\\n  [\\dT:.-]+Z  made_permanent  operator\\n`),
    );
    expect(await abuse('lift', subject)).toBe(`${subject}  lifted\n`);
    expect(await abuse('lift', subject)).toBe(`${subject}  has nothing to lift\n`);
    await expect(abuse('lift', 'network:nonsense')).rejects.toMatchObject({
      ...{ code: 1, stderr: expect.stringContaining('400') },
    });
    await expect(abuse('lift')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Usage') });
  });
});
