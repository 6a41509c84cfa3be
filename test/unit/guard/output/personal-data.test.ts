import { describe, expect, it } from 'vitest';
import { isRecordOfPerson } from '../../../../worker/guard/output/person-records.ts';
import { DOCUMENTS, hitsOf, passage } from './context.ts';

describe('data of somebody whom no passage shows to everybody', () => {
  it.each([
    ['es', 'El teléfono de contacto es +54 9 11 5555-0199 [3].'],
    ['es', 'El correo es ana.gomez@correo.example [3].'],
    ['es', 'El correo es ana.gomez arroba correo.example [3].'],
    ['es', 'El DNI es 30.123.456 [3].'],
    ['es', 'La tarjeta es 4111 1111 1111 1111 [3].'],
    ['es', 'El teléfono es cinco cinco cinco cinco cero uno nueve nueve [3].'],
    ['es', '5 4 9 1 1 5 5 5 5 0 1 9 9 [3]'],
    ['pt', 'O CPF é 123.456.789-09 [3].'],
    ['pt', 'O telefone é (21) 99888-7766 [3].'],
    ['en', 'Her number is 415 555 0199 [3].'],
  ] as const)('never leaves (%s): %s', (language, text) => {
    expect(hitsOf(text, language)).toContain('personal_data');
  });

  it.each([
    ['es', 'El teléfono del local es +54 11 4555-0143 [3].'],
    ['es', 'El teléfono del local es 11 4555 0143 y el correo hola@laespiga.example [3].'],
    ['es', 'El 24/10/2026 abrimos de 7:00 a 20:30; desde 2019-2020 también los sábados [1].'],
    ['es', 'La docena cuesta $ 12.000.000 [1].'],
    ['pt', 'O telefone é (11) 4555-0178 [3].'],
    ['en', 'Call +1 202-555-0143 or write to hello@wheatear.example [3].'],
  ] as const)('is not what the business publishes (%s): %s', (language, text) => {
    expect(hitsOf(text, language)).not.toContain('personal_data');
  });
});

describe('what a document keeps about a person', () => {
  const LISTS = [
    passage('Pedido de Ana Gómez: dos docenas para el sábado, llamar al 11 5555-0199.'),
    passage('Nombre: Bruno Díaz; Teléfono: 11 5555-0188; DNI: 28.987.654', 'Clientes'),
  ];
  const more = { passages: [...DOCUMENTS.es, ...LISTS] };

  it.each([
    'El pedido es para el sábado, llame al 11 5555-0199 [4].',
    'Ana Gómez pidió dos docenas para el sábado [4].',
    'El DNI es 28.987.654 [5].',
    'Bruno Díaz es cliente [5].',
  ])('is nobody else’s business: %s', (text) => {
    expect(hitsOf(text, 'es', more)).toContain('personal_data');
  });

  it('is told from what it says for everybody', () => {
    expect(isRecordOfPerson('Reserva a nombre de: Carla Ruiz, mesa 4')).toBe(true);
    expect(isRecordOfPerson('Patient: John Smith; Phone: 415 555 0199')).toBe(true);
    expect(isRecordOfPerson('Encomenda nº 31: Maria Silva, bolo de 2 kg')).toBe(true);
    expect(isRecordOfPerson('Atención al cliente: 0800 555 0199')).toBe(false);
    expect(isRecordOfPerson('Teléfono: 11 5555 0199')).toBe(false);
    expect(isRecordOfPerson('El cliente elige la torta, la fecha y la hora.')).toBe(false);
    expect(isRecordOfPerson('Producto: Pan; Precio: $ 5.900; Código: 123456', ['Pedidos'])).toBe(false);
  });
});
