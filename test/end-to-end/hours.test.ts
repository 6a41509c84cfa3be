import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { specialDaysFrom } from '../../dev/seed/set-hours.ts';
import { answerHours } from '../../worker/features/assistant/answer-hours.ts';
import { openChat } from '../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

interface Answer {
  status: number;
  body: { error?: { code: string; detail?: string }; [field: string]: unknown };
}

async function call(
  method: string,
  path: string,
  { as = LA_ESPIGA, tenant = LA_ESPIGA.tenantId, body = undefined as unknown } = {},
): Promise<Answer> {
  const response = await fetch(`${test.stack.workerUrl}/api/organisations/${tenant}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await test.stack.accessToken(as)}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

const seeded = () => ({
  timeZone: LA_ESPIGA.timeZone,
  weekly: [...LA_ESPIGA.weekly],
  specialDays: specialDaysFrom(LA_ESPIGA, new Date()),
});

describe('a customer who asks about the opening hours', () => {
  it('gets them, in the time zone and language that fit, with the hours as the source', async () => {
    const chat = openChat(test, LA_ESPIGA);
    const sent = await chat.ask('¿Hasta qué hora abren los sábados?');
    expect(sent.text).toMatch(/^Los sábados abrimos de 7:00 a 19:00\./);
    const [, answer] = await chat.messages();
    expect(answer?.citations).toMatchObject([
      { passageId: null, source: 'hours', documentTitle: 'Horarios de atención' },
    ]);
    expect(await chat.conversation()).toMatchObject({ mode: 'assistant' });

    const portuguese = await openChat(test, DOCE_MANHA).ask('vcs abrem aos domingos?');
    expect(portuguese.text).toMatch(/^Aos domingos abrimos das 7h às 14h\./);
  });

  it('is told whether it is open at this moment', async () => {
    const business = { businessName: LA_ESPIGA.name, hours: seeded(), timeZone: LA_ESPIGA.timeZone };
    const question = '¿Están abiertos ahora?';
    const expected = () => answerHours(question, business, new Date(), 'es')?.text;
    const before = expected();
    const sent = await openChat(test, LA_ESPIGA).ask(question);
    // It may open or close in between.
    expect([before, expected()]).toContain(sent.text);
  });

  it('gets what the documents say to the rest of it', async () => {
    const sent = await openChat(test, LA_ESPIGA).ask('¿Abren los sábados? ¿Cuánto cuesta el pan de campo?');
    expect(sent.text).toMatch(
      /^Los sábados abrimos de 7:00 a 19:00\.[\s\S]*\n\nSegún nuestro documento[\s\S]*5\.900/,
    );
  });
});

describe('the hours of a business', () => {
  it('are read as they were set, by whoever may read', async () => {
    expect(await call('GET', 'hours')).toEqual({ status: 200, body: seeded() });
    await withRole('viewer', async () => {
      expect((await call('GET', 'hours')).status).toBe(200);
      expect((await call('PUT', 'hours', { body: seeded() })).status).toBe(403);
    });
    await withRole('agent', async () => {
      expect((await call('PUT', 'hours', { body: seeded() })).status).toBe(403);
    });
    expect((await call('GET', 'hours', { as: DOCE_MANHA })).status).toBe(404);
    expect((await call('PUT', 'hours', { as: DOCE_MANHA, body: seeded() })).status).toBe(404);
    expect((await call('GET', 'hours')).body).toEqual(seeded());
  });

  it('are replaced as a whole, time zone included, and count with the next answer', async () => {
    const other = await call('GET', 'hours', { as: DOCE_MANHA, tenant: DOCE_MANHA.tenantId });
    const body = {
      timeZone: 'America/Montevideo',
      weekly: [
        { weekday: 6, opens: '18:00', closes: '02:00' },
        { weekday: 6, opens: '09:00', closes: '12:30' },
      ],
      specialDays: [{ day: '2031-05-01', name: ' Día del Trabajador ', opens: null, closes: null }],
    };
    const replaced = await call('PUT', 'hours', { body });
    const expected = {
      ...body,
      weekly: body.weekly.toReversed(),
      specialDays: [{ ...body.specialDays[0], name: 'Día del Trabajador' }],
    };
    expect(replaced).toEqual({ status: 200, body: expected });
    expect((await call('GET', 'hours')).body).toEqual(expected);
    const sent = await openChat(test, LA_ESPIGA).ask('los sábados abren?');
    expect(sent.text).toBe('Los sábados abrimos de 9:00 a 12:30 y de 18:00 a 2:00.');
    const [row] = await test.query(
      `select actor_id, details from public.audit_log where tenant_id = $1 and action = 'hours.replace'
       order by at desc limit 1`,
      [LA_ESPIGA.tenantId],
    );
    expect(row).toEqual({
      actor_id: LA_ESPIGA.owner.userId,
      details: { intervals: 2, specialDays: 1, timeZone: 'America/Montevideo' },
    });
    expect((await call('GET', 'hours', { as: DOCE_MANHA, tenant: DOCE_MANHA.tenantId })).body).toEqual(
      other.body,
    );

    expect((await call('PUT', 'hours', { body: { ...body, weekly: [], specialDays: [] } })).status).toBe(200);
    expect((await openChat(test, LA_ESPIGA).ask('¿Hasta qué hora abren los sábados?')).text).toContain(
      '19:00',
    );
    expect((await call('PUT', 'hours', { body: seeded() })).body).toEqual(seeded());
  });

  const day = { weekday: 1, opens: '09:00', closes: '10:00' };
  const special = { day: '2030-02-01', name: 'x', opens: null, closes: null };
  it.each([
    ['that overlap', { weekly: [day, { ...day, opens: '09:30', closes: '11:00' }] }, 'overlap'],
    [
      'that overlap past midnight',
      {
        weekly: [
          { ...day, closes: '03:00' },
          { ...day, weekday: 2, opens: '02:00' },
        ],
      },
      'overlap',
    ],
    [
      'that overlap past Sunday',
      { weekly: [{ weekday: 7, opens: '20:00', closes: '10:00' }, day] },
      'overlap',
    ],
    ['in no time zone', { timeZone: 'Mars/Olympus' }, undefined],
    ['at no time', { weekly: [{ ...day, opens: '24:00' }] }, undefined],
    ['on no weekday', { weekly: [{ ...day, weekday: 8 }] }, undefined],
    [
      'too many a day',
      {
        weekly: Array.from({ length: 7 }, (_, at) => ({
          weekday: 1,
          opens: `1${at}:00`,
          closes: `1${at}:30`,
        })),
      },
      undefined,
    ],
    ['on a day that is none', { specialDays: [{ ...special, day: '2030-02-30' }] }, undefined],
    ['twice on a day', { specialDays: [special, special] }, undefined],
    ['that only begin', { specialDays: [{ ...special, opens: '09:00' }] }, undefined],
    ['without a name', { specialDays: [{ ...special, name: '  ' }] }, undefined],
    [
      'on too many days',
      { specialDays: Array.from({ length: 101 }, (_, at) => ({ ...special, day: `${2030 + at}-02-01` })) },
      undefined,
    ],
    ['with something more', { surprise: true }, undefined],
  ])('%s are refused, and nothing changes', async (_, wrong, detail) => {
    const refused = await call('PUT', 'hours', { body: { ...seeded(), ...wrong } });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'bad_request' } } });
    expect(refused.body.error?.detail).toBe(detail);
    expect((await call('GET', 'hours')).body).toEqual(seeded());
  });

  it('that are no JSON, or endless, are refused', async () => {
    expect((await call('PUT', 'hours', { body: '{"weekly":[' })).status).toBe(400);
    expect((await call('PUT', 'hours', { body: `{"timeZone":"${'x'.repeat(70_000)}"}` })).status).toBe(413);
  });
});

describe('the settings of the desk', () => {
  it('are set as a whole and read back', async () => {
    const body = { handoverPhrases: ['  presupuesto  ', 'me cayó mal'], quietMinutes: 5 };
    const expected = { ...body, handoverPhrases: ['presupuesto', 'me cayó mal'] };
    expect(await call('PUT', 'desk-settings', { body })).toEqual({ status: 200, body: expected });
    expect(await call('GET', 'desk-settings')).toEqual({ status: 200, body: expected });
    await withRole('agent', async () => {
      expect((await call('GET', 'desk-settings')).status).toBe(200);
      expect((await call('PUT', 'desk-settings', { body })).status).toBe(403);
    });
    expect((await call('PUT', 'desk-settings', { as: DOCE_MANHA, body })).status).toBe(404);
  });

  it.each([
    ['an empty phrase', { handoverPhrases: [' '], quietMinutes: 60 }],
    ['a long phrase', { handoverPhrases: ['x'.repeat(81)], quietMinutes: 60 }],
    [
      'too many phrases',
      { handoverPhrases: Array.from({ length: 51 }, (_, at) => `a${at}`), quietMinutes: 60 },
    ],
    ['too short a time', { handoverPhrases: [], quietMinutes: 4 }],
    ['too long a time', { handoverPhrases: [], quietMinutes: 10_081 }],
    ['half a minute', { handoverPhrases: [], quietMinutes: 30.5 }],
  ])('with %s are refused', async (_, body) => {
    expect(await call('PUT', 'desk-settings', { body })).toMatchObject({
      status: 400,
      body: { error: { code: 'bad_request' } },
    });
  });
});

async function withRole(role: string, act: () => Promise<void>): Promise<void> {
  const become = (name: string) =>
    test.query('update public.memberships set role = $1 where user_id = $2', [name, LA_ESPIGA.owner.userId]);
  await become(role);
  try {
    await act();
  } finally {
    await become('owner');
  }
}
