import { describe, expect, it } from 'vitest';
import { h1Of, paddleSignature } from '../../../dev/paddle/sign.ts';
import { parsePaddleEvent } from '../../../worker/providers/paddle/parse-event.ts';
import { verifyPaddleSignature } from '../../../worker/providers/paddle/signature.ts';

const SECRET = 'pdl_ntfset_a-secret';
const TS = 1_710_498_288;
const BODY = new TextEncoder().encode('{"data":{"id":"ctm_1","name":"Íñigo"}}');
const h1 = h1Of(BODY, String(TS), SECRET);
const other = '0'.repeat(64);

function verify(header: string | null, { body = BODY, now = TS * 1000, secrets = [SECRET] } = {}) {
  return verifyPaddleSignature(body, header, { secrets, now, toleranceSeconds: 5 });
}

describe('[control webhook-signatures] verifyPaddleSignature', () => {
  it.each([
    [
      'VALID_SECRET',
      '{"data": "value"}',
      'ts=1698796800;h1=28981e941fae76e53db32f3d2a83cb69db41476595e84e1970a1b5d98f62b261;h1=28981e941fae76e53db32f3d2a83cb69db41476595e84e1970a1b5d98f62b261;h2=RANDOM_HASH',
    ],
    [
      'VALID_SECRET',
      '{"data": ["1", "2"]}',
      'ts=1698796800;h1=a300428748dce5c70e4da19bffd60769591ea969c99dea3105d0ec9612cf43f9',
    ],
  ])('accepts a delivery of the official SDK’s own tests', async (secret, body, header) => {
    const terms = { body: new TextEncoder().encode(body), now: 1_698_796_800_000, secrets: [secret] };
    expect(await verify(header, terms)).toBe('verified');
    expect(await verify(header, { ...terms, body: BODY })).toBe('mismatch');
  });

  it('accepts any signature by any secret', async () => {
    const newer = 'pdl_ntfset_newer';
    for (const header of [
      paddleSignature(BODY, TS, [SECRET, 'unknown']),
      paddleSignature(BODY, TS, ['unknown', SECRET]),
      `ts=${TS};h1=not-hex;h1=${h1}`,
    ]) {
      expect(await verify(header)).toBe('verified');
      expect(await verify(header, { secrets: [newer, SECRET] })).toBe('verified');
      expect(await verify(header, { secrets: [newer] })).toBe('mismatch');
    }
    expect(await verify(`ts=${TS};h1=${h1}`, { secrets: [] })).toBe('mismatch');
    expect(await verify(`ts=${TS};h1=${h1}`, { secrets: [SECRET, ''] })).toBe('mismatch');
  });

  it('ignores unknown names, in any order', async () => {
    expect(await verify(`h2=x;h1=${h1};;TS=1;ts=${TS};h12=${other};constructor=1`)).toBe('verified');
  });

  it('signs the bytes as they came, whether they are text or not', async () => {
    const body = Uint8Array.of(0x7b, 0xff, 0x00, 0x7d);
    expect(await verify(`ts=${TS};h1=${h1Of(body, String(TS), SECRET)}`, { body })).toBe('verified');
  });

  it.each([
    ['no header', null, 'unsigned'],
    ['an empty header', '', 'unsigned'],
    ['no ts', `h1=${h1}`, 'malformed'],
    ['two of them', `ts=${TS};ts=${TS};h1=${h1}`, 'malformed'],
    ['no h1', `ts=${TS};h2=${h1}`, 'malformed'],
    ['an empty h1', `ts=${TS};h1=`, 'malformed'],
    ['an h1 in upper case', `ts=${TS};h1=${h1.toUpperCase()}`, 'malformed'],
    ['an h1 with more behind it', `ts=${TS};h1=${h1}=x`, 'malformed'],
    ['a part of an h1', `ts=${TS};h1=${h1.slice(2)}`, 'malformed'],
    ['spaces', `ts=${TS}; h1=${h1}`, 'malformed'],
    ['more than a rotation needs', `ts=${TS}${`;h1=${other}`.repeat(4)};h1=${h1}`, 'malformed'],
    ['a header without end', `ts=${TS};h1=${h1};x=${'x'.repeat(1024)}`, 'malformed'],
    ['another ts', `ts=${TS + 1};h1=${h1}`, 'mismatch'],
    ['another h1', `ts=${TS};h1=${other}`, 'mismatch'],
  ])('refuses %s', async (_, header, verdict) => {
    expect(await verify(header)).toBe(verdict);
  });

  it.each(['+1710498288', '1710498288x', '1710498288.0', '0x65f42d70', '1e9', '-1', 'NaN', ''])(
    'refuses %j for a time, even signed',
    async (ts) => {
      expect(await verify(`ts=${ts};h1=${h1Of(BODY, ts, SECRET)}`)).toBe('malformed');
    },
  );

  it('refuses what lies out of the tolerance, before or after', async () => {
    for (const [offset, verdict] of [
      [0, 'verified'],
      [5_000, 'verified'],
      [5_001, 'stale'],
      [-5_000, 'verified'],
      [-5_001, 'stale'],
      [86_400_000, 'stale'],
      [-86_400_000, 'stale'],
    ] as const) {
      expect(await verify(`ts=${TS};h1=${h1}`, { now: TS * 1000 + offset })).toBe(verdict);
    }
    const endless = '9'.repeat(400);
    expect(await verify(`ts=${endless};h1=${h1Of(BODY, endless, SECRET)}`)).toBe('stale');
    expect(await verify(`ts=${TS};h1=${other}`, { now: 0 })).toBe('mismatch');
  });
});

describe('parsePaddleEvent', () => {
  const body = {
    ...{ event_id: 'evt_1', event_type: 'subscription.created', occurred_at: '2024-03-15T10:24:48.466759Z' },
    ...{ notification_id: 'ntf_1', data: { id: 'sub_1', status: 'active' } },
  };

  it('keeps the time to the microsecond', () => {
    expect(parsePaddleEvent(body)).toEqual({
      ...{ provider: 'paddle', eventId: 'evt_1', type: 'subscription.created', resourceId: 'sub_1' },
      occurredAt: '2024-03-15T10:24:48.466759Z',
    });
    expect(parsePaddleEvent({ ...body, data: {} })?.resourceId).toBe('');
  });

  it.each([
    ['no id', { ...body, event_id: '' }],
    ['an id with what the database refuses', { ...body, event_id: 'evt_\0' }],
    ['no type', { ...body, event_type: undefined }],
    ['no time', { ...body, occurred_at: 'soon' }],
    ['no data', { ...body, data: null }],
  ])('knows no event with %s', (_, value) => {
    expect(parsePaddleEvent(value)).toBeNull();
  });
});
