import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escapeNonAscii } from '../../../dev/meta/sign.ts';
import { type Scene, SECRET, startScene } from './simulated-business.ts';
import { hmac } from './webhook-receiver.ts';

let scene: Scene;

beforeEach(async () => {
  scene = await startScene();
});
afterEach(() => scene.stop());

const bodies = () =>
  scene.receiver.values().flatMap((value) => (value.messages ?? []).map((message) => message.text?.body));

async function writeAll(...texts: string[]) {
  const sent = texts.map((text) => scene.write(text).acknowledged);
  expect(await Promise.all(sent)).toEqual(texts.map(() => true));
}

describe('bodies', () => {
  it('duplicate and late-retry repeat the same bytes', async () => {
    scene.simulator.faults.add({ kind: 'duplicate', copies: 3, when: { next: 1 } });
    scene.simulator.faults.add({ kind: 'late-retry', delayMs: 20, when: { next: 1 } });
    await writeAll('hola');
    await scene.receiver.until(() => scene.receiver.received.length >= 4);
    const copies = new Set(scene.receiver.received.map(({ bytes }) => bytes.toString()));
    expect([scene.receiver.received.length, copies.size]).toEqual([4, 1]);
  });

  it('come in order, and reorder turns them round', async () => {
    await writeAll('1', '2', '3');
    scene.simulator.faults.add({ kind: 'reorder', size: 3, when: { next: 3 } });
    await writeAll('4', '5', '6');
    expect(bodies()).toEqual(['1', '2', '3', '6', '5', '4']);
  });

  it('batch puts them into one body: several entries, changes and messages', async () => {
    scene.simulator.faults.add({ kind: 'batch', size: 4, when: { next: 4 } });
    await writeAll('1', '2', '3', '4');
    expect(scene.receiver.received).toHaveLength(1);
    const shape = scene.receiver.received[0]?.body.entry.map(({ changes }) =>
      changes.map(({ value }) => value.messages?.length),
    );
    expect(shape).toEqual([[2, 1], [1]]);
    expect(bodies()).toEqual(['1', '2', '3', '4']);
  });

  it('a batch that does not fill goes out all the same', async () => {
    scene.simulator.faults.add({ kind: 'batch', size: 50 });
    await writeAll('1', '2');
    expect(scene.receiver.received).toHaveLength(1);
  });

  it('missing-from leaves the user id only', async () => {
    scene.simulator.faults.add({ kind: 'missing-from' });
    await writeAll('hola');
    const [value] = scene.receiver.values();
    const userId = value?.contacts[0]?.user_id;
    expect(value?.messages?.[0]).toMatchObject({ from_user_id: userId });
    expect(JSON.stringify(value)).not.toContain(scene.customer.waId);
  });
});

describe('signatures', () => {
  const only = () => {
    const [webhook] = scene.receiver.received;
    if (webhook === undefined) throw new Error('nothing came');
    return webhook;
  };

  it('raw-utf8 signs what it sends', async () => {
    scene.simulator.faults.add({ kind: 'raw-utf8' });
    await writeAll('año');
    expect(only().bytes.toString()).toContain('año');
    expect(only().signature).toBe(hmac(only().bytes, SECRET));
  });

  it('raw-utf8-escaped-signature signs the escaped form', async () => {
    scene.simulator.faults.add({ kind: 'raw-utf8-escaped-signature' });
    await writeAll('año');
    const raw = only().bytes.toString();
    expect(raw).toContain('año');
    expect(only().signature).not.toBe(hmac(only().bytes, SECRET));
    expect(only().signature).toBe(hmac(Buffer.from(escapeNonAscii(raw)), SECRET));
  });

  it('rotated-secret and wrong-signature', async () => {
    scene.simulator.faults.add({ kind: 'rotated-secret', secret: 'next', when: { next: 1 } });
    await writeAll('uno');
    expect(only().signature).toBe(hmac(only().bytes, 'next'));
    scene.simulator.faults.add({ kind: 'wrong-signature' });
    await writeAll('dos');
    const [, second] = scene.receiver.received;
    expect(second?.signature).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(second?.signature).not.toBe(hmac(second?.bytes ?? Buffer.alloc(0), SECRET));
  });
});

describe('statuses', () => {
  const statuses = () =>
    scene.receiver.values().flatMap((value) => (value.statuses ?? []).map(({ status }) => status));

  it('shuffled: delivered before sent', async () => {
    await writeAll('hola');
    scene.simulator.faults.add({ kind: 'shuffled-statuses' });
    await scene.reply('uno');
    await scene.receiver.until(() => statuses().length >= 2);
    expect(statuses()).toEqual(['delivered', 'sent']);
  });

  it('none for one message, while the next has them; delayed ones come after', async () => {
    await writeAll('hola');
    scene.simulator.faults.add({ kind: 'no-statuses', when: { next: 1 } });
    await scene.reply('uno', 'silent');
    scene.simulator.faults.add({ kind: 'delayed-statuses', delayMs: 500, when: { next: 1 } });
    await scene.reply('dos', 'delayed');
    await scene.reply('tres', 'usual');
    await scene.receiver.until(() => statuses().length >= 4);
    const ids = scene.receiver.values().flatMap((value) => value.statuses ?? []);
    expect(ids.map((status) => status.biz_opaque_callback_data)).toEqual([
      'usual',
      'usual',
      'delayed',
      'delayed',
    ]);
  });
});
