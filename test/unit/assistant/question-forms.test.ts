import { describe, expect, it } from 'vitest';
import type { SaidBefore } from '../../../worker/providers/models/answer-model.ts';
import { extractiveModel } from '../../../worker/providers/models/extractive.ts';
import { questionBefore } from '../../../worker/providers/models/follow-up.ts';
import { kinOf } from '../../../worker/providers/models/kin.ts';
import { meantBy } from '../../../worker/providers/models/spelling.ts';
import { fold, stem, terms } from '../../../worker/providers/models/terms.ts';

describe('questions that go on from the one before', () => {
  const said: SaidBefore[] = [
    { author: 'customer', body: '¿Cuánto sale la torta Rogel?' },
    { author: 'assistant', body: '¿Quiere saber el precio de otra?' },
    { author: 'customer', body: 'y la de chocolate?\ngracias!' },
  ];

  it.each(['¿y los domingos?', 'e aos domingos?', 'and on Sundays?', '¿y el kilo?', 'what about gluten?'])(
    '%s',
    (text) => expect(questionBefore(text, said)).not.toBeNull(),
  );
  it.each(['y hacen envíos?', 'É aberto aos domingos?', 'a torta tem leite?', 'and do you sell gift cards?'])(
    'not: %s',
    (text) => expect(questionBefore(text, said)).toBeNull(),
  );

  it('mean the last question of the customer that stands on its own', () => {
    expect(questionBefore('¿y el kilo?', said)).toBe('¿Cuánto sale la torta Rogel?');
    expect(questionBefore('¿hacen envíos?', said)).toBeNull();
  });

  it('are answered with what it was about', async () => {
    const ids = { documentId: 'd', documentTitle: 'Precios', source: 'file' as const, coverage: 0.5 };
    const rows = [
      'Torta Rogel; Precio: $ 42.000',
      'Helado de kilo; Precio: $ 9.000',
      'Vaso grande; Precio: $ 700',
    ];
    const text = rows.map((row) => `Producto: ${row}`).join('\n');
    const request = {
      question: '¿y la grande?',
      passages: [
        { ...ids, id: 'p', headings: ['Precios'], text: `${text}\nProducto: Torta grande; Precio: $ 90.000` },
      ],
      language: 'es' as const,
      now: new Date(0),
      saidBefore: said,
    };
    const answer = await extractiveModel.answer(request, new AbortController().signal);
    expect(answer).toMatchObject({ citations: [{ quote: 'Producto: Torta grande; Precio: $ 90.000' }] });
  });
});

describe('words that mean the same', () => {
  it.each([
    ['estacionaminto', 'estacionamiento'],
    ['mantelreía', 'mantelería'],
    ['domigos', 'domingos'],
  ])('%s is %s mistyped', (typed, meant) => {
    expect([...meantBy(fold(typed), [fold(meant), 'horario', 'servicio']).keys()]).toEqual([
      stem(fold(meant)),
    ]);
  });

  it.each([
    ['gato', 'gasto'],
    ['mesa', 'misa'],
    ['torta', 'corta'],
    ['pizzas', 'plazas'],
    ['2026x', '2025x'],
  ])('%s is not %s mistyped', (typed, other) => expect(meantBy(typed, [other]).size).toBe(0));

  it('are of one family by a long common beginning', () => {
    expect(kinOf(stem('interceptó'), [stem('intercepciones'), stem('interior')]).size).toBeGreaterThan(0);
    expect(kinOf(stem('pan'), [stem('panadería')]).size).toBe(0);
  });

  it.each([
    ['gelado', 'geladeira'],
    ['helado', 'heladera'],
    ['sal', 'sale'],
  ])('%s and %s are two words', (one, other) => expect(stem(one)).not.toBe(stem(other)));

  it('are labels too, however a customer writes them', () => {
    expect(terms('hacen factura a?')).toContain('factur_a');
    expect(terms('Para factura A hay que avisar.')).toContain('factur_a');
    expect(terms('factura a la salida')).not.toContain('factur_a');
    expect(terms('pago con tarjeta o')).not.toContain('tarjet_o');
  });
});
