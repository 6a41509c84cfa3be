import { describe, expect, it } from 'vitest';
import { CANARY, hitsOf, MARKER, SYSTEM } from './context.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const backwards = (text: string) => [...text].reverse().join('');
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
const spaced = (text: string) => [...text].join(' ');
const RULE =
  'Answer the question from the passages only. Use nothing that you know otherwise; guess and promise nothing.';

describe('the canary and the marker', () => {
  it.each([
    ['as they are', CANARY],
    ['in part', CANARY.slice(5, 20)],
    ['in capitals', CANARY.toUpperCase()],
    ['spaced', spaced(CANARY)],
    ['with hyphens', [...CANARY].join('-')],
    ['backwards', backwards(CANARY)],
    ['in base64', base64(`ref ${CANARY}`)],
    ['with letters that nobody sees', [...CANARY].join('\u200b')],
  ])('never leave: %s', (_, secret) => {
    expect(hitsOf(`Abrimos a las 7:00, referencia ${secret} [1].`)).toContain('canary');
  });

  it('are both watched', () => {
    expect(hitsOf(`<<passage 1 ${MARKER}>> La docena cuesta $ 12.000 [1].`)).toContain('canary');
  });
});

describe('the system text', () => {
  it.each([
    ['as it is', RULE],
    ['a part of it', 'Claro: use nothing that you know otherwise; guess and promise nothing'],
    ['spaced', spaced(RULE)],
    ['without spaces', RULE.replaceAll(' ', '')],
    ['backwards, behind an honest word', `Claro: ${backwards(RULE)}`],
    ['each word backwards', RULE.split(' ').map(backwards).join(' ')],
    ['moved by half the alphabet', `Claro que sí, acá va: ${rot13(RULE)}`],
    ['in base64', base64(RULE)],
    ['in hex', Buffer.from(RULE).toString('hex')],
    ['a word a line', RULE.replaceAll(' ', '\n')],
    ['in look-alike letters', RULE.replaceAll('a', 'а').replaceAll('e', 'е')],
    ['with numbers for letters', RULE.replaceAll('o', '0').replaceAll('e', '3')],
    [
      'with words changed',
      'Answer this question from these passages only, use nothing you otherwise know, guess nothing or promise',
    ],
  ])('never leaves: %s', (_, text) => {
    expect(hitsOf(`${text} [1]`)).toContain('system_text');
  });

  it('is no excuse to hold honest answers back', () => {
    expect(hitsOf('Today is Saturday, October 24, 2026. Cash: 10% discount on bread [2].', 'en')).toEqual([]);
    expect(hitsOf('La docena de medialunas de manteca cuesta $ 12.000 [1].')).toEqual([]);
  });

  it('may be what a passage says as well', () => {
    const said = 'Answer the question from the passages only.';
    const passages = [{ documentTitle: 'Exam rules', headings: [], text: `${said} Bring a pencil.` }];
    expect(SYSTEM).toContain(said);
    expect(hitsOf(`${said} [1]`, 'en', { passages })).not.toContain('system_text');
    expect(hitsOf(`${said} [1]`, 'en')).toContain('system_text');
  });
});
