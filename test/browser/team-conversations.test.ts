import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openConversation, startTeamDesk, type TeamPage } from './open-team-page.ts';

const KNOWN = '¿Hasta qué hora abren los sábados?';
const PRICED = '¿Cuánto cuesta la docena de medialunas?';
const UNKNOWN = '¿Dan clases de tango los jueves?';

const desk = startTeamDesk();
let team: TeamPage;
let page: Page;

async function open(options: Parameters<typeof desk.open>[0] = {}): Promise<void> {
  team = await desk.open(options);
  page = team.page;
}

describe('conversations', () => {
  it('shows a customer who writes at once, the answer and what it is based on', async () => {
    await open();
    const chat = desk.newChat('Lucía Fernández');
    chat.write(PRICED);
    await openConversation(page, 'Lucía Fernández');
    const answer = page.getByRole('article', { name: 'Mensaje de Asistente' });
    await answer.getByText(/^Basado en: .*[Pp]recios/).click();
    await answer
      .locator('blockquote')
      .getByText(/medialuna/i)
      .first()
      .waitFor();
    await answer.getByText('Entregado').waitFor();
    await team.picture('conversation-wide');
    expect(team.troubles).toEqual([]);
  });

  it('brings a reply to the customer, once, and tells who is in charge', async () => {
    const chat = desk.newChat('Bruno Díaz');
    await chat.ask(UNKNOWN);
    await open();
    await page.getByText('En espera').first().click();
    await openConversation(page, 'Bruno Díaz');
    await page.getByText('El asistente no supo responder. Espera a una persona.').waitFor();
    await page.getByRole('textbox', { name: 'Tu respuesta' }).fill('Sí, a las 19 hs.');
    await page.getByRole('button', { name: 'Enviar' }).dblclick();
    await chat.reply(2);
    const bubble = page
      .getByRole('article', { name: 'Mensaje de Equipo' })
      .filter({ hasText: 'Sí, a las 19 hs.' });
    await bubble.getByText('Entregado').waitFor();
    await page.getByText('Atendés vos. El asistente no escribe hasta que la devuelvas.').waitFor();
    await page.getByRole('button', { name: 'Devolver al asistente' }).click();
    await page.getByText('Atiende el asistente.').waitFor();
    await page.getByRole('button', { name: 'Tomar' }).click();
    await page.getByText('Atendés vos.').waitFor();
    expect(
      chat
        .replies()
        .map(({ text }) => text)
        .slice(1),
    ).toEqual(['Sí, a las 19 hs.']);
    expect(team.troubles).toEqual([]);
  });

  it('asks before an unconfirmed message is sent again', async () => {
    const chat = desk.newChat('Carla Méndez');
    const answer = await chat.ask(KNOWN);
    await chat.sendInState('delivered');
    await desk.test.query(`update public.outbox set state = 'not_confirmed' where id = $1`, [
      answer.outboxId,
    ]);
    await open();
    await openConversation(page, 'Carla Méndez');
    await page.getByText('Sin confirmar: no se sabe si llegó').waitFor();
    await page.getByRole('button', { name: 'Reenviar' }).click();
    const dialog = page.getByRole('dialog', { name: '¿Reenviar el mensaje?' });
    await dialog.getByText('el cliente puede recibirlo dos veces').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(chat.replies()).toHaveLength(1);
    await page.getByRole('button', { name: 'Reenviar' }).click();
    await dialog.getByRole('button', { name: 'Reenviar' }).click();
    await chat.reply(2);
    expect(team.troubles).toEqual([]);
  });

  it('keeps a corrected answer as a written answer and as a check', async () => {
    const chat = desk.newChat('Daniel Paz');
    await chat.ask(UNKNOWN);
    await open();
    await openConversation(page, 'Daniel Paz');
    await page.getByRole('button', { name: 'Corregir' }).click();
    const dialog = page.getByRole('dialog', { name: 'Corregir la respuesta' });
    expect(await dialog.getByLabel('Pregunta').inputValue()).toBe(UNKNOWN);
    await dialog.getByLabel('Respuesta correcta').fill('No damos clases de tango.');
    await dialog.getByRole('button', { name: 'Guardar la corrección' }).click();
    await dialog.getByText('Ya es una respuesta escrita').waitFor();
    await dialog.getByRole('link', { name: 'Ver comprobaciones' }).click();
    await page.getByRole('heading', { name: UNKNOWN }).waitFor();
    await page.getByText('Responde bien').waitFor();
    await team.picture('checks-wide');
    await team.visit('Respuestas escritas');
    await page.getByText('No damos clases de tango.').waitFor();
    expect(team.troubles).toEqual([]);
  });

  it('works with the keyboard alone', async () => {
    const chat = desk.newChat('Elena Ruiz');
    await chat.ask(UNKNOWN);
    await open();
    const link = page.getByRole('link', { name: /Elena Ruiz/ });
    await link.waitFor();
    await tabTo(link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Elena Ruiz' }).waitFor();
    expect(await focused()).toBe('Elena Ruiz');
    await tabTo(page.getByRole('textbox', { name: 'Tu respuesta' }));
    await page.keyboard.type('Hola');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Elena');
    await page.keyboard.press('Enter');
    expect((await chat.reply(2)).text).toBe('Hola\nElena');
    expect(team.troubles).toEqual([]);
  });

  it('comes back by itself when the service was away', async () => {
    await open();
    await desk.test.stack.restartWorker();
    await page.locator('.side .live-badge[data-state=reconnecting]').waitFor();
    await page.locator('.side .live-badge[data-state=live]').waitFor();
    desk.newChat('Fabián Gil').write(KNOWN);
    await page.getByRole('link', { name: /Fabián Gil/ }).waitFor();
  });
});

async function tabTo(target: ReturnType<Page['locator']>): Promise<void> {
  const hasFocus = () => target.evaluate((node) => node.ownerDocument.activeElement === node);
  for (let presses = 0; presses < 60 && !(await hasFocus()); presses++) await page.keyboard.press('Tab');
  expect(await hasFocus()).toBe(true);
}

function focused(): Promise<string> {
  return page.evaluate('document.activeElement.textContent');
}
