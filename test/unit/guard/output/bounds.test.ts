import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inspectAnswer } from '../../../../worker/guard/output/inspect-answer.ts';
import { CANARY, DOCUMENTS, hitsOf, MARKER, SYSTEM } from './context.ts';

it('takes any text, passage and question', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ maxLength: 400 }),
  );
  fc.assert(
    fc.property(text, text, text, (answer, passage, question) => {
      const passages = [{ documentTitle: question, headings: [passage], text: passage }];
      const context = { system: passage, marker: question, canary: answer, passages, question };
      const { hits } = inspectAnswer(answer, { ...context, language: 'es', businessName: question });
      expect(Array.isArray(hits)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('takes lone surrogates, every plane and a million characters', () => {
  for (const text of ['\ud800', '\udc00\ud800', String.fromCodePoint(0x10ffff), '\u0000', '']) {
    expect(() => hitsOf(text)).not.toThrow();
  }
  expect(hitsOf('pan de campo '.repeat(80_000))).toContain('ungrounded');
});

/** What makes an expression with a bad repetition go back and forth. */
const PATTERNS = [
  ...['a', '.', 'a.', '1', '1.', '1 ', '$ 1', '@', 'a@a.', 'http://', '[', '](', '![', '%2e', ' . ', 'a '],
  ...[
    'cinco ',
    'soy ',
    'no ',
    'gratis ',
    'bearer ',
    'eyJ',
    'sk-',
    'clave ',
    '{',
    '<',
    '"',
    'ignora ',
    'asistente ',
  ],
  ...[
    'responde ',
    'repeti ',
    'cada respuesta ',
    'Pedido de ',
    'A B ',
    'Ana Gómez ',
    'x: y; ',
    '\n',
    '\u200b',
    'а',
  ],
];

it.each(PATTERNS)('takes time that is linear in the text: %j', (pattern) => {
  const time = (length: number) => {
    const text = pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
    const passages = [{ documentTitle: text, headings: [text], text }, ...DOCUMENTS.es];
    const started = performance.now();
    inspectAnswer(text, {
      ...{ system: SYSTEM, marker: MARKER, canary: CANARY, passages },
      ...{ question: text, language: 'es' },
    });
    return performance.now() - started;
  };
  time(2_000);
  // Four times the text: far less than sixteen times the time, or little of it, however busy the machine is.
  expect(time(16_000)).toBeLessThan(Math.max(2_000, 10 * time(4_000)));
});
