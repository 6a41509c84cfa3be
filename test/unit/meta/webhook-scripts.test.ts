import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runShapes } from '../../../dev/webhooks/run-shapes.ts';
import { countTampering } from '../../../dev/webhooks/tamper.ts';
import { verifyVectors } from '../../../dev/webhooks/verify-vectors.ts';
import type { InboundEvent } from '../../../worker/domain/inbound-event.ts';
import * as wa from '../../support/whatsapp-webhooks.ts';

const noTampering = { tampered_tried: 0, tampered_accepted: 0, case_flips_tried: 0, case_flips_accepted: 0 };

describe('verifyVectors', () => {
  const body = '{"a":1}';
  const header = `sha256=${createHmac('sha256', 's').update(body).digest('hex')}`;

  it('accepts the signed, refuses the tampered, says what it skipped', async () => {
    const vectors = [
      { secret: 's', body, header },
      { secret: 'other', body, header },
    ];
    const report = await verifyVectors({ meta: vectors, paddle: [{}] });
    expect(report).toMatchObject({ total: 2, accepted: 1, tampered_accepted: 0, case_flips_accepted: 0 });
    expect(report.tampered_tried).toBeGreaterThan(2 * (body.length + 64));
    expect(report.skipped).toEqual({ mercadopago: 0, paddle: 1 });
  });
});

it('finds a verifier that lets tampering pass, and tells hex case apart', async () => {
  const signed = { body: new TextEncoder().encode('{}'), header: 'sha256=ab', signatureAt: 7 };
  const lax = { ...noTampering };
  await countTampering({
    ...signed,
    isSigned: async (_, header) => header.toLowerCase() === 'sha256=ab',
    into: lax,
  });
  // It looks at the header only: each of the body's two bytes was changed to six other values.
  expect(lax).toMatchObject({ tampered_accepted: 12, case_flips_tried: 2, case_flips_accepted: 2 });
});

describe('runShapes', () => {
  async function folderOf(files: Record<string, unknown>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'shapes-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, 'inner'));
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), JSON.stringify(content));
    return folder;
  }

  it('finds bodies at any depth, as objects and as texts, and hands their events on', async () => {
    const message = wa.messageBody(wa.textMessage('hola'));
    const folder = await folderOf({
      'a.json': { cases: [{ name: 'one', body: JSON.stringify(message) }, { body: message }] },
      'inner/b.json': message,
      'inner/c.json': { other: wa.whatsAppBody(wa.change({}, 'account_alerts')), body: 'no JSON' },
    });
    const consumed: InboundEvent[] = [];
    const report = await runShapes(folder, async (events) => void consumed.push(...events));
    expect(report).toEqual({
      bodies: 4,
      understood: 3,
      ignored_on_purpose: 1,
      dead_lettered: [],
      ignored: { 'field:account_alerts': 1 },
    });
    expect(consumed).toHaveLength(3);
  });

  it('names what the parser or the consumer refuses', async () => {
    const folder = await folderOf({
      'a.json': { bad: { entry: 1 }, good: wa.messageBody(wa.textMessage('hola')) },
    });
    const report = await runShapes(folder, async () => {
      throw new Error('no table');
    });
    expect(report.dead_lettered).toEqual([
      { file: 'a.json', path: '/bad', reason: 'no list named entry' },
      { file: 'a.json', path: '/good', reason: 'no table' },
    ]);
  });
});
