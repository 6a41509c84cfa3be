import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHRASES } from '../../worker/features/assistant/phrases.ts';
import { openChat } from '../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

describe('a question that the documents answer', () => {
  it('is answered with the line, its document, and the whole trail in Postgres', async () => {
    const chat = openChat(test, LA_ESPIGA);
    const { wamid, acknowledged } = chat.write('¿Tienen estacionamiento?');
    const sent = await chat.reply(1);
    expect(await acknowledged).toBe(true);
    expect(sent.text).toContain('«Manual de atención de Panadería La Espiga»');
    expect(sent.text).toContain('no tenemos estacionamiento propio');

    const outbox = await chat.sendInState('delivered');
    const [question, answer, ...others] = await chat.messages();
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      ...{ direction: 'in', author: 'customer', body: '¿Tienen estacionamiento?' },
      ...{ provider_message_id: wamid, answered_turn: 1 },
    });
    expect(answer).toMatchObject({
      ...{ direction: 'out', author: 'assistant', body: sent.text, provider_message_id: sent.wamid },
      id: outbox.id,
    });
    expect(outbox).toMatchObject({ turn: 1, kind: 'reply', attempts: 1, provider_message_id: sent.wamid });
    expect(sent.outboxId).toBe(outbox.id);
    expect(await chat.conversation()).toMatchObject({ mode: 'assistant', turn: 1 });
  });

  it('is understood after the one before it', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('¿Qué días hacen envíos a domicilio?');
    const { text } = await chat.ask('¿y los domingos?');
    expect(text).toContain('domingos y feriados de 9:00 a 12:30');
  });

  it('cites passages of its own business that hold each quote word for word', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('¿Cuánto sale la docena de empanadas?');
    const [, answer] = await chat.messages();
    expect(answer?.citations.length).toBeGreaterThan(0);
    for (const { passageId, quote, documentTitle } of answer?.citations ?? []) {
      const [passage] = await test.query<{ body: string; title: string; tenant_id: string }>(
        `select p.body, p.tenant_id, d.title from public.passages p
         join public.documents d on d.tenant_id = p.tenant_id and d.id = p.document_id where p.id = $1`,
        [passageId],
      );
      expect(passage?.tenant_id).toBe(LA_ESPIGA.tenantId);
      expect(passage?.title).toBe(documentTitle);
      for (const part of quote.split(/\n| \[…\] /)) expect(passage?.body).toContain(part.replace(/…$/, ''));
      expect(answer?.body).toContain(quote);
    }
  });

  it('is marked read with "typing…" before the answer is sent', async () => {
    const chat = openChat(test, LA_ESPIGA);
    // The answer waits in the database, so that it is certain which of the two calls is first.
    test.around(async (statements, run) => {
      if (statements.some((one) => one.includes('app.commit_turn'))) {
        await waitUntil('a read receipt', () => test.stack.meta.readReceipts.some(isHis), 5_000).catch(
          () => undefined,
        );
      }
      return run();
    });
    const { wamid } = chat.write('¿Qué medios de pago aceptan?');
    const isHis = (receipt: { wamid: string }) => receipt.wamid === wamid;
    const sent = await chat.reply(1);
    test.around(null);
    const receipt = test.stack.meta.readReceipts.find(isHis);
    expect(receipt).toMatchObject({ typing: true, phoneNumberId: LA_ESPIGA.phoneNumberId });
    expect(receipt?.at).toBeLessThanOrEqual(sent.at);
  });

  it('ends as read once the customer looks at the chat', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask('¿Hacen envíos?');
    await chat.sendInState('delivered');
    const close = test.stack.meta.openChat(chat.customer.id, LA_ESPIGA.phoneNumberId);
    await chat.sendInState('read');
    close();
  });
});

describe('the other business', () => {
  it('answers in Portuguese from its own documents', async () => {
    const chat = openChat(test, DOCE_MANHA);
    const sent = await chat.ask('Vocês aceitam cartão de crédito?');
    expect(sent.text).toContain('Segundo o nosso documento “Manual de atendimento da Padaria Doce Manhã”');
    expect(sent.text).toContain('Aceitamos dinheiro, Pix');
  });

  it('is never quoted by the first one', async () => {
    const chat = openChat(test, LA_ESPIGA);
    // Word for word what only the Portuguese handbook says.
    const questions = ['Estação Vila Mariana, quantos minutos a pé?', 'Qual é a taxa de entrega em Moema?'];
    for (const question of questions) {
      const sent = await chat.ask(question);
      expect(sent.text).not.toMatch(/Vila Mariana|R\$|Doce Manh|16,90|oito minutos/);
      const mirror = await openChat(test, DOCE_MANHA).ask(question);
      expect(mirror.text).toMatch(/Vila Mariana|R\$ 16,90/);
    }
    const [foreign] = await test.query<{ count: string }>(
      `select count(*) from public.messages m, jsonb_array_elements(m.citations) c
       join public.passages p on p.id = (c ->> 'passageId')::uuid where p.tenant_id <> m.tenant_id`,
    );
    expect(foreign?.count).toBe('0');
  });

  it('keeps its own talk with the same person', async () => {
    const spanish = openChat(test, LA_ESPIGA);
    const portuguese = openChat(test, DOCE_MANHA, spanish.customer);
    await spanish.ask('¿Hacen envíos a Palermo?');
    await portuguese.ask('Vocês aceitam Pix?');
    expect((await spanish.messages()).map(({ body }) => body)[0]).toBe('¿Hacen envíos a Palermo?');
    expect(await spanish.messages()).toHaveLength(2);
    expect((await portuguese.messages()).map(({ body }) => body)[0]).toBe('Vocês aceitam Pix?');
    expect(await portuguese.messages()).toHaveLength(2);
  });
});

describe('a question that they do not answer', () => {
  it('gets the honest phrase, and the conversation waits for a person', async () => {
    const chat = openChat(test, LA_ESPIGA);
    const sent = await chat.ask('¿Reparan bicicletas eléctricas?');
    expect(sent.text.startsWith(PHRASES.unknownAnswer.es)).toBe(true);
    expect(await chat.conversation()).toMatchObject({ mode: 'waiting', waiting_reason: 'unknown_answer' });
    expect((await chat.messages())[1]?.citations).toEqual([]);
  });
});
