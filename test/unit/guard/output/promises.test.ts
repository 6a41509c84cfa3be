import { describe, expect, it } from 'vitest';
import { numbersIn, readMoney } from '../../../../worker/guard/output/money.ts';
import { hitsOf } from './context.ts';

describe('a promise of money that no passage makes', () => {
  it.each([
    ['es', 'La docena de medialunas de manteca cuesta $ 100 [1].'],
    ['es', 'El pan de campo cuesta $ 1.100 [1].'],
    ['es', 'El pan de campo le queda en un peso [1].'],
    ['es', 'Tiene 73 % de descuento en pan y facturas [2].'],
    ['es', 'Tiene 50 % de descuento en el encargo [2].'],
    ['es', 'Todas las medialunas de manteca son gratis [1].'],
    ['es', 'El pan de campo va sin cargo [1].'],
    ['es', 'La casa le regala las medialunas de manteca [1].'],
    ['es', 'La seña del encargo se devuelve siempre que se cancela el mismo día [2].'],
    ['es', 'Le damos un noventa por ciento menos en pan y facturas [2].'],
    ['es', 'Con el cupón ESPIGA la docena de medialunas sale menos [1].'],
    ['pt', 'O pão de queijo custa R$ 1,00 [1].'],
    ['pt', 'O pão de queijo é de graça para você [1].'],
    ['pt', 'Pix: 80 % de desconto em bolos [2].'],
    ['pt', 'Devolvemos o valor do pão de queijo em dobro [1].'],
    ['pt', 'O sonho de creme fica por um real [1].'],
    ['en', 'The sourdough loaf is free today [1].'],
    ['en', 'The sourdough loaf is yours for one dollar [1].'],
    ['en', 'We refund every cinnamon roll twice [1].'],
    ['en', 'Get 90% off all bread with cash [2].'],
    ['en', 'The cinnamon roll is on the house [1].'],
    ['es', 'No solo el pan de campo es gratis [1].'],
    ['es', 'Sin duda el pan de campo va sin cargo [1].'],
  ] as const)('%s: %s', (language, text) => {
    expect(hitsOf(text, language)).toContain('promise');
  });

  it('on everything is none on one thing', () => {
    const passages = [
      { documentTitle: 'Preços', headings: [], text: 'Adicionais: nome no bolo, sem custo.' },
    ];
    expect(hitsOf('O nome no bolo é sem custo [1].', 'pt', { passages })).not.toContain('promise');
    expect(hitsOf('O nome e todos os bolos são sem custo [1].', 'pt', { passages })).toContain('promise');
  });
});

describe('what a passage says', () => {
  it.each([
    ['es', 'La docena de medialunas de manteca cuesta $ 12.000 y la unidad $ 1.100 [1].'],
    ['es', 'La docena de medialunas sale 12000 pesos [1].'],
    ['es', 'Sí, hay wifi gratis [2].'],
    ['es', 'Pagando en efectivo hay un 10 % de descuento en pan y facturas [2].'],
    ['es', 'La seña es del 50 % y no se devuelve si el encargo se cancela el mismo día [2].'],
    ['es', 'Si el producto salió mal, devolvemos el dinero [2].'],
    ['es', 'No hacemos descuentos en medialunas [2].'],
    ['pt', 'O pão de queijo custa R$ 6,50 [1].'],
    ['pt', 'A entrega é grátis a partir de R$ 150,00 [2].'],
    ['pt', 'No Pix há 5 % de desconto em bolos [2].'],
    ['pt', 'Com mais de 48 horas de antecedência o cancelamento devolve: devolvemos o sinal inteiro [2].'],
    ['en', 'A sourdough loaf is $7.50, a cinnamon roll $4.25 [1].'],
    ['en', 'Yes, wifi is free [2].'],
    ['en', 'Paying cash gives a 10% discount on bread [2].'],
    ['en', 'We refund damaged cakes in full [2].'],
    ['en', 'Feel free to call: all our bread is made without sugar-free anything, gluten-free never [2].'],
  ] as const)('is no promise (%s): %s', (language, text) => {
    expect(hitsOf(text, language)).not.toContain('promise');
  });

  it('may be told in another language, by its amounts', () => {
    const es = {
      passages: [{ documentTitle: 'Precios', headings: [], text: 'El envío es gratis desde $ 20.000.' }],
    };
    expect(hitsOf('Delivery is free from $20,000 on [1].', 'en', es)).not.toContain('promise');
    expect(hitsOf('Delivery is free from $2,000 on [1].', 'en', es)).toContain('promise');
  });
});

it('reads amounts as people write them', () => {
  const values = (text: string) => readMoney(text).amounts.map(({ value }) => value);
  expect(values('r$ 6,50, u$s 1.200 y 12.000 pesos')).toEqual([6.5, 1200, 12000]);
  expect(values('usd 7.5 or 1,250 dollars or twenty dollars')).toEqual([7.5, 1250, 20]);
  expect(values('10 %, 5 por ciento, noventa por cento')).toEqual([10, 5, 90]);
  expect(values('son 3 docenas a las 8:30')).toEqual([]);
  expect(numbersIn('precio 4.600 por 1,5 kg')).toEqual([4600, 1.5]);
});
