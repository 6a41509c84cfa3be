import { noticeSignature } from '../../../dev/mercado-pago/sign.ts';
import { h1Of, paddleSignature } from '../../../dev/paddle/sign.ts';
import { type Attack, isKind, refusedAlike } from '../attack.ts';
import { type Draft, withHeaders } from '../draft.ts';
import { bytesOf, NOTICE_REQUEST } from '../guards.ts';
import { mapValues } from './credentials.ts';

/** A header that was never signed so, or was for something else. */
export const forgedNotice: Attack = refusedAlike({
  name: 'a notice that Mercado Pago did not sign',
  isBlind: true,
  appliesTo: isKind('mercado-pago-signature'),
  async tries(target) {
    const good = await target.good();
    const secret = target.world.test.secrets.mercadoPagoWebhookSecret;
    const dataId = good.query['data.id'] ?? '';
    const ts = String(Date.now());
    const sign = (parts: Partial<Parameters<typeof noticeSignature>[0]> = {}, by = secret) =>
      noticeSignature({ dataId, requestId: NOTICE_REQUEST, ts, ...parts }, by);
    const headers: Record<string, string> = {
      empty: '',
      'no signature': `ts=${ts}`,
      'no time': `v1=${sign()}`,
      zeros: `ts=${ts},v1=${'0'.repeat(64)}`,
      'of another secret': `ts=${ts},v1=${sign({}, `${secret}x`)}`,
      'of another id': `ts=${ts},v1=${sign({ dataId: `${dataId}1` })}`,
      'of no id': `ts=${ts},v1=${sign({ dataId: null })}`,
      'of another request': `ts=${ts},v1=${sign({ requestId: 'another' })}`,
      'of another time': `ts=${ts}1,v1=${sign()}`,
      'a time that is none': `ts=x,v1=${sign({ ts: 'x' })}`,
      'a letter less': `ts=${ts},v1=${sign().slice(0, -1)}`,
      'a letter more': `ts=${ts},v1=${sign()}0`,
      'under another name': `ts=${ts},v2=${sign()}`,
      'a wrong one behind': `ts=${ts},v1=${sign()},v1=${'0'.repeat(64)}`,
    };
    return {
      ...mapValues(headers, (value) => withHeaders(good, { 'x-signature': value })),
      'for another id': { ...good, query: { 'data.id': `${dataId}1` } },
      'for no id': { ...good, query: {} },
    };
  },
});

export const forgedPaddleSignature: Attack = refusedAlike({
  name: 'a body that Paddle did not sign, or not just now',
  isBlind: true,
  appliesTo: isKind('paddle-signature'),
  async tries(target) {
    const good = await target.good();
    const bytes = bytesOf(good);
    const secret = target.world.test.secrets.paddleWebhookSecret;
    const now = Math.floor(Date.now() / 1000);
    const h1 = h1Of(bytes, String(now), secret);
    const values: Record<string, string> = {
      empty: '',
      'no signature': `ts=${now}`,
      'no time': `h1=${h1}`,
      zeros: `ts=${now};h1=${'0'.repeat(64)}`,
      'of another secret': paddleSignature(bytes, now, [`${secret}x`]),
      'of another body': paddleSignature(Buffer.concat([bytes, Buffer.from(' ')]), now, [secret]),
      'of another time': `ts=${now - 1};h1=${h1}`,
      'of a day ago': paddleSignature(bytes, now - 86_400, [secret]),
      'of tomorrow': paddleSignature(bytes, now + 86_400, [secret]),
      'a time with a tail': `ts=${now}x;h1=${h1Of(bytes, `${now}x`, secret)}`,
      'a letter less': `ts=${now};h1=${h1.slice(0, -1)}`,
      'under another name': `ts=${now};h2=${h1}`,
      'joined by commas': `ts=${now},h1=${h1}`,
    };
    const other: Draft['body'] = {
      bytes: Buffer.concat([bytes, Buffer.from(' ')]),
      type: 'application/json',
    };
    return {
      ...mapValues(values, (value) => withHeaders(good, { 'paddle-signature': value })),
      'for other bytes': { ...good, body: other },
      'for no bytes': { ...good, body: null },
    };
  },
});
