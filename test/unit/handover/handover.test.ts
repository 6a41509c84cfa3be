import { describe, expect, it } from 'vitest';
import { handoverReason, matchesRule } from '../../../worker/features/assistant/handover.ts';
import { isAngry } from '../../../worker/features/assistant/handover-anger.ts';
import { asksForPerson } from '../../../worker/features/assistant/handover-people.ts';
import { ANGRY_MESSAGES, ASK_FOR_A_PERSON, ASK_FOR_NOBODY, CALM_MESSAGES } from './messages.ts';

describe('asking for a person', () => {
  it.each(ASK_FOR_A_PERSON)('"%s" does', (text) => expect(asksForPerson(text)).toBe(true));
  it.each([...ASK_FOR_NOBODY, ...CALM_MESSAGES])('"%s" does not', (text) =>
    expect(asksForPerson(text)).toBe(false),
  );
});

describe('anger', () => {
  it.each(ANGRY_MESSAGES)('"%s" is', (text) => expect(isAngry(text)).toBe(true));
  it.each([...CALM_MESSAGES, ...ASK_FOR_A_PERSON, ...ASK_FOR_NOBODY])('"%s" is not', (text) =>
    expect(isAngry(text)).toBe(false),
  );
});

it('has enough messages of both kinds', () => {
  expect(ASK_FOR_A_PERSON.length + ASK_FOR_NOBODY.length).toBeGreaterThanOrEqual(80);
  expect(ANGRY_MESSAGES.length + CALM_MESSAGES.length).toBeGreaterThanOrEqual(80);
});

describe('a rule of the owner', () => {
  it.each([
    ['Quiero una FACTURA tipo A', ['factura a']],
    ['¿Hacen catering para eventos?', ['evento catering']],
    ['necesito cancelar los pedidos', ['cancelar pedido']],
    ['quiero un presupuesto', ['seguro', 'presupuesto']],
    ['ALERGIA al maní', ['alergía']],
  ])('"%s" has all the words of one of %j', (text, phrases) => expect(matchesRule(text, phrases)).toBe(true));

  it.each([
    ['quiero cancelar', ['cancelar pedido']],
    ['cancelarían mi turno', ['pedido']],
    ['hola', []],
    ['hola', ['!!!', '  ']],
    ['prefacturado', ['factura']],
  ])('"%s" has not all of one of %j', (text, phrases) => expect(matchesRule(text, phrases)).toBe(false));
});

describe('the reason', () => {
  it('is anger before anything else, and each message counts alone', () => {
    expect(handoverReason(['quiero hablar con una persona', 'son unos ladrones'], ['persona'])).toBe('anger');
    expect(handoverReason(['hola', 'quiero hablar con una persona'], ['persona'])).toBe('asked_for_person');
    expect(handoverReason(['quiero cancelar', 'mi pedido'], ['cancelar pedido'])).toBeNull();
    expect(handoverReason(['quiero cancelar mi pedido'], ['cancelar pedido'])).toBe('owner_rule');
  });

  it('is found in bounded time in a hostile text', () => {
    for (const text of [
      'hablar '.repeat(9_000),
      'a '.repeat(30_000),
      'es un '.repeat(10_000),
      '!'.repeat(60_000),
    ]) {
      expect(handoverReason([text], ['hablar con'])).toBeNull();
    }
  });
});
