import fc from 'fast-check';

/** What verifiers read differently: beyond ASCII, beyond one UTF-16 unit, controls, JSON's own characters, a mark. */
const FRAGMENTS = [
  'a',
  '1',
  ' ',
  '"',
  '\\',
  '/',
  '<',
  '\0',
  '\x7f',
  '\x80',
  'ñ',
  '中',
  '🥐',
  '\u2028',
  '\ufeff',
];
const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 8 }).map((fragments) => fragments.join(''));

/** Bodies: mostly JSON, some other text, some bytes that are none. */
export const bodies: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 4, arbitrary: text.map((value) => Buffer.from(JSON.stringify({ value }))) },
  { weight: 2, arbitrary: text.map((value) => Buffer.from(value)) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 16 }).map((bytes) => Buffer.from(bytes)) },
);

/** What may happen to a body on its way. */
export const bodyChanges: ((body: Buffer) => Buffer)[] = [
  (bytes) => Buffer.concat([bytes, Buffer.from(' ')]),
  (bytes) => Buffer.from(bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte))),
  (bytes) => bytes.subarray(1),
  () => Buffer.alloc(0),
];

/** None of the changes in half of the cases, else one or two of them, one after the other. */
export function change<Value>(changes: ((value: Value) => Value)[]): fc.Arbitrary<(value: Value) => Value> {
  const some = fc.array(fc.constantFrom(...changes), { minLength: 1, maxLength: 2 });
  return fc
    .oneof(fc.constant([]), some)
    .map((chosen) => (value: Value) => chosen.reduce((changed, apply) => apply(changed), value));
}

/** The first in three of four cases. */
export function usually<const Value>(first: Value, ...others: Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

/** The text with its last hexadecimal digit another one. */
export function tamperedHex(text: string): string {
  return text.replace(/[0-9a-f](?=[^0-9a-f]*$)/, (digit) => (digit === '0' ? '1' : '0'));
}
