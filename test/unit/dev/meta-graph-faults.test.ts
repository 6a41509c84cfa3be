import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GraphFault } from '../../../dev/meta/faults.ts';
import { parseFault } from '../../../dev/meta/parse-fault.ts';
import { type Scene, startScene } from './simulated-business.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await startScene();
  await scene.write('hola').acknowledged;
});
afterEach(() => scene.stop());

type WithoutPlace<F> = F extends GraphFault ? Omit<F, 'on'> : never;

const add = (fault: WithoutPlace<GraphFault>) =>
  scene.simulator.faults.add({ on: 'messages', when: { next: 1 }, ...fault } as GraphFault);

describe('faults that refuse', () => {
  const refusals = [
    [{ kind: 'rate-limit', retryAfterSeconds: 9 }, 429, 130429],
    [{ kind: 'rate-limit', code: 131056 }, 429, 131056],
    [{ kind: 'server-error' }, 500, 131000],
    [{ kind: 'error-in-200' }, 200, 131000],
    [{ kind: 'expired-token' }, 401, 190],
    [{ kind: 'graph-error', code: 368 }, 403, 368],
  ] as const;
  it.each(refusals)('%j', async (fault, status, code) => {
    add(fault);
    const answer = await scene.reply('uno');
    expect(answer.status).toBe(status);
    const retryAfter = 'retryAfterSeconds' in fault ? String(fault.retryAfterSeconds) : null;
    expect(answer.headers.get('Retry-After')).toBe(retryAfter);
    expect(await answer.json()).toMatchObject({ error: { code } });
    expect(scene.simulator.sent).toHaveLength(0);
    expect((await scene.reply('dos')).status).toBe(200);
  });

  it('a 502 is a page of HTML', async () => {
    add({ kind: 'bad-gateway' });
    const answer = await scene.reply('uno');
    expect([answer.status, (await answer.text()).startsWith('<!DOCTYPE html>')]).toEqual([502, true]);
  });

  it('a hang accepts nothing', async () => {
    add({ kind: 'hang' });
    await expect(scene.reply('uno', 'o', AbortSignal.timeout(300))).rejects.toThrow();
    expect(scene.simulator.sent).toHaveLength(0);
  });
});

describe('faults after accepting', () => {
  it.each(['reset-after-accept', 'hang-after-accept'] as const)('%s: sent, with statuses', async (kind) => {
    add({ kind });
    await expect(scene.reply('uno', 'outbox-9', AbortSignal.timeout(300))).rejects.toThrow();
    expect(scene.simulator.sent).toMatchObject([{ text: 'uno', outboxId: 'outbox-9' }]);
    const calls = scene.simulator.calls.filter(({ endpoint }) => endpoint === 'messages');
    expect(calls).toMatchObject([{ fault: kind, accepted: true, status: null }]);
    await scene.receiver.until(() => outboxIds().length >= 2);
    expect(outboxIds()).toEqual(['outbox-9', 'outbox-9']);
  });

  it('truncated JSON: sent, but the answer does not parse', async () => {
    add({ kind: 'truncated-json' });
    const answer = await scene.reply('uno');
    await expect(answer.json()).rejects.toThrow(SyntaxError);
    expect(scene.simulator.sent).toHaveLength(1);
  });

  it('failed-status: sent, then failed with the code', async () => {
    add({ kind: 'failed-status', code: 131049 });
    expect((await scene.reply('uno')).status).toBe(200);
    await scene.receiver.until(() => outboxIds().length >= 1);
    const [status] = scene.receiver.values().flatMap((value) => value.statuses ?? []);
    expect(status).toMatchObject({ status: 'failed', errors: [{ code: 131049 }] });
  });
});

describe('when', () => {
  const statusesOf = async (count: number) => {
    const seen: number[] = [];
    for (let call = 0; call < count; call += 1) seen.push((await scene.reply(`${call}`)).status);
    return seen;
  };

  it('next N, every N and until cleared', async () => {
    scene.simulator.faults.add({ on: 'messages', kind: 'server-error', when: { next: 2 } });
    expect(await statusesOf(3)).toEqual([500, 500, 200]);
    scene.simulator.faults.add({ on: 'messages', kind: 'server-error', when: { every: 3 } });
    expect(await statusesOf(6)).toEqual([200, 200, 500, 200, 200, 500]);
    scene.simulator.faults.clear();
    scene.simulator.faults.add({ on: 'messages', kind: 'server-error' });
    expect(await statusesOf(2)).toEqual([500, 500]);
    scene.simulator.faults.clear();
    expect(await statusesOf(1)).toEqual([200]);
  });

  it('leaves other endpoints alone', async () => {
    scene.simulator.faults.add({ on: 'read', kind: 'server-error' });
    expect((await scene.reply('uno')).status).toBe(200);
    expect((await scene.post({ status: 'read', message_id: 'x' })).status).toBe(500);
  });

  it('from the page are checked', () => {
    expect(parseFault({ kind: 'duplicate', copies: 3, when: { next: 2 } })).toEqual({
      kind: 'duplicate',
      copies: 3,
      when: { next: 2 },
    });
    const wrong = [
      null,
      {},
      { kind: 'hang' },
      { kind: 'duplicate', copies: 1e9 },
      { kind: 'no-statuses', when: { next: 0 } },
      { kind: 'graph-error', on: 'messages', code: '5' },
    ];
    expect(wrong.map(parseFault)).toEqual(wrong.map(() => null));
  });
});

function outboxIds() {
  const all = scene.receiver.values().flatMap((value) => value.statuses ?? []);
  return all.map((status) => status.biz_opaque_callback_data);
}
