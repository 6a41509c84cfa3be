import { NodeRuntime, Webhooks } from '@paddle/paddle-node-sdk';
import fc from 'fast-check';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { h1Of } from '../../../dev/paddle/sign.ts';
import { verifyPaddleSignature } from '../../../worker/providers/paddle/signature.ts';
import { bodies, bodyChanges, change, tamperedHex, usually } from './arbitraries.ts';
import { expectKnownDifferences, PATIENCE_MS, type Rule } from './differential.ts';

interface Delivery {
  header: string;
  body: Buffer;
  /** Current, previous. */
  secrets: string[];
  /** Ours; the SDK reads the system's clock. */
  now: number;
}

const SECRETS = ['pdl_ntfset_current', 'pdl_ntfset_previous'];
const NOW = 1_760_000_000_000;
const WEBHOOKS = new Webhooks();

beforeAll(() => {
  NodeRuntime.initialize();
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
});
afterAll(() => void vi.useRealTimers());

const ours = async ({ header, body, secrets, now }: Delivery) =>
  (await verifyPaddleSignature(body, header, { secrets, now, toleranceSeconds: 5 })) === 'verified';

const sdk = ({ header, body, secrets }: Delivery) =>
  WEBHOOKS.isSignatureValid(body.toString(), secrets[0] ?? '', header).catch(() => false);

const rules: Rule<Delivery>[] = [
  {
    name: 'the SDK knows one secret',
    accepts: 'ours',
    sdk: (delivery) => delivery.secrets.map((secret) => ({ ...delivery, secrets: [secret] })),
  },
  {
    name: 'the SDK drops what follows a second =',
    accepts: 'sdk',
    ours: inHeader((header) => header.replace(/(=[^;=]*)=[^;]*/g, '$1')),
  },
  {
    name: 'the SDK takes several ts',
    accepts: 'sdk',
    ours: inHeader((header) => withLastOnly(header, 'ts')),
  },
  {
    name: 'the SDK takes any number of h1',
    accepts: 'sdk',
    ours: inHeader((header) => (header.split(';h1=').length > 5 ? withLastOnly(header, 'h1') : header)),
  },
  {
    name: 'the SDK takes the last h1 only',
    accepts: 'ours',
    ours: inHeader((header) => withLastOnly(header, 'h1')),
  },
  {
    name: 'the SDK takes headers of any length',
    accepts: 'sdk',
    ours: inHeader((header) => (header.length > 1024 ? known(header).join(';') : header)),
  },
  {
    name: 'the SDK reads the ts by parseInt',
    ours: inHeader((header) => header.replace(/(?<=(?:^|;)ts=)[^;]+/, (ts) => String(numberIn(ts)))),
  },
  {
    name: 'the SDK takes a ts of which parseInt makes NaN or 1e+30, and never calls it stale',
    accepts: 'sdk',
    sdk: (delivery) => (/^\d+$/.test(String(timeOf(delivery.header))) ? [delivery] : []),
  },
  {
    name: 'the SDK takes any ts that is ahead',
    accepts: 'sdk',
    ours: (delivery) => {
      const sentAt = timeOf(delivery.header) * 1000;
      return sentAt > delivery.now ? { ...delivery, now: sentAt } : delivery;
    },
  },
  {
    name: 'the SDK takes text, so other bytes become replacement characters',
    accepts: 'ours',
    ours: (delivery) => {
      const body = Buffer.from(delivery.body.toString());
      return body.equals(delivery.body) ? delivery : { ...delivery, body };
    },
  },
];

function inHeader(reading: (header: string) => string) {
  return (delivery: Delivery) => {
    const header = reading(delivery.header);
    return header === delivery.header ? delivery : { ...delivery, header };
  };
}

/** The parts that say something. */
const known = (header: string) => header.split(';').filter((part) => /^(?:ts|h1)=./.test(part));

function withLastOnly(header: string, name: string): string {
  const parts = header.split(';');
  const last = parts.findLastIndex((part) => part.startsWith(`${name}=`) && part.length > name.length + 1);
  return parts.filter((part, i) => i === last || !part.startsWith(`${name}=`)).join(';');
}

// biome-ignore lint/correctness/useParseIntRadix: as the SDK does, which so reads hexadecimal too
const numberIn = (text: string) => Number.parseInt(text);
const timeOf = (header: string) => numberIn(/(?:^|;)ts=([^;=]+)(?!.*;ts=[^;=])/s.exec(header)?.[1] ?? '');

const seconds = fc
  .constantFrom(0, 0, -1, -4, -5, -6, 1, 4, 5, 6, 3_600, -3_600, 86_400)
  .map((off) => String(NOW / 1000 + off));
const ts = fc.oneof(
  { weight: 8, arbitrary: seconds },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'NaN',
      'x',
      '',
      '-1',
      '0x68e77c80',
      '9'.repeat(16),
      '9'.repeat(30),
      String(NOW),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('x', '.9', ' ', 'e3', '=1').map((more) => `${NOW / 1000}${more}`) },
  { weight: 1, arbitrary: fc.constantFrom('0', '+', ' ').map((before) => `${before}${NOW / 1000}`) },
);

const WRONG = `h1=${'0'.repeat(64)}`;
const headerChanges: ((header: string) => string)[] = [
  (header) => `${header};${WRONG}`,
  (header) => header.replace(';', `;${WRONG};`),
  (header) => header.replace(';', `;${WRONG};${WRONG};${WRONG};${WRONG};${WRONG};`),
  (header) => header.split(';').reverse().join(';'),
  (header) => `${header};h2=RANDOM;x;=;constructor=1`,
  (header) => `${header};${'x'.repeat(1024)}=1`,
  (header) => `${header};ts=${NOW / 1000 + 1}`,
  (header) => `ts=1;${header}`,
  (header) => `${header};ts=;h1=`,
  (header) => `${header}=x`,
  (header) => header.replace(';', '; '),
  (header) => header.replace(';', ','),
  (header) => header.replace('h1', 'H1').replace('ts', 'TS'),
  (header) => header.replace('h1=', 'h2='),
  (header) => header.toUpperCase(),
  (header) => header.slice(0, -1),
  (header) => `${header}0`,
  (header) => header.replace(/^ts=[^;]*;/, ''),
  (header) => header.replace(/;.*/, ''),
  (header) => header.replace(/h1=.*/, tamperedHex),
  () => '',
];
const deliveries: fc.Arbitrary<Delivery> = fc
  .record({
    ...{
      ts,
      body: bodies,
      secret: usually('pdl_ntfset_current', 'pdl_ntfset_previous', 'pdl_ntfset_another'),
    },
    signedTime: usually('as it is', 'parsed'),
    headerChange: change(headerChanges),
    bodyChange: usually((bytes: Buffer) => bytes, ...bodyChanges),
  })
  .map((made) => {
    const time = made.signedTime === 'parsed' ? String(numberIn(made.ts)) : made.ts;
    const header = made.headerChange(`ts=${made.ts};h1=${h1Of(made.body, time, made.secret)}`);
    return { header, body: made.bodyChange(made.body), secrets: SECRETS, now: NOW };
  });

it(
  '[control webhook-signatures] differs from the SDK of Paddle in known ways only',
  { timeout: PATIENCE_MS },
  () => expectKnownDifferences('@paddle/paddle-node-sdk', deliveries, ours, sdk, rules),
);
