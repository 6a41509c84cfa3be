import { describe, expect, it } from 'vitest';
import type { Language, RetrievedPassage } from '../../../worker/providers/models/answer-model.ts';
import { extractiveModel } from '../../../worker/providers/models/extractive.ts';
import { MANUAL_EN, MANUAL_ES, MANUAL_PT } from './handbooks.ts';
import { retrieve } from './retrieve.ts';

const MANUALS: Record<Language, string> = { es: MANUAL_ES, pt: MANUAL_PT, en: MANUAL_EN };

function answer(question: string, passages: RetrievedPassage[], language: Language = 'es') {
  const request = { question, passages, language, saidBefore: [], now: new Date('2026-03-02T12:00:00Z') };
  return extractiveModel.answer(request, new AbortController().signal);
}

async function ask(question: string, language: Language) {
  return answer(question, await retrieve(question, MANUALS[language]), language);
}

async function quotes(question: string, language: Language): Promise<string[]> {
  const given = await ask(question, language);
  return given.kind === 'answered' ? given.citations.map((citation) => citation.quote) : [];
}

const PASSAGE = {
  ...{ id: 'p', documentId: 'd', documentTitle: 'Manual', source: 'file' as const, coverage: 1 },
};

describe('extractive answers', () => {
  it.each<[Language, string, string]>([
    ['es', '¿Hasta qué hora abren los sábados?', '- Sábados: 8:00 a 14:00.'],
    ['es', 'abren los domingos?', '- Domingos y feriados: cerrado.'],
    ['es', 'cuanto sale la docena de medialunas', 'Producto: Medialunas (docena); Precio: $9.800'],
    [
      'es',
      '¿Dónde están?',
      'Estamos en Av. Triunvirato 4512, esquina Monroe. La parada del 71 queda a media cuadra.',
    ],
    [
      'es',
      'me devuelven la seña si cancelo?',
      'Las tortas se encargan con 48 horas de anticipación y una seña del 50 %. La seña no se devuelve si el pedido se cancela el mismo día.',
    ],
    [
      'es',
      'tienen opciones sin lacteos?',
      'Todos nuestros productos contienen gluten. El budín de naranja no lleva lácteos.',
    ],
    ['pt', 'quanto custa o pão de queijo?', 'Produto: Pão de queijo (100 g); Preço: R$ 6,50'],
    [
      'pt',
      'que horas vocês abrem no sábado?',
      'De segunda a sexta abrimos das 6h às 20h. Aos sábados, das 7h às 15h. Não abrimos aos domingos.',
    ],
    ['pt', 'onde fica a padaria?', 'Ficamos na Rua dos Pinheiros, 820, ao lado da farmácia.'],
    [
      'en',
      'do you deliver on Sundays?',
      'We deliver within three miles of the shop from Tuesday to Saturday. We do not deliver on Sundays. Delivery costs $4.',
    ],
    ['en', 'what time do you close on saturday?', 'Saturday: 8 am to 2 pm'],
    ['en', 'how much is a cinnamon roll?', 'Item: Cinnamon roll; Price: $4.25'],
    ['en', 'do you have gluten free bread?', 'Yes, every Thursday, but only to order and paid in advance.'],
  ])('%s: %s', async (language, question, quote) => {
    expect(await quotes(question, language)).toEqual([quote]);
  });

  it('quotes every entry that answers as well, and what introduces a list', async () => {
    expect(await quotes('¿A qué hora abren?', 'es')).toEqual([
      '- Lunes a viernes: 7:00 a 20:00.\n- Sábados: 8:00 a 14:00.\n- Domingos y feriados: cerrado.',
    ]);
    expect(await quotes('puedo pagar con tarjeta?', 'es')).toEqual([
      'Aceptamos:\n- Tarjetas de débito y crédito.',
    ]);
  });

  it('answers each question of a burst from its own passage', async () => {
    const burst = 'Hola\n¿cuánto sale la torta de chocolate?\n¿y hacen envíos a domicilio?';
    const [price, delivery] = await quotes(burst, 'es');
    expect(price).toContain('$38.000');
    expect(delivery).toContain('Hacemos envíos de lunes a sábado');
  });

  it.each<[Language, string]>([
    ['es', '¿tienen estacionamiento para camiones?'],
    ['es', 'cuánto cuesta la torta de frutilla?'],
    ['es', 'hacen sushi los sábados?'],
    ['es', 'hacen envíos a Córdoba?'],
    ['es', 'aceptan bitcoin?'],
    ['es', 'quiero hablar con el dueño'],
    ['pt', 'quanto custa o café?'],
    ['pt', 'tem pão sem glúten?'],
    ['en', 'how much is a birthday cake?'],
    ['en', 'can I bring my dog?'],
  ])('%s: does not know "%s"', async (language, question) => {
    expect(await ask(question, language)).toEqual({ kind: 'unknown', language });
  });

  it('abstains where a passage only touches the question, though it was retrieved', async () => {
    const passages = await retrieve('precio de la torta', MANUAL_ES);
    const beside = await answer(
      'alquilan el salón para fiestas de cumpleaños con torta?',
      passages.map((passage) => ({ ...passage, coverage: 0.2 })),
    );
    expect(beside.kind).toBe('unknown');
  });

  it('abstains where the words of the question are strewn over a passage', async () => {
    const text = 'El salón cierra a las ocho. Alquilan bicicletas enfrente. Las fiestas patrias no abrimos.';
    const strewn = { ...PASSAGE, headings: [], text };
    expect((await answer('alquilan salón para fiestas', [strewn])).kind).toBe('unknown');
  });

  it('frames the quote in the language of the customer, with document and section', async () => {
    const passages = await retrieve('sábados', MANUAL_ES);
    const spanish = await answer('¿Hasta qué hora abren los sábados?', passages, 'en');
    expect(spanish).toMatchObject({
      kind: 'answered',
      language: 'es',
      text: 'Según nuestro documento «Manual de la panadería» (Horarios):\n“- Sábados: 8:00 a 14:00.”',
      citations: [{ documentTitle: 'Manual de la panadería', heading: 'Horarios' }],
    });
    expect(spanish).toMatchObject({ citations: [{ passageId: passages[0]?.id }] });
    const portuguese = await ask('quanto custa o pão de queijo?', 'pt');
    expect(portuguese).toMatchObject({
      text: expect.stringMatching(/^Segundo o nosso documento “Manual da padaria” \(Preços\):\n“/),
    });
  });

  it('never quotes a bare heading, and nothing longer than 300 characters', async () => {
    const base = PASSAGE;
    const heading = await answer('estacionamiento', [
      { ...base, headings: ['Estacionamiento'], text: 'Estacionamiento' },
    ]);
    expect(heading.kind).toBe('unknown');
    const long = `La seña ${'se devuelve si avisan antes '.repeat(40)}.`;
    const cut = await answer('¿devuelven la seña?', [{ ...base, headings: [], text: long }]);
    const quote = cut.kind === 'answered' ? (cut.citations[0]?.quote ?? '') : '';
    expect(quote.length).toBeGreaterThan(100);
    expect(quote.length).toBeLessThanOrEqual(301);
    for (const piece of quote.split(/…| \[…\] /)) expect(long).toContain(piece.trim());
  });

  it('quotes only what the passage says, word for word', async () => {
    for (const question of ['¿cuánto cuesta el envío?', 'qué formas de pago aceptan?', 'precio del pan']) {
      const passages = await retrieve(question, MANUAL_ES);
      const given = await answer(question, passages);
      for (const citation of given.kind === 'answered' ? given.citations : []) {
        const source = passages.find((passage) => passage.id === citation.passageId)?.text;
        for (const piece of citation.quote.split(/\n| \[…\] /)) expect(source).toContain(piece);
      }
    }
  });

  it('greets and thanks back without a source', async () => {
    expect(await answer('Hola\nbuenas tardes!', [])).toMatchObject({ kind: 'answered', citations: [] });
    expect(await answer('obrigado!', [])).toMatchObject({
      language: 'pt',
      text: 'De nada! Estamos à disposição.',
    });
  });

  it('does not answer once aborted', async () => {
    const request = {
      question: 'hola',
      passages: [],
      language: 'es' as const,
      saidBefore: [],
      now: new Date(0),
    };
    await expect(extractiveModel.answer(request, AbortSignal.abort())).rejects.toThrow();
  });
});
