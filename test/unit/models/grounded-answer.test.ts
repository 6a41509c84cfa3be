import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../worker/providers/models/grounded-answer.ts';
import { DELIVERY, passage, SATURDAYS } from './scene.ts';

const HOURS = passage(`Nuestros horarios son estos.\n${SATURDAYS}\nDomingos: cerrado.`);
const SHIPPING = passage(DELIVERY, { documentTitle: 'Envíos', headings: [] });
const WIFI = passage('Sí, la clave está en la caja.', { source: 'faq', headings: ['¿Tienen wifi?'] });
const read = (raw: string, language: 'es' | 'pt' | 'en' = 'es') =>
  readAnswer(raw, { passages: [HOURS, SHIPPING, WIFI], language });
const quotesOf = (raw: string) => {
  const answer = read(raw);
  return answer.kind === 'answered'
    ? answer.citations.map(({ passageId, quote }) => [passageId, quote])
    : answer;
};

describe('the text', () => {
  it.each([
    ['Abrimos a las 8:00 [1].', 'Abrimos a las 8:00.'],
    ['[1] Abrimos a las **8:00**.', 'Abrimos a las *8:00*.'],
    ['Abrimos[1][2]. El envío cuesta $1.500 [2, 1]', 'Abrimos. El envío cuesta $1.500'],
    ['Abrimos【1】 y cerramos [97].', 'Abrimos y cerramos.'],
  ])('has no numbers in brackets: %s', (raw, expected) => {
    expect(read(raw)).toMatchObject({
      kind: 'answered',
      text: expect.stringContaining(`${expected}\n\nFuente: `),
    });
  });

  it('names its sources in the language of the answer, each once', () => {
    const text = (raw: string, language: 'es' | 'pt' | 'en') => {
      const answer = read(raw, language);
      return answer.kind === 'answered' ? answer.text.split('\n').at(-1) : null;
    };
    expect(text('Sí [1] [2].', 'es')).toBe('Fuente: «Manual» (Horarios); «Envíos»');
    expect(text('Sim [2][2].', 'pt')).toBe('Fonte: “Envíos”');
    expect(text('Yes [3].', 'en')).toBe('Source: answer of our team');
  });
});

describe('a citation [control grounded-answers]', () => {
  it('quotes the sentence or row nearest to what is said, word for word', () => {
    expect(quotesOf('Abrimos los sábados hasta las 14:00 [1]. El envío sale $1.500 [2].')).toEqual([
      [HOURS.id, SATURDAYS],
      [SHIPPING.id, 'El envío cuesta $1.500.'],
    ]);
  });

  it('belongs to what stands before its group', () => {
    expect(quotesOf('Los domingos está cerrado [2][1].')).toEqual([
      [SHIPPING.id, 'Hacemos envíos dentro de Villa Urquiza.'],
      [HOURS.id, 'Domingos: cerrado.'],
    ]);
  });

  it('quotes the beginning where nothing is near, and no more than 300 characters', () => {
    expect(quotesOf('Obvio [1].')).toEqual([[HOURS.id, 'Nuestros horarios son estos.']]);
    const long = passage('palabra '.repeat(400));
    const answer = readAnswer('Una palabra [1].', { passages: [long], language: 'es' });
    const [citation] = answer.kind === 'answered' ? answer.citations : [];
    expect(citation?.quote.length).toBeLessThanOrEqual(300);
    expect(citation?.quote).toMatch(/^(?:palabra )+palabra…$/);
  });
});

describe('what may not be sent [control grounded-answers]', () => {
  it.each([
    ['NO_ANSWER', { kind: 'unknown' }],
    ['No tengo ese dato. NO_ANSWER.', { kind: 'unknown' }],
    ['Abrimos siempre.', { kind: 'unusable', reason: 'uncited' }],
    ['Abrimos siempre [0] [4] [97].', { kind: 'unusable', reason: 'uncited' }],
    ['[1]', { kind: 'unusable', reason: 'empty' }],
    ['', { kind: 'unusable', reason: 'empty' }],
    [`${'Abrimos. '.repeat(200)}[1]`, { kind: 'unusable', reason: 'too_long' }],
    ['【1】 [2, 3]', { kind: 'unusable', reason: 'empty' }],
  ])('%.40s', (raw, expected) => {
    expect(read(raw)).toEqual(expected);
  });
});
