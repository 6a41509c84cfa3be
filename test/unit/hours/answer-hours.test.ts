import { describe, expect, it } from 'vitest';
import type { Language } from '../../../worker/domain/language.ts';
import { answerHours, closedNotice } from '../../../worker/features/assistant/answer-hours.ts';
import { BAKERY, FRIDAY_NIGHT, FRIDAY_NOON, HOURS } from './bakery-hours.ts';
import { HOURS_QUESTIONS, OTHER_QUESTIONS } from './hours-questions.ts';

const ask = (question: string, language: Language = 'es', now = FRIDAY_NOON, business = BAKERY) =>
  answerHours(question, business, now, language);
const said = (...args: Parameters<typeof ask>) => ask(...args)?.text ?? null;
const table = (questions: Record<Language, string[]>) =>
  Object.entries(questions).flatMap(([language, list]) =>
    list.map((question) => [question, language as Language] as const),
  );

describe('which questions are taken', () => {
  const taken = table(HOURS_QUESTIONS);
  const left = table(OTHER_QUESTIONS);

  it('has enough of both kinds', () => {
    expect(taken.length + left.length).toBeGreaterThanOrEqual(250);
    expect(Math.abs(taken.length - left.length)).toBeLessThan(40);
  });

  it.each(taken)('"%s" (%s) is about the hours', (question, language) => {
    const answer = ask(question, language);
    expect(answer).toMatchObject({ kind: 'answered', language });
    expect(answer?.citations).toMatchObject([{ passageId: null, source: 'hours', heading: null }]);
    expect(answer?.citations[0]?.quote).toMatch(/\d/);
  });

  it.each(left)('"%s" (%s) is not', (question, language) => expect(said(question, language)).toBeNull());

  it('takes none where no hours are set', () => {
    const business = { ...BAKERY, hours: { weekly: [], specialDays: HOURS.specialDays } };
    for (const [question, language] of taken) {
      expect(answerHours(question, business, FRIDAY_NOON, language)).toBeNull();
    }
  });

  it('takes what goes on with the hours only after a question about them', () => {
    for (const question of ['y el domingo?', 'Y mañana?', '¿y los feriados?', 'y a las 21?']) {
      expect(answerHours(question, BAKERY, FRIDAY_NOON, 'es', false)).toBeNull();
      expect(answerHours(question, BAKERY, FRIDAY_NOON, 'es', true)).not.toBeNull();
    }
    expect(answerHours('y la torta?', BAKERY, FRIDAY_NOON, 'es', true)).toBeNull();
  });

  it('reads a hostile text in bounded time', () => {
    for (const text of [
      'a las '.repeat(40_000),
      '1'.repeat(100_000),
      'el '.repeat(60),
      'de lunes a '.repeat(18),
    ]) {
      expect(said(text)).toBeNull();
    }
  });
});

describe('now', () => {
  it.each([
    ['¿Están abiertos ahora?', 'es', 'Sí, ahora estamos abiertos, hasta las 20:30.'],
    ['ya cerraron?', 'es', 'No, ahora estamos abiertos, hasta las 20:30.'],
    ['cuándo abren?', 'es', 'Ahora estamos abiertos, hasta las 20:30.'],
    ['vcs estao abertos?', 'pt', 'Sim, agora estamos abertos, até às 20h30.'],
    ['are you open?', 'en', 'Yes, we are open now, until 8:30 pm.'],
  ] as const)('%s (%s) while it is open', (question, language, answer) =>
    expect(said(question, language)).toBe(answer),
  );

  it.each([
    ['¿Están abiertos ahora?', 'es', 'Ahora estamos cerrados. Abrimos mañana (sábado) a las 7:00.'],
    ['ya cerraron?', 'es', 'Sí, ahora estamos cerrados. Abrimos mañana (sábado) a las 7:00.'],
    ['cuándo abren?', 'es', 'Ahora estamos cerrados. Abrimos mañana (sábado) a las 7:00.'],
    ['já fecharam?', 'pt', 'Sim, agora estamos fechados. Abrimos amanhã (sábado) às 7h.'],
    ['are you open?', 'en', 'We are closed now. We open tomorrow (Saturday) at 7 am.'],
  ] as const)('%s (%s) while it is closed', (question, language, answer) =>
    expect(said(question, language, FRIDAY_NIGHT)).toBe(answer),
  );

  it('counts in the time zone of the business', () => {
    const tokyo = { ...BAKERY, timeZone: 'Asia/Tokyo' };
    // There it is Saturday, midnight.
    expect(said('están abiertos?', 'es', FRIDAY_NOON, tokyo)).toBe(
      'Ahora estamos cerrados. Abrimos hoy a las 7:00.',
    );
  });

  it('says nothing of an end or a beginning that there is not', () => {
    const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '00:00' }));
    const around = { ...BAKERY, hours: { weekly: always, specialDays: [] } };
    expect(said('están abiertos?', 'es', FRIDAY_NIGHT, around)).toBe('Sí, ahora estamos abiertos.');
    expect(said('abren hoy?', 'es', FRIDAY_NIGHT, around)).toContain('Hoy abrimos las 24 horas.');
  });
});

describe('a day', () => {
  it.each([
    ['abren hoy?', 'Hoy abrimos de 7:00 a 20:30. Ahora estamos abiertos.'],
    ['abren mañana?', 'Mañana (sábado) abrimos de 7:00 a 19:00.'],
    ['abren pasado mañana?', 'El domingo 29 de noviembre abrimos de 8:00 a 13:30.'],
    ['el viernes abren?', 'Hoy abrimos de 7:00 a 20:30. Ahora estamos abiertos.'],
    ['abren el viernes que viene?', 'El viernes 4 de diciembre abrimos de 7:00 a 20:30.'],
    ['los viernes abren?', 'Los viernes abrimos de 7:00 a 20:30.'],
    ['¿Hasta qué hora abren los sábados?', 'Los sábados abrimos de 7:00 a 19:00.'],
    [
      'abren en navidad?',
      'El viernes 25 de diciembre (Navidad) estamos cerrados. Abrimos el sábado 26 de diciembre a las 7:00.',
    ],
    ['abren el 24/12?', 'El jueves 24 de diciembre (Nochebuena) abrimos de 7:00 a 17:00.'],
    ['abren el 1 de enero?', 'El viernes 1 de enero abrimos de 7:00 a 20:30.'],
    ['abren el lunes de carnaval?', 'El lunes 8 de febrero (Lunes de Carnaval) abrimos de 8:00 a 13:30.'],
    ['abren el feriado?', 'El martes 8 de diciembre (Inmaculada Concepción) abrimos de 8:00 a 13:30.'],
    [
      'abren sabado y domingo?',
      'Mañana (sábado) abrimos de 7:00 a 19:00.\nEl domingo 29 de noviembre abrimos de 8:00 a 13:30.',
    ],
    ['de lunes a viernes?', null],
    ['abren de lunes a viernes?', 'Lunes a viernes: 7:00–20:30'],
    ['abren el 30 de febrero?', null],
    ['abren el 1/1/2020?', null],
  ])('%s', (question, answer) => expect(said(question)).toBe(answer));

  it.each([
    ['abrem no sábado?', 'pt', 'Amanhã (sábado) abrimos das 7h às 19h.'],
    ['abrem segunda?', 'pt', 'Na segunda-feira, 30 de novembro, abrimos das 7h às 20h30.'],
    ['aos domingos abrem?', 'pt', 'Aos domingos abrimos das 8h às 13h30.'],
    ['abrem no natal?', 'pt', 'Na sexta-feira, 25 de dezembro (Navidad), estamos fechados.'],
    ['às quartas abrem?', 'pt', 'Às quartas-feiras abrimos das 7h às 20h30.'],
    [
      'funcionam de domingo a domingo?',
      'pt',
      'Domingo: 8h–13h30\nSegunda-feira a sexta-feira: 7h–20h30\nSábado: 7h–19h',
    ],
    ['closed on sundays?', 'en', 'On Sundays we are open from 8 am to 1:30 pm.'],
    ['are you open on sunday?', 'en', 'On Sunday, November 29, we are open from 8 am to 1:30 pm.'],
    [
      'are you open on christmas?',
      'en',
      'On Friday, December 25 (Navidad), we are closed. We open on Saturday, December 26, at 7 am.',
    ],
  ] as const)('%s (%s)', (question, language, beginning) => {
    expect(said(question, language)?.startsWith(beginning)).toBe(true);
  });

  it('in general names the coming one where that differs', () => {
    expect(said('los viernes abren?', 'es', new Date('2026-12-21T15:00:00Z'))).toBe(
      'Los viernes abrimos de 7:00 a 20:30. El viernes 25 de diciembre (Navidad) estamos cerrados.',
    );
  });

  it('is the day of the business, not of UTC', () => {
    expect(said('abren hoy?', 'es', FRIDAY_NIGHT)).toBe(
      'Hoy abrimos de 7:00 a 20:30. Ahora estamos cerrados.',
    );
  });

  it('that the customer calls a holiday is one only if the business knows it', () => {
    const onTheEighth = new Date('2026-12-08T15:00:00Z');
    expect(said('hoy es feriado abren?', 'es', onTheEighth)).toContain(
      'Hoy (Inmaculada Concepción) abrimos de 8:00',
    );
    expect(said('hoy es feriado abren?')).toBeNull();
  });

  it('lists the special days, or leaves them to the documents where there are none', () => {
    expect(said('abren los feriados?')?.split('\n')).toEqual([
      'Próximos días especiales:',
      'Martes 8 de diciembre (Inmaculada Concepción): 8:00–13:30',
      'Jueves 24 de diciembre (Nochebuena): 7:00–17:00',
      'Viernes 25 de diciembre (Navidad): cerrado',
      'Lunes 8 de febrero (Lunes de Carnaval): 8:00–13:30',
      'Martes 9 de febrero (Martes de Carnaval): 8:00–13:30',
    ]);
    const without = { ...BAKERY, hours: { ...HOURS, specialDays: [] } };
    expect(said('abren los feriados?', 'es', FRIDAY_NOON, without)).toBeNull();
    expect(said('abren en navidad?', 'es', FRIDAY_NOON, without)).toBeNull();
  });
});

describe('a time', () => {
  it.each([
    ['¿Abren a las 8 el domingo?', 'Sí. El domingo 29'],
    ['abren a las 7 el domingo?', 'No. El domingo 29'],
    ['están abiertos a las 20 hs?', 'Sí. Hoy'],
    ['están abiertos a las 21hs?', 'No. Hoy'],
    ['estan abiertos a las 8?', 'Sí. Hoy'],
    ['estan abiertos a las 9?', 'Hoy abrimos'],
    ['abren hasta las 20?', 'Sí. Hoy'],
    ['abren hasta las 22?', 'No. Hoy'],
    ['cierran a las 20:30 hoy?', 'Sí. Hoy'],
    ['cierran a las 8 hoy?', 'No. Hoy'],
    ['abren antes de las 7?', 'No. Hoy'],
    ['abren a la noche el domingo?', 'No. El domingo'],
    ['el domingo a la mañana abren?', 'Sí. El domingo'],
    ['los sabados a las 20 hs abren?', 'No. Los sábados'],
    ['a las 8 de la noche estan abiertos?', 'Sí. Hoy'],
    ['abren a las 6?', 'No. Hoy'],
  ])('%s', (question, beginning) => expect(said(question)?.slice(0, beginning.length)).toBe(beginning));
});

describe('the timetable', () => {
  it('comes in groups of days, with the special ones that are near', () => {
    expect(said('horarios?')).toBe(
      [
        'Nuestros horarios:',
        'Lunes a viernes: 7:00–20:30',
        'Sábado: 7:00–19:00',
        'Domingo: 8:00–13:30',
        'Martes 8 de diciembre (Inmaculada Concepción): 8:00–13:30',
      ].join('\n'),
    );
    expect(ask('horarios?')?.citations).toEqual([
      {
        passageId: null,
        source: 'hours',
        documentTitle: 'Horarios de atención',
        heading: null,
        quote: expect.stringContaining('Sábado: 7:00–19:00'),
      },
    ]);
  });
});

describe('the notice that it is closed', () => {
  it('says when it opens, and nothing while it is open or nobody can tell', () => {
    expect(closedNotice(BAKERY, FRIDAY_NIGHT, 'es')).toBe(
      'Ahora estamos cerrados. Abrimos mañana (sábado) a las 7:00.',
    );
    expect(closedNotice(BAKERY, FRIDAY_NOON, 'es')).toBe('');
    expect(closedNotice({ ...BAKERY, hours: { weekly: [], specialDays: [] } }, FRIDAY_NIGHT, 'es')).toBe('');
  });
});
