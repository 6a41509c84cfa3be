import { describe, expect, it } from 'vitest';
import { composeReply } from '../../../worker/features/assistant/compose-reply.ts';
import type { Turn } from '../../../worker/features/assistant/load-turn.ts';
import { PHRASES } from '../../../worker/features/assistant/phrases.ts';
import { extractiveModel } from '../../../worker/providers/models/extractive.ts';
import { FRIDAY_NIGHT, FRIDAY_NOON } from '../hours/bakery-hours.ts';
import { turnWith } from './turn.ts';

const BREAD = '¿Cuánto cuesta el pan de campo?';
const SATURDAY = '¿Hasta qué hora abren los sábados?';
const UNKNOWN = '¿Reparan bicicletas eléctricas?';
const CLOSED = 'Ahora estamos cerrados. Abrimos mañana (sábado) a las 7:00.';
const NO_HOURS = { weekly: [], specialDays: [] };

async function compose(messages: (string | null)[], more: Partial<Turn> = {}, now = FRIDAY_NOON) {
  const reply = await composeReply(
    turnWith(messages, more),
    extractiveModel,
    now,
    new AbortController().signal,
  );
  if (reply === null || reply.kind === 'silence') throw new Error('no reply');
  return reply;
}

describe('a question about the opening hours', () => {
  it('is answered from them, with the facts as its source', async () => {
    const reply = await compose([SATURDAY]);
    expect(reply).toMatchObject({ body: 'Los sábados abrimos de 7:00 a 19:00.', waitingReason: null });
    expect(reply.citations).toMatchObject([
      { source: 'hours', passageId: null, quote: 'Sábado: 7:00–19:00' },
    ]);
  });

  it.each([
    ['in one message', [`${SATURDAY} ${BREAD}`]],
    ['in two', ['Hola!', SATURDAY, BREAD]],
    ['the other way round', [BREAD, SATURDAY, 'gracias']],
  ])('with another one %s: hours first, then the document', async (_, messages) => {
    const reply = await compose(messages);
    expect(reply.body).toMatch(
      /^Los sábados abrimos de 7:00 a 19:00\.\n\nSegún nuestro documento «Precios».*5\.900/s,
    );
    expect(reply.citations.map(({ source }) => source)).toEqual(['hours', 'file']);
    expect(reply.waitingReason).toBeNull();
  });

  it('in pieces is one question, and several days are all answered', async () => {
    expect((await compose(['hola', 'estan abiertos', 'el domingo?'])).body).toBe(
      'El domingo 29 de noviembre abrimos de 8:00 a 13:30.',
    );
    expect((await compose(['¿Abren mañana? ¿Y el domingo?'])).body.split('\n')).toHaveLength(2);
  });

  it('goes on from the one before', async () => {
    const saidBefore: Turn['saidBefore'] = [
      { author: 'customer', body: SATURDAY },
      { author: 'assistant', body: 'Los sábados abrimos de 7:00 a 19:00.' },
    ];
    expect((await compose(['y los domingos?'], { saidBefore })).body).toBe(
      'Los domingos abrimos de 8:00 a 13:30.',
    );
    expect((await compose(['y los domingos?'])).waitingReason).toBe('unknown_answer');
  });

  it('with one that nobody can answer: the hours, and that a person will', async () => {
    const reply = await compose([SATURDAY, UNKNOWN]);
    expect(reply.body).toBe(`Los sábados abrimos de 7:00 a 19:00.\n\n${PHRASES.unknownAnswer.es}`);
    expect(reply.waitingReason).toBe('unknown_answer');
  });

  it('with a remark that asks nothing: the hours alone', async () => {
    expect(await compose(['Soy de Palermo', SATURDAY])).toMatchObject({
      body: 'Los sábados abrimos de 7:00 a 19:00.',
      waitingReason: null,
    });
  });

  it('is left to the answer that the business wrote to this very question', async () => {
    const [passage] = turnWith([]).passages;
    if (!passage) throw new Error('no passage');
    const text = 'Los sábados de enero abrimos hasta las 13:00.';
    const faq = { ...passage, source: 'faq' as const, headings: ['Hasta que hora abren los sabados'], text };
    expect((await compose([SATURDAY], { passages: [faq] })).citations).toMatchObject([{ source: 'faq' }]);
    expect((await compose(['¿Abren los sábados?'], { passages: [faq] })).citations).toMatchObject([
      { source: 'hours' },
    ]);
  });

  it('is left to the documents where no hours are set', async () => {
    expect(
      (await compose([SATURDAY], { hours: NO_HOURS })).citations.every(({ source }) => source !== 'hours'),
    ).toBe(true);
  });
});

describe('a customer who is left to a person', () => {
  it.each([
    ['quiero hablar con una persona', 'asked_for_person', PHRASES.askedForPerson.es],
    ['son unos ladrones', 'anger', PHRASES.anger.es],
    ['El budín me cayó mal', 'owner_rule', PHRASES.ownerRule.es],
    [UNKNOWN, 'unknown_answer', PHRASES.unknownAnswer.es],
    ['falar com atendente por favor, obrigado', 'asked_for_person', PHRASES.askedForPerson.pt],
    ['this is a scam', 'anger', PHRASES.anger.en],
  ])('"%s": %s, told so', async (message, waitingReason, phrase) => {
    expect(await compose([message])).toMatchObject({ body: phrase, citations: [], waitingReason });
  });

  it('is told when it opens, where it is closed', async () => {
    for (const message of ['quiero hablar con una persona', 'son unos ladrones', UNKNOWN]) {
      expect((await compose([message], {}, FRIDAY_NIGHT)).body).toMatch(
        new RegExp(`\\. ${CLOSED.replace(/[().]/g, '\\$&')}$`),
      );
      expect((await compose([message], { hours: NO_HOURS }, FRIDAY_NIGHT)).body).not.toContain('Abrimos');
    }
  });

  it('gets no quote beside, whatever else the burst asks', async () => {
    expect(await compose([BREAD, 'quiero hablar con una persona'])).toMatchObject({
      body: PHRASES.askedForPerson.es,
      citations: [],
    });
  });

  it('and waits gets answers still, a shorter promise once, and then silence', async () => {
    const waiting: Partial<Turn> = { mode: 'waiting', waitingReason: 'unknown_answer' };
    expect((await compose([BREAD], waiting)).body).toContain('5.900');
    expect((await compose([SATURDAY], waiting)).body).toContain('19:00');
    expect(await compose(['quiero hablar con una persona'], waiting)).toMatchObject({
      body: PHRASES.stillWaiting.es,
      waitingReason: 'asked_for_person',
    });
    const saidBefore: Turn['saidBefore'] = [
      { author: 'assistant', body: `${PHRASES.stillWaiting.es} ${CLOSED}` },
    ];
    const turn = turnWith([UNKNOWN, '??'], { ...waiting, saidBefore });
    expect(await composeReply(turn, extractiveModel, FRIDAY_NOON, new AbortController().signal)).toEqual({
      kind: 'silence',
      answered: turn.unanswered.map(({ id }) => id),
    });
    expect((await compose([SATURDAY, UNKNOWN], { ...waiting, saidBefore })).body).toBe(
      'Los sábados abrimos de 7:00 a 19:00.',
    );
  });

  it('whose conversation waits because of a send was told nothing yet', async () => {
    const waiting: Partial<Turn> = { mode: 'waiting', waitingReason: 'send_failed' };
    expect((await compose([UNKNOWN], waiting)).body).toBe(PHRASES.unknownAnswer.es);
  });

  it('never where a person is in charge, and pictures alone are asked about as ever', async () => {
    const turn = turnWith(['quiero hablar con una persona'], { mode: 'person' });
    expect(await composeReply(turn, extractiveModel, FRIDAY_NOON, new AbortController().signal)).toBeNull();
    expect((await compose([null])).body).toBe(PHRASES.unsupportedMessage.es);
  });
});
