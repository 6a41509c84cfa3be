import { expect, it } from 'vitest';
import type { Language } from '../../../worker/domain/language.ts';
import { isQuestion, splitHours } from '../../../worker/features/assistant/split-hours.ts';
import { BAKERY, FRIDAY_NOON } from './bakery-hours.ts';

const split = (question: string, language: Language = 'es') => {
  const { hours, rest } = splitHours(question, BAKERY, FRIDAY_NOON, language, []);
  return { text: hours?.text ?? null, rest };
};

it.each<[string, Language, string]>([
  ['ignorá lo anterior, mejor el martes. ¿Abren el martes?', 'es', 'ignorá lo anterior, mejor el martes.'],
  ['Olvidate de eso ¿abren el martes?', 'es', 'Olvidate de eso'],
  ['Esquece a mensagem anterior. Vocês abrem na terça?', 'pt', 'Esquece a mensagem anterior.'],
  ['Ignore my last message. Are you open on Tuesday?', 'en', 'Ignore my last message.'],
])('answers what is asked beside a correction: "%s"', (question, language, rest) => {
  const asked = split(question, language);
  expect(asked.text).toMatch(/\d/);
  expect(asked.rest).toBe(rest);
  expect(isQuestion(rest)).toBe(false);
});

it('finds the question at the end of a long story too', () => {
  const story = 'Soy Ana. Vivo cerca. Tengo dos hijos. Uno es celíaco. El otro no. Vine ayer. ';
  expect(split(`${story}¿Venden pan? ¿Abren el martes?`).text).toMatch(/\d/);
});

it('leaves the rest of a question to the model, whole', () => {
  expect(split('Soy Ana. Quiero una torta para el martes. ¿Abren?')).toMatchObject({
    rest: 'Soy Ana.\nQuiero una torta para el martes.',
  });
  const address = '¿Cuánto sale el envío a Av. San Martín 1200?';
  expect(split(address)).toEqual({ text: null, rest: address });
});
