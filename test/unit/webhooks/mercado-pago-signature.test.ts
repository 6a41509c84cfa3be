import { describe, expect, it } from 'vitest';
import { noticeSignature } from '../../../dev/mercado-pago/sign.ts';
import { parseNotice } from '../../../worker/providers/mercado-pago/parse-notice.ts';
import {
  type SignedNotice,
  verifyMercadoPagoSignature,
} from '../../../worker/providers/mercado-pago/signature.ts';

const SECRET = 'a webhook secret';
const TS = '1742505638683';
const SENT_AT = Number(TS);

const v1 = (parts: { dataId: string | null; requestId: string | null; ts?: string }, secret = SECRET) =>
  noticeSignature({ ts: TS, ...parts }, secret);
const good = v1({ dataId: '123456', requestId: 'r-1' });

/** The verdict on a good notice with `change` in it. */
function verify(change: Partial<SignedNotice>, terms: { toleranceSeconds?: number; now?: number } = {}) {
  const notice = { header: `ts=${TS},v1=${good}`, requestId: 'r-1', dataId: '123456', ...change };
  const { toleranceSeconds = 0, now = SENT_AT } = terms;
  return verifyMercadoPagoSignature(notice, { secrets: [SECRET], now, toleranceSeconds });
}

describe('[control webhook-signatures] verifyMercadoPagoSignature', () => {
  it.each([
    [
      'milliseconds',
      'ts=1742505638683,v1=633f91233312dd391ec75fa0bea539cfc2d6c4918873305b84a96cc1c58db71c',
      'ord01jq4s4ky8hwq6na5pxb65b3d3',
      '2066ca19-c6f1-498a-be75-1923005edd06',
    ],
    [
      'seconds',
      'ts=1704908010,v1=6cdd4bd7138e90f51355e5af2c56d4348e7c99930a476f7490baa3459a07db0f',
      '123456',
      '2066ca19-c6f1-498a-be75-1923005edd06',
    ],
    [
      'no request id',
      'ts=1742505638683,v1=a20c44820ab71562e89a7c9f64d5636efc8beba587b16c2f9bbbc3504892741a',
      'ord01jq4s4ky8hwq6na5pxb65b3d3',
      null,
    ],
  ])('accepts what the official SDK accepts: %s', async (_, header, dataId, requestId) => {
    const terms = { secrets: ['your_secret_key_here'], now: 0, toleranceSeconds: 0 };
    expect(await verifyMercadoPagoSignature({ header, dataId, requestId }, terms)).toBe('verified');
  });

  it('leaves absent parts out of what is signed, and empty ones', async () => {
    const header = (parts: { dataId: string | null; requestId: string | null }) => `ts=${TS},v1=${v1(parts)}`;
    const noId = header({ dataId: null, requestId: 'r-1' });
    expect(await verify({ header: noId, dataId: null })).toBe('verified');
    expect(await verify({ header: noId, dataId: '' })).toBe('verified');
    expect(await verify({ header: noId })).toBe('mismatch');
    const neither = header({ dataId: null, requestId: null });
    expect(await verify({ header: neither, dataId: null, requestId: '' })).toBe('verified');
    expect(await verify({ dataId: null })).toBe('mismatch');
    expect(await verify({ requestId: null })).toBe('mismatch');
  });

  it('accepts the id as it is or in lower case, and not in upper case', async () => {
    const signed = (dataId: string) => `ts=${TS},v1=${v1({ dataId, requestId: 'r-1' })}`;
    expect(await verify({ header: signed('ORDabc'), dataId: 'ORDabc' })).toBe('verified');
    expect(await verify({ header: signed('ordabc'), dataId: 'ORDabc' })).toBe('verified');
    expect(await verify({ header: signed('ORDABC'), dataId: 'ORDabc' })).toBe('mismatch');
    expect(await verify({ header: signed('ORDABC'), dataId: 'ordabc' })).toBe('mismatch');
  });

  it.each([
    ['spaces and names in any case', ` TS = ${TS} , V1=${good}`],
    ['any order', `v1=${good},ts=${TS}`],
    ['unknown names and later versions', `v2=00,x,=y,ts=${TS},v1=${good},vx=1,w=`],
    ['the last of several', `ts=1,v1=${'0'.repeat(64)},ts=${TS},v1=${good}`],
    ['an empty one after it', `ts=${TS},v1=${good},ts=,v1= `],
  ])('reads %s', async (_, header) => {
    expect(await verify({ header })).toBe('verified');
  });

  it.each([
    ['no header', null, 'unsigned'],
    ['an empty header', ' ', 'unsigned'],
    ['no ts', `v1=${good}`, 'malformed'],
    ['no v1', `ts=${TS}`, 'malformed'],
    ['a later version only', `ts=${TS},v2=${good}`, 'malformed'],
    ['a ts with a sign', `ts=+${TS},v1=${good}`, 'malformed'],
    ['a ts with a fraction', `ts=${TS}.0,v1=${good}`, 'malformed'],
    ['an upper-case signature', `ts=${TS},v1=${good.toUpperCase()}`, 'malformed'],
    ['a short signature', `ts=${TS},v1=${good.slice(2)}`, 'malformed'],
    ['semicolons', `ts=${TS};v1=${good}`, 'malformed'],
    ['the last of several being wrong', `ts=${TS},v1=${good},v1=${'0'.repeat(64)}`, 'mismatch'],
    ['another ts', `ts=${TS}0,v1=${good}`, 'mismatch'],
    ['a header without end', `ts=${TS},v1=${good},${'x'.repeat(512)}`, 'malformed'],
  ])('refuses %s', async (_, header, verdict) => {
    expect(await verify({ header })).toBe(verdict);
  });

  it('refuses ids that split the signed text elsewhere', async () => {
    expect(await verify({ dataId: '123456;request-id:r-1', requestId: null })).toBe('malformed');
    expect(await verify({ dataId: null, requestId: 'r-1' })).toBe('mismatch');
    const merged = `ts=${TS},v1=${v1({ dataId: null, requestId: 'r-1;ts:1' })}`;
    expect(await verify({ header: merged, dataId: null, requestId: 'r-1;ts:1' })).toBe('malformed');
  });

  it.each([
    ['too long', 'x'.repeat(129)],
    ['with a space', ' 123456'],
    ['with a line end', '123456\n'],
    ['not in ASCII', 'ıd'],
  ])('refuses an id %s', async (_, id) => {
    const header = `ts=${TS},v1=${v1({ dataId: id, requestId: 'r-1' })}`;
    expect(await verify({ header, dataId: id })).toBe('malformed');
  });

  it('accepts the previous secret during a rotation, and nothing without one', async () => {
    const notice = { header: `ts=${TS},v1=${good}`, requestId: 'r-1', dataId: '123456' };
    const by = (secrets: string[]) =>
      verifyMercadoPagoSignature(notice, { secrets, now: SENT_AT, toleranceSeconds: 0 });
    expect(await by(['new', SECRET])).toBe('verified');
    expect(await by(['new', 'newer'])).toBe('mismatch');
    expect(await by([])).toBe('mismatch');
    expect(await by([SECRET, ''])).toBe('mismatch');
  });

  it('looks at the time only where a tolerance is set, in seconds or milliseconds', async () => {
    const year = 365 * 86_400_000;
    expect(await verify({}, { now: SENT_AT + year })).toBe('verified');
    for (const [ts, at] of [
      [TS, SENT_AT],
      ['1742505638', 1_742_505_638_000],
    ] as const) {
      const header = `ts=${ts},v1=${v1({ dataId: '123456', requestId: 'r-1', ts })}`;
      for (const [offset, verdict] of [
        [0, 'verified'],
        [300_000, 'verified'],
        [300_001, 'stale'],
        [-300_000, 'verified'],
        [-300_001, 'stale'],
      ] as const) {
        expect(await verify({ header }, { now: at + offset, toleranceSeconds: 300 })).toBe(verdict);
      }
    }
    // A forgery is called one, however old it is.
    expect(await verify({ dataId: '1' }, { now: SENT_AT + year, toleranceSeconds: 300 })).toBe('mismatch');
  });
});

describe('parseNotice', () => {
  const body = {
    ...{ id: 112233445566, live_mode: true, type: 'payment', date_created: '2026-05-25T13:01:08.000-03:00' },
    ...{ user_id: 987654321, api_version: 'v1', action: 'payment.updated', data: { id: '1234567890' } },
  };

  it('takes the resource from what was signed, else from the body', () => {
    const event = { provider: 'mercado-pago', eventId: '112233445566', type: 'payment' };
    const occurredAt = '2026-05-25T13:01:08.000-03:00';
    expect(parseNotice(body, 'ABC')).toEqual({ ...event, resourceId: 'ABC', occurredAt });
    expect(parseNotice(body, null)).toEqual({ ...event, resourceId: '1234567890', occurredAt });
    for (const data of [{}, { id: 'a b' }, { id: {} }]) {
      const unnamed = { ...event, resourceId: '', occurredAt: null };
      expect(parseNotice({ ...body, data, date_created: 'soon' }, null)).toEqual(unnamed);
    }
  });

  it('keeps updates of a subscription apart whose notice repeats its id', () => {
    const update = { id: 'abc', type: 'subscription_preapproval', date: '2021-11-01T02:02:02Z' };
    const parse = (version: number) => parseNotice({ ...update, data: { id: 'abc' }, version }, 'abc');
    expect([parse(7)?.eventId, parse(8)?.eventId]).toEqual(['abc:7', 'abc:8']);
    expect(parse(8)?.occurredAt).toBe('2021-11-01T02:02:02Z');
  });

  it.each([
    ['an id that JSON cannot tell from its neighbour', { ...body, id: 2 ** 53 + 2 }],
    ['an id with what the database refuses', { ...body, id: 'a\0' }],
    ['no id', { ...body, id: undefined }],
    ['no type', { ...body, type: '' }],
    ['a list', [body]],
    ['nothing', null],
  ])('knows no notice with %s', (_, value) => {
    expect(parseNotice(value, '1')).toBeNull();
  });
});
