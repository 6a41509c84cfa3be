import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { watchTroubles } from '../support/browser.ts';
import { buildPdf } from '../support/documents/pdf.ts';
import { LA_ESPIGA } from '../support/stack.ts';
import { openConversation, startTeamDesk } from './open-team-page.ts';

const CUSTOMER = 'Valentina Ortiz';
const PRICED = '¿Cuánto sale la torta rogel?';
const UNKNOWN = '¿Alquilan mantelería para cumpleaños?';

const PRICES = buildPdf(
  [
    [
      { text: 'Tortas por encargo', x: 60, y: 780, size: 18, bold: true },
      ...row(740, 'Torta', 'Porciones', 'Precio', true),
      ...row(722, 'Rogel', '12', '$ 48.500'),
      ...row(704, 'Selva negra', '12', '$ 52.300'),
      ...row(686, 'Lemon pie', '8', '$ 31.900'),
    ],
  ],
  'Tortas por encargo',
);

function row(y: number, torta: string, porciones: string, precio: string, bold = false) {
  return [
    { text: torta, x: 60, y, bold },
    { text: porciones, x: 240, y, bold },
    { text: precio, x: 380, y, bold },
  ];
}

const desk = startTeamDesk();

it('an owner uploads a price list, answers what it does not say, corrects it, and the customer gets that', async () => {
  const { test, browser } = desk;
  desk.newChat(CUSTOMER);
  const owner = await desk.open({ hash: '#/knowledge' });
  await owner.page
    .locator('.upload-area input[type=file]')
    .setInputFiles({ name: 'tortas.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PRICES) });
  const card = owner.page.getByRole('listitem').filter({ hasText: 'tortas.pdf' });
  await card.getByText('Listo').waitFor();

  const context = await browser.newContext({ locale: 'es-AR' });
  const phone = await context.newPage();
  const phoneTroubles = await watchTroubles(phone);
  await phone.goto(test.stack.meta.url);
  await phone.getByRole('combobox', { name: 'Negocio' }).selectOption(LA_ESPIGA.name);
  await phone.getByRole('button', { name: CUSTOMER }).click();

  const priced = await ask(phone, PRICED);
  expect(priced).toContain('$ 48.500');
  expect(priced).toContain('Según nuestro documento «Tortas por encargo»');
  expect(priced).not.toContain('52.300');

  const mailsBefore = test.stack.mailbox.messages.length;
  expect(await ask(phone, UNKNOWN)).toContain('No tengo esa información');
  const mail = await test.stack.mailbox.waitFor(({ text }) => text?.includes(UNKNOWN) ?? false, 15_000);
  expect(mail.to).toEqual([LA_ESPIGA.owner.email]);
  const link = /https?:\/\/\S+\/app\S*/.exec(mail.text ?? '')?.[0] ?? '';
  expect(test.stack.mailbox.messages).toHaveLength(mailsBefore + 1);

  await owner.page.evaluate(`location.hash = ${JSON.stringify(new URL(link).hash)}`);
  await owner.page.getByRole('heading', { level: 2, name: CUSTOMER }).waitFor();
  await owner.page.getByText('El asistente no supo responder. Espera a una persona.').waitFor();
  await owner.page.getByRole('textbox', { name: 'Tu respuesta' }).fill('¡Hola! Sí, alquilamos.');
  await owner.page.getByRole('button', { name: 'Enviar' }).click();
  await bubbles(phone).filter({ hasText: '¡Hola! Sí, alquilamos.' }).waitFor();

  await owner.page.getByRole('button', { name: 'Corregir' }).last().click();
  const dialog = owner.page.getByRole('dialog', { name: 'Corregir la respuesta' });
  expect(await dialog.getByLabel('Pregunta').inputValue()).toBe(UNKNOWN);
  await dialog.getByLabel('Respuesta correcta').fill('Sí, alquilamos manteles a $ 4.000 cada uno.');
  await dialog.getByRole('button', { name: 'Guardar la corrección' }).click();
  await dialog.getByText('Ya es una respuesta escrita').waitFor();
  await owner.page.keyboard.press('Escape');
  await owner.page.getByRole('button', { name: 'Devolver al asistente' }).click();
  await owner.page.getByText('Atiende el asistente.').waitFor();

  expect(await ask(phone, 'alquilan manteleria p cumpleaños??')).toContain('alquilamos manteles a $ 4.000');
  await owner.visit('Comprobaciones');
  await owner.page.getByText('Responde bien').waitFor();
  await owner.visit('Conversaciones');
  await openConversation(owner.page, CUSTOMER);
  await owner.picture('story');
  expect([...owner.troubles, ...phoneTroubles]).toEqual([]);
});

function bubbles(phone: Page) {
  return phone.locator('.bubble.theirs');
}

/** Writes on the phone page and waits for the answer's text. */
async function ask(phone: Page, question: string): Promise<string> {
  const before = await bubbles(phone).count();
  await phone.getByRole('textbox', { name: /mensaje/i }).fill(question);
  await phone.locator('.send').click();
  await bubbles(phone).nth(before).waitFor();
  return bubbles(phone).nth(before).innerText();
}
