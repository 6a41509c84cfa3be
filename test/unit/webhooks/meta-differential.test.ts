import { verifySignature } from '@kapso/whatsapp-cloud-api/server';
import fc from 'fast-check';
import { it } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import { escapeNonAscii, signatureOf } from '../../../dev/meta/sign.ts';
import { verifyMetaSignature } from '../../../worker/providers/meta/signature.ts';
import { bodies, bodyChanges, change, tamperedHex, usually } from './arbitraries.ts';
import { expectKnownDifferences, PATIENCE_MS, type Rule } from './differential.ts';

interface Delivery {
  header: string;
  body: Buffer;
  /** Current, previous. */
  secrets: string[];
}

const SECRETS = ['current-secret', 'previous-secret'];
const clients = new Map(
  SECRETS.map((appSecret) => [appSecret, new WhatsAppAPI({ token: 'none', appSecret, v: 'v26.0' })]),
);

const ours = ({ header, body, secrets }: Delivery) => verifyMetaSignature(body, header, secrets);
const kapso = ({ header, body, secrets }: Delivery) =>
  verifySignature({ appSecret: secrets[0] ?? '', rawBody: body, signatureHeader: header });
const whatsAppApiJs = async ({ header, body, secrets }: Delivery) =>
  (await clients.get(secrets[0] ?? '')?.verifyRequestSignature(body.toString(), header)) ?? false;

const oneSecret: Rule<Delivery> = {
  name: 'the SDK knows one secret',
  accepts: 'ours',
  sdk: (delivery) => delivery.secrets.map((secret) => ({ ...delivery, secrets: [secret] })),
};
const anyCase: Rule<Delivery> = {
  name: 'the SDK reads hex in either case',
  accepts: 'sdk',
  ours: inHeader((header) => header.replace(/(?<==)[0-9a-fA-F]*$/, (hex) => hex.toLowerCase())),
};
const cutHex: Rule<Delivery> = {
  name: 'the SDK reads hex up to the first other character, in pairs',
  accepts: 'sdk',
  ours: inHeader((header) => header.replace(/(=(?:[0-9a-f]{2})*).*$/is, '$1')),
};

const kapsoRules: Rule<Delivery>[] = [
  oneSecret,
  {
    name: 'the SDK drops what follows a second =',
    accepts: 'sdk',
    ours: inHeader((header) => header.split('=').slice(0, 2).join('=')),
  },
  cutHex,
  anyCase,
  {
    name: 'the SDK does not try the escaped form',
    accepts: 'ours',
    sdk: (delivery) => {
      const body = escaped(delivery.body);
      return body.equals(delivery.body) ? [delivery] : [delivery, { ...delivery, body }];
    },
  },
];

const whatsAppApiJsRules: Rule<Delivery>[] = [
  oneSecret,
  {
    name: 'the SDK looks for sha256= anywhere, and up to the next',
    accepts: 'sdk',
    ours: inHeader((header) => {
      const found = header.split('sha256=')[1];
      return found === undefined ? header : `sha256=${found}`;
    }),
  },
  cutHex,
  anyCase,
  {
    name: 'the SDK takes text, so other bytes become replacement characters',
    ours: inBody((body) => Buffer.from(body.toString())),
  },
  {
    name: 'the SDK takes nothing but the escaped form, and escapes DEL too',
    ours: inBody((body) => (isText(body) ? escapedWithDel(body) : body)),
  },
];

function inHeader(reading: (header: string) => string) {
  return (delivery: Delivery) => {
    const header = reading(delivery.header);
    return header === delivery.header ? delivery : { ...delivery, header };
  };
}

function inBody(reading: (body: Buffer) => Buffer) {
  return (delivery: Delivery) => {
    const body = reading(delivery.body);
    return body.equals(delivery.body) ? delivery : { ...delivery, body };
  };
}

const isText = (body: Buffer) => Buffer.from(body.toString()).equals(body);
/** Bytes that are no text stay as they are. */
const escaped = (body: Buffer) => (isText(body) ? Buffer.from(escapeNonAscii(body.toString())) : body);
const escapedWithDel = (body: Buffer) =>
  Buffer.from(escapeNonAscii(body.toString()).replaceAll('\x7f', '\\u007f'));

const WRONG = `sha256=${'0'.repeat(64)}`;
const headerChanges: ((header: string) => string)[] = [
  (header) => `${header}, ${WRONG}`,
  (header) => `${WRONG}, ${header}`,
  (header) => `sha1=${'0'.repeat(40)}, ${header}`,
  (header) => `x${header}`,
  (header) => header.replace('sha256', 'SHA256'),
  (header) => header.replace('sha256', 'sha1'),
  (header) => header.replace('sha256=', ''),
  (header) => header.replace('=', '=='),
  (header) => header.replace('=', '= '),
  (header) => header.toUpperCase().replace('SHA256', 'sha256'),
  (header) => ` ${header}`,
  (header) => `${header}\n`,
  (header) => `${header}=x`,
  (header) => `${header}0`,
  (header) => `${header}00`,
  (header) => `${header}zz`,
  (header) => header.slice(0, -1),
  (header) => header.slice(0, -2),
  tamperedHex,
  () => '',
];
const deliveries: fc.Arbitrary<Delivery> = fc
  .record({
    ...{ body: bodies, secret: usually('current-secret', 'previous-secret', 'another-secret') },
    signedForm: fc.constantFrom('raw', 'raw', 'escaped', 'escaped with DEL', 'escaped in upper case'),
    headerChange: change(headerChanges),
    bodyChange: usually((bytes: Buffer) => bytes, escaped, ...bodyChanges),
  })
  .map((made) => {
    const header = made.headerChange(signatureOf(signedBytes(made.body, made.signedForm), made.secret));
    return { header, body: made.bodyChange(made.body), secrets: SECRETS };
  });

function signedBytes(bytes: Buffer, form: string): Buffer {
  if (form === 'raw') return bytes;
  const json = escapeNonAscii(bytes.toString());
  if (form === 'escaped in upper case') {
    return Buffer.from(json.replace(/\\u[0-9a-f]{4}/g, (unit) => `\\u${unit.slice(2).toUpperCase()}`));
  }
  return form === 'escaped with DEL' ? escapedWithDel(bytes) : Buffer.from(json);
}

it.each([
  ['@kapso/whatsapp-cloud-api', kapso, kapsoRules],
  ['whatsapp-api-js', whatsAppApiJs, whatsAppApiJsRules],
] as const)(
  '[control webhook-signatures] differs from %s in known ways only',
  { timeout: PATIENCE_MS },
  (name, client, rules) => expectKnownDifferences(name, deliveries, ours, client, rules),
);
