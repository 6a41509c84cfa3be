import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noticeSignature } from '../../../dev/mercado-pago/sign.ts';
import { signatureOf } from '../../../dev/meta/sign.ts';
import { paddleSignature } from '../../../dev/paddle/sign.ts';
import { runShapes } from '../../../dev/webhooks/run-shapes.ts';
import { noTampering, tamperBytes, tamperText } from '../../../dev/webhooks/tamper.ts';
import { verifyVectors } from '../../../dev/webhooks/verify-vectors.ts';
import type { InboundEvent } from '../../../worker/domain/inbound-event.ts';
import * as wa from '../../support/whatsapp-webhooks.ts';

describe('[control webhook-signatures] verifyVectors', () => {
  const body = '{"a":1}';
  const bytes = Buffer.from(body);
  const ts = 1_700_000_000;
  const signed = { body, header: signatureOf(bytes, 's') };
  const notice = { dataId: 'AB1', requestId: 'r', ts: '1' };
  const file = {
    meta: [
      { ...signed, secret: 's' },
      { ...signed, secret: 'other' },
    ],
    paddle: [{ secret: 's', body, header: `${paddleSignature(bytes, ts, ['s', 's'])};h2=x` }],
    mercadopago: [
      { ...notice, secret: 's', header: `ts=1,v1=${noticeSignature(notice, 's')}` },
      { ...notice, dataId: null, secret: 's', header: `ts=1,v1=${noticeSignature(notice, 's')}` },
    ],
    stripe: [{}, {}],
  };

  it('accepts the signed, refuses the tampered, says what it skipped', async () => {
    const report = await verifyVectors(file);
    expect(report).toMatchObject({ total: 5, accepted: 3, tampered_accepted: 0 });
    expect(report.skipped).toEqual({ meta: 0, paddle: 0, mercadopago: 0, stripe: 2 });
    expect(report.providers).toMatchObject({
      meta: { total: 2, accepted: 1, tampered_accepted: 0, case_flips_accepted: 0 },
      paddle: { total: 1, accepted: 1, tampered_accepted: 0, case_flips_accepted: 0 },
      // The names of the header in either case: t, s and v.
      mercadopago: { total: 2, accepted: 1, tampered_accepted: 0, case_flips_accepted: 3 },
    });
    for (const { total, tampered_tried } of Object.values(report.providers)) {
      expect(tampered_tried).toBeGreaterThan(total * 2 * 64);
    }
  });

  it('refuses a file that holds no vectors of ours', async () => {
    await expect(verifyVectors({ meta: [{}] })).rejects.toThrow('secret');
    await expect(verifyVectors({ meta: 'x' })).rejects.toThrow('meta');
    expect(await verifyVectors({})).toMatchObject({ total: 0, accepted: 0 });
  });
});

it('finds a verifier that lets tampering pass, and tells case apart', async () => {
  const lax = noTampering();
  await tamperBytes(Buffer.from('{}'), lax, async () => true);
  await tamperText('sha256=ab', lax, async (text) => text.toLowerCase() === 'sha256=ab', 'sha256='.length);
  // Each of the two bytes was changed to six other values.
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
