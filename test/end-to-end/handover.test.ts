import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHRASES } from '../../worker/features/assistant/phrases.ts';
import { openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const UNKNOWN = '¿Reparan bicicletas eléctricas?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

describe('a customer who needs a person', () => {
  it.each([
    ['Quiero hablar con una persona', 'asked_for_person', PHRASES.askedForPerson.es],
    ['Son unos ladrones, pésimo servicio!!', 'anger', PHRASES.anger.es],
    ['Ayer compré un budín y me CAYO muy mal', 'owner_rule', PHRASES.ownerRule.es],
    [UNKNOWN, 'unknown_answer', PHRASES.unknownAnswer.es],
  ])('"%s": the conversation waits, and the customer is told', async (message, reason, phrase) => {
    const chat = openChat(test, LA_ESPIGA);
    const sent = await chat.ask(message);
    expect(sent.text.startsWith(phrase)).toBe(true);
    expect((await chat.messages())[1]?.citations).toEqual([]);
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: reason });
  });

  it('is told when it opens, and that while it is closed only', async () => {
    const openOnly = async (weekdays: number[], opens: string, closes: string) => {
      await test.query('delete from public.opening_hours where tenant_id = $1', [LA_ESPIGA.tenantId]);
      await test.query(
        'insert into public.opening_hours select $1, weekday, $3, $4 from unnest($2::smallint[]) weekday',
        [LA_ESPIGA.tenantId, weekdays, opens, closes],
      );
    };
    await test.query('delete from public.special_days where tenant_id = $1', [LA_ESPIGA.tenantId]);
    await openOnly([1, 2, 3, 4, 5, 6, 7], '00:00', '00:00');
    expect((await openChat(test, LA_ESPIGA).ask('un humano por favor')).text).toBe(PHRASES.askedForPerson.es);

    // Wherever the business is, that is neither today nor tomorrow.
    await openOnly([(new Date().getUTCDay() + 3) % 7 || 7], '09:00', '09:01');
    expect((await openChat(test, LA_ESPIGA).ask('un humano por favor')).text).toMatch(
      /Ahora estamos cerrados\. Abrimos el \S+ \d+ de \S+ a las 9:00\.$/,
    );
  });

  it('and waits is answered what can be, told once more, and then not bothered', async () => {
    const chat = openChat(test, LA_ESPIGA);
    expect((await chat.ask(UNKNOWN)).text).toContain(PHRASES.unknownAnswer.es);
    expect((await chat.ask('¿Cuánto cuesta el pan de campo?')).text).toContain('5.900');
    expect((await chat.ask('Quiero hablar con una persona')).text).toContain(PHRASES.stillWaiting.es);
    const { wamid } = chat.write('¿Y monopatines, reparan?');
    await waitUntil(
      'the message to count as seen',
      async () => (await chat.message(wamid)).answered_turn === 4,
    );
    expect(chat.replies()).toHaveLength(3);
    expect((await chat.outbox()).map(({ turn }) => turn)).toEqual([1, 2, 3]);
    expect((await chat.ask('¿Cuánto cuesta el pan de campo?')).text).toContain('5.900');
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', turn: 5 });
  });
});
