import { describe, expect, it } from 'vitest';
import { chooseLanguage, fillText } from '../../../web/src/i18n/language.ts';
import { PUBLIC_TEXTS } from '../../../web/src/i18n/public-texts.ts';
import { TEAM_TEXTS } from '../../../web/src/i18n/team/texts.ts';

const reference: Record<string, string> = { ...PUBLIC_TEXTS.es, ...TEAM_TEXTS.es.texts };

describe.each(['es', 'pt', 'en'] as const)('texts in %s', (language) => {
  const texts: Record<string, string> = { ...PUBLIC_TEXTS[language], ...TEAM_TEXTS[language].texts };

  it('has exactly the keys of the reference language', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(reference).sort());
  });

  it('has no empty text and no stray spaces', () => {
    const faulty = Object.entries(texts).filter(([, text]) => text === '' || text !== text.trim());
    expect(faulty).toEqual([]);
  });

  it('has the same placeholders as the reference language', () => {
    expect(mapTexts(texts, placeholders)).toEqual(mapTexts(reference, placeholders));
  });

  it('leaves no brace outside a placeholder', () => {
    const faulty = Object.values(texts).filter((text) => /[{}]/.test(text.replace(/\{\w+\}/g, '')));
    expect(faulty).toEqual([]);
  });
});

describe('chooseLanguage', () => {
  it.each([
    ['?lang=pt', ['en-US'], 'pt'],
    ['?lang=pt-BR', ['en-US'], 'pt'],
    ['', ['fr-FR', 'pt-BR', 'en'], 'pt'],
    ['?lang=xx', ['en-GB'], 'en'],
    ['?lang=__proto__', [], 'es'],
    ['', [], 'es'],
  ])('for %s and browser languages %j is %s', (search, preferred, language) => {
    expect(chooseLanguage(search, preferred)).toBe(language);
  });
});

describe('fillText', () => {
  it('fills what it has a value for and leaves other marks alone', () => {
    expect(fillText('{a}, {b} and {a}', { a: 'x' })).toBe('x, {b} and x');
  });
});

function mapTexts(texts: Record<string, string>, map: (text: string) => string[]) {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, map(text)]));
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([mark]) => mark).sort();
}
