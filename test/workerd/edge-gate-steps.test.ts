import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AbuseStep } from '../../worker/features/abuse/edge/abuse-step.ts';
import { edgeGate } from '../../worker/platform/objects.ts';

const START = Date.UTC(2100, 10, 30, 12);
const MINUTE = 60_000;

let now: number;
/** The steps of each time that the database was asked to keep some. */
let written: AbuseStep[][];
let isDown: boolean;

beforeEach(() => {
  [now, written, isDown] = [START, [], false];
  vi.spyOn(Date, 'now').mockImplementation(() => now);
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const { queries }: { queries: { query: string; params: string[] }[] } = await new Request(
      input as Request,
    ).json();
    const kept = queries.find(({ query }) => query.includes('app.record_abuse_steps('));
    if (kept) written.push(JSON.parse(kept.params[0] ?? ''));
    if (isDown) throw new TypeError('out of reach');
    const none = { command: 'SELECT', rowCount: 0, rowAsArray: true, fields: [], rows: [] };
    return Response.json({ results: queries.map(() => none) });
  });
});
afterEach(() => vi.restoreAllMocks());

let gates = 0;
/** Each test has a network of its own. */
function newNetwork() {
  const subject = `network:203.0.113.${++gates}`;
  const gate = edgeGate(env, subject);
  const strike = (weight: number) => gate.admit({ subject, strike: { weight, cause: 'credential' } });
  /** One step more. */
  const block = async () => {
    now += 1_000;
    await gate.lift(subject);
    await strike(12);
  };
  return { gate, subject, strike, block };
}
const alarmOf = (gate: ReturnType<typeof edgeGate>) =>
  runInDurableObject(gate, (_gate, { storage }) => storage.getAlarm());
const keptBy = (gate: ReturnType<typeof edgeGate>) =>
  runInDurableObject(gate, (_gate, { storage }) => [...storage.kv.list()].length);

it('a network that is blocked for good stays so after any time, until it is lifted [control abuse-blocks]', async () => {
  const { gate, subject, strike } = newNetwork();
  await strike(4);
  await gate.block(subject);
  for (let year = 0; year < 3; year++) {
    now += 365 * 24 * 60 * MINUTE;
    await runDurableObjectAlarm(gate);
    await evictDurableObject(gate);
    expect(await gate.admit({ subject })).toEqual({ outcome: 'blocked', untilMs: null });
  }
  expect(await gate.lift(subject)).toBe(true);
  expect(await gate.admit({ subject })).toMatchObject({ outcome: 'admitted' });
});

describe('the steps of a network [control abuse-blocks]', () => {
  it('go to the database by the alarm within seconds, each once', async () => {
    const { gate, subject, strike } = newNetwork();
    await strike(1);
    await strike(2);
    now += 1_000;
    expect(await strike(4)).toMatchObject({ outcome: 'blocked' });
    now += 1_000;
    expect(await strike(6)).toMatchObject({ outcome: 'blocked' });
    expect(await alarmOf(gate)).toBe(START + 5_000);
    // Whatever the gate was asked: nobody waited for the database.
    expect(written).toEqual([]);
    await evictDurableObject(gate);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    const step = { id: expect.any(String), subject, cause: 'credential' };
    expect(written).toEqual([
      [
        { ...step, step: 'warned', at: START, until: null },
        { ...step, step: 'cooled_down', at: START + 1_000, until: START + 1_000 + 15 * MINUTE },
        { ...step, step: 'blocked', at: START + 2_000, until: START + 2_000 + 24 * 60 * MINUTE },
      ],
    ]);
    expect(new Set(written[0]?.map(({ id }) => id)).size).toBe(3);
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(written).toHaveLength(1);
  });

  it('are told of at once where the request itself is refused', async () => {
    const { gate, strike } = newNetwork();
    expect(await strike(12)).toMatchObject({ outcome: 'blocked' });
    expect(await alarmOf(gate)).toBe(START + 5_000);
  });

  it('wait for a database that does not answer, under the same ids', async () => {
    const { gate, strike, block } = newNetwork();
    isDown = true;
    await strike(3);
    for (let time = 1; time <= 3; time++) {
      expect(await runDurableObjectAlarm(gate)).toBe(true);
      expect(await alarmOf(gate)).toBe(now + MINUTE);
    }
    // Who goes on does not have it asked more often; a further step does, once.
    for (let count = 0; count < 10; count++) await strike(0.01);
    expect(await alarmOf(gate)).toBe(now + MINUTE);
    await block();
    expect(await alarmOf(gate)).toBe(now + 5_000);
    isDown = false;
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    const [first, ...again] = written;
    expect(again.map((steps) => steps.slice(0, 1))).toEqual([first, first, first]);
    expect(again.at(-1)?.map(({ step }) => step)).toEqual(['warned', 'blocked']);
  });

  it('are kept to the twenty newest meanwhile', async () => {
    const { gate, block } = newNetwork();
    isDown = true;
    for (let count = 0; count < 25; count++) await block();
    await runDurableObjectAlarm(gate);
    expect(written[0]?.map(({ at }) => at)).toEqual(
      Array.from({ length: 20 }, (_, index) => START + (index + 6) * 1_000),
    );
  });

  it('are not forgotten with everything else while they are not written', async () => {
    const { gate, strike } = newNetwork();
    await strike(3);
    isDown = true;
    now += 90 * 24 * 60 * MINUTE;
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await keptBy(gate)).toBe(1);
    isDown = false;
    expect(await runDurableObjectAlarm(gate)).toBe(true);
    expect(await keptBy(gate)).toBe(0);
    expect(await runDurableObjectAlarm(gate)).toBe(false);
  });
});
