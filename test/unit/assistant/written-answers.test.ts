import { describe, expect, it } from 'vitest';
import type { Answer, RetrievedPassage, SaidBefore } from '../../../worker/providers/models/answer-model.ts';
import { extractiveModel } from '../../../worker/providers/models/extractive.ts';
import { MANUAL_ES } from './handbooks.ts';
import { retrieve } from './retrieve.ts';

function written(question: string, answer: string): RetrievedPassage {
  const ids = { id: question, documentId: question, documentTitle: question, source: 'faq' as const };
  return { ...ids, headings: [question], text: answer, coverage: 0.5 };
}

const PASSAGES = [
  written('¿Alquilan mantelería para cumpleaños?', 'Sí, alquilamos manteles a $ 4.000 cada uno.'),
  written('¿Hacen tortas sin azúcar?', 'Hacemos budines sin azúcar, por encargo.'),
  written('Vocês alugam mesas para festas?', 'Alugamos mesas por R$ 15,00 a unidade.'),
  written('Do you have parking for bikes?', 'Yes, six racks by the back door.'),
];

function answer(question: string, passages = PASSAGES, saidBefore: SaidBefore[] = []): Promise<Answer> {
  const request = { question, passages, language: 'es' as const, saidBefore, now: new Date(0) };
  return extractiveModel.answer(request, new AbortController().signal);
}

async function text(question: string, passages = PASSAGES, saidBefore: SaidBefore[] = []): Promise<string> {
  const given = await answer(question, passages, saidBefore);
  return given.kind === 'answered' ? given.text : 'unknown';
}

describe('answers written by hand', () => {
  it.each([
    ['¿Alquilan mantelería para cumpleaños?', 'Sí, alquilamos manteles a $ 4.000 cada uno.'],
    ['alquilan manteleria para cumpleaños', 'Sí, alquilamos manteles a $ 4.000 cada uno.'],
    [
      'Hola! queria saber si alquilan mantelería para un cumpleaños',
      'Sí, alquilamos manteles a $ 4.000 cada uno.',
    ],
    ['alquilan manteleia para cumpleaños?', 'Sí, alquilamos manteles a $ 4.000 cada uno.'],
    ['hacen torta sin azucar??', 'Hacemos budines sin azúcar, por encargo.'],
    ['vcs alugam mesa p festa?', 'Alugamos mesas por R$ 15,00 a unidade.'],
    ['is there parking for bikes', 'Yes, six racks by the back door.'],
  ])('%s', async (question, expected) => {
    expect(await text(question)).toBe(expected);
  });

  it.each([
    '¿Hacen tortas con azúcar?',
    '¿Hacen tortas para cumpleaños?',
    '¿Alquilan bicicletas?',
    'do you have parking for trucks?',
    'vocês vendem mesas?',
  ])('does not take "%s" for a question that only shares words', async (question) => {
    expect(await text(question)).toBe('unknown');
  });

  it('goes before what the documents say, whole, and without a frame', async () => {
    const long = `${'Los sábados abrimos según la temporada. '.repeat(20)}Fin.`;
    const question = '¿Hasta qué hora abren los sábados?';
    const passages = [...(await retrieve(question, MANUAL_ES)), written(question, long)];
    expect(await text(question, passages)).toBe(long);
  });

  it('answers each question of a burst', async () => {
    expect(await text('¿alquilan mantelería para cumpleaños?\n¿hacen tortas sin azúcar?')).toBe(
      'Sí, alquilamos manteles a $ 4.000 cada uno.\n\nHacemos budines sin azúcar, por encargo.',
    );
  });
});

describe('what was said before', () => {
  const said = (body: string): SaidBefore[] => [{ author: 'customer', body }];
  it('makes sense of a question that goes on from it', async () => {
    const passages = await retrieve('horarios domingos sábados', MANUAL_ES);
    expect(await text('¿y los domingos?', passages, said('¿Hasta qué hora abren los sábados?'))).toContain(
      'Domingos y feriados: cerrado',
    );
  });

  it('leaves alone a question that stands on its own', async () => {
    const passages = await retrieve('seña', MANUAL_ES);
    const alone = await text('¿devuelven la seña?', passages);
    expect(await text('¿devuelven la seña?', passages, said('¿Hasta qué hora abren los sábados?'))).toBe(
      alone,
    );
  });
});

it('names a web page as one', async () => {
  const passages = (await retrieve('envíos', MANUAL_ES)).map((one) => ({ ...one, source: 'page' as const }));
  expect(await text('¿hacen envíos?', passages)).toMatch(/^Según nuestra página «/);
});
