import fc from 'fast-check';
import { WebhookSignatureValidator } from 'mercadopago';
import { it } from 'vitest';
import { noticeSignature } from '../../../dev/mercado-pago/sign.ts';
import { verifyMercadoPagoSignature } from '../../../worker/providers/mercado-pago/signature.ts';
import { change, tamperedHex, usually } from './arbitraries.ts';
import { expectKnownDifferences, PATIENCE_MS, type Rule } from './differential.ts';

interface Notice {
  header: string;
  requestId: string | null;
  dataId: string | null;
  /** Current, previous. */
  secrets: string[];
  now: number;
  /** 0: none */
  toleranceSeconds: number;
}

const SECRETS = ['current-secret', 'previous-secret'];
const NOW = 1_760_000_000_000;

const ours = async ({ secrets, now, toleranceSeconds, ...notice }: Notice) =>
  (await verifyMercadoPagoSignature(notice, { secrets, now, toleranceSeconds })) === 'verified';

function sdk({ header, requestId, dataId, secrets, now, toleranceSeconds }: Notice): boolean {
  try {
    WebhookSignatureValidator.validate({
      ...{ xSignature: header, xRequestId: requestId, dataId, secret: secrets[0] ?? '', now: () => now },
      ...(toleranceSeconds > 0 && { toleranceSeconds }),
    });
    return true;
  } catch {
    return false;
  }
}

const rules: Rule<Notice>[] = [
  {
    name: 'the SDK knows one secret',
    accepts: 'ours',
    sdk: (notice) => notice.secrets.map((secret) => ({ ...notice, secrets: [secret] })),
  },
  {
    name: 'the SDK takes the id only as it is, not in lower case',
    accepts: 'ours',
    sdk: (notice) => {
      const dataId = notice.dataId?.toLowerCase() ?? null;
      return dataId === notice.dataId ? [notice] : [notice, { ...notice, dataId }];
    },
  },
  {
    name: 'the SDK takes spaces around ids away',
    accepts: 'sdk',
    ours: (notice) => {
      const [requestId, dataId] = idsOf(notice);
      return requestId === notice.requestId && dataId === notice.dataId
        ? notice
        : { ...notice, requestId, dataId };
    },
  },
  {
    name: 'the SDK lets a semicolon in an id split what was signed elsewhere',
    accepts: 'sdk',
    sdk: (notice) => (idsOf(notice).some((id) => id?.includes(';')) ? [] : [notice]),
  },
  {
    name: 'the SDK takes ids of any length and of any characters',
    accepts: 'sdk',
    sdk: (notice) => (idsOf(notice).every((id) => /^[!-~]{0,128}$/.test(id ?? '')) ? [notice] : []),
  },
  {
    name: 'the SDK takes headers of any length',
    accepts: 'sdk',
    sdk: (notice) => (notice.header.length > 512 ? [] : [notice]),
  },
  {
    name: 'the SDK reads every ts as seconds',
    accepts: 'ours',
    sdk: (notice) => {
      const isMs = timesOf(notice.header).some((ts) => Number(ts) > 1e11);
      // As many seconds as there were milliseconds.
      const { now, toleranceSeconds } = notice;
      return isMs ? [{ ...notice, now: now * 1000, toleranceSeconds: toleranceSeconds * 1000 }] : [notice];
    },
  },
];

const idsOf = ({ requestId, dataId }: Notice) => [requestId?.trim() ?? null, dataId?.trim() ?? null] as const;
const timesOf = (header: string) => [...header.matchAll(/ts\s*=\s*(\d+)/gi)].map(([, ts]) => ts).slice(-1);

const identifier = fc.oneof(
  { weight: 4, arbitrary: fc.nat().map(String) },
  { weight: 2, arbitrary: fc.nat().map((id) => `2c938084${id.toString(16)}`) },
  { weight: 2, arbitrary: fc.nat().map((id) => `ORD01JQ${id.toString(36).toUpperCase()}`) },
  { weight: 2, arbitrary: fc.nat().map((id) => `aB-${id.toString(36)}`) },
  { weight: 1, arbitrary: fc.constantFrom(null, '', ' ', 'ñ', 'x'.repeat(128), 'x'.repeat(129)) },
);
const secondsOff = fc.constantFrom(0, 1, -1, 299, 300, 301, -300, -301, 86_400, -86_400);
const time = fc.record({ off: secondsOff, isMs: fc.boolean() }).map(({ off, isMs }) => {
  const sentAt = NOW + off * 1000;
  return String(isMs ? sentAt : sentAt / 1000);
});
const parts = fc.record({
  dataId: identifier,
  requestId: fc.oneof(
    { weight: 6, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom(null, '', 'r'.repeat(128), 'r'.repeat(129)) },
  ),
  ts: fc.oneof(
    { weight: 6, arbitrary: time },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '-1', '1.5', '1e9', 'x', '0', '9'.repeat(30), '0001760000000'),
    },
  ),
  secret: usually('current-secret', 'previous-secret', 'another-secret'),
  signedAs: usually('as it is', 'lower case', 'upper case'),
});

const headerChanges: ((header: string) => string)[] = [
  (header) => header.split(',').reverse().join(','),
  (header) => `ts=1,v1=${'0'.repeat(64)},${header}`,
  (header) => `${header},v1=${'0'.repeat(64)}`,
  (header) => `${header},ts=1`,
  (header) => `${header},ts=,v1=`,
  (header) => `${header},v2=${'a'.repeat(64)},x=1,__proto__=2,v1`,
  (header) => header.replace('v1=', 'v2='),
  (header) => header.replaceAll(',', ' , ').replaceAll('=', ' = '),
  (header) => header.replace('ts', 'TS').replace('v1', 'V1'),
  (header) => header.replaceAll(',', ';'),
  (header) => header.toUpperCase(),
  (header) => header.replace(/^ts=[^,]*,/, ''),
  (header) => header.replace(/,?v1=.*$/, ''),
  (header) => header.slice(0, -1),
  (header) => `${header}0`,
  (header) => `${header}=`,
  (header) => `${header},${'x'.repeat(600)}`,
  (header) => ` ${header}\t`,
  (header) => header.replace(/v1=.*/, tamperedHex),
  (header) => header.replace(/\d(?=,)/, (digit) => String((Number(digit) + 1) % 10)),
  () => '',
];
const noticeChanges: ((notice: Notice) => Notice)[] = [
  (notice) => ({ ...notice, dataId: notice.dataId && ` ${notice.dataId}` }),
  (notice) => ({ ...notice, requestId: notice.requestId && `${notice.requestId} ` }),
  (notice) => ({ ...notice, dataId: `${notice.dataId};request-id:${notice.requestId}`, requestId: null }),
  (notice) => ({ ...notice, dataId: null }),
  (notice) => ({ ...notice, requestId: null }),
  (notice) => ({ ...notice, dataId: notice.dataId?.toUpperCase() ?? null }),
  (notice) => ({ ...notice, dataId: notice.dataId?.toLowerCase() ?? null }),
  (notice) => ({ ...notice, dataId: `${notice.dataId ?? ''}0` }),
  (notice) => ({ ...notice, dataId: notice.requestId, requestId: notice.dataId }),
];

const notices: fc.Arbitrary<Notice> = fc
  .record({
    parts,
    toleranceSeconds: fc.constantFrom(0, 0, 300),
    inHeader: change(headerChanges),
    inNotice: change(noticeChanges),
  })
  .map(({ parts: { dataId, requestId, ts, secret, signedAs }, toleranceSeconds, inHeader, inNotice }) => {
    const id = dataId || null;
    const signedId =
      signedAs === 'lower case' ? id?.toLowerCase() : signedAs === 'upper case' ? id?.toUpperCase() : id;
    const v1 = noticeSignature({ dataId: signedId ?? null, requestId: requestId || null, ts }, secret);
    const header = inHeader(`ts=${ts},v1=${v1}`);
    return inNotice({ header, requestId, dataId, secrets: SECRETS, now: NOW, toleranceSeconds });
  });

it(
  '[control webhook-signatures] differs from the SDK of Mercado Pago in known ways only',
  { timeout: PATIENCE_MS },
  () => expectKnownDifferences('mercadopago', notices, ours, sdk, rules),
);
