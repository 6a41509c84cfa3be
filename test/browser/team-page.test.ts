import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openChat } from '../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../support/stack.ts';
import {
  NARROW,
  openConversation,
  signIn,
  startTeamDesk,
  type TeamPage,
  waitUntilLive,
} from './open-team-page.ts';

const KNOWN = '¿Hasta qué hora abren los sábados?';

const desk = startTeamDesk();
let team: TeamPage;
let page: Page;

async function open(options: Parameters<typeof desk.open>[0] = {}): Promise<void> {
  team = await desk.open(options);
  page = team.page;
}

describe('signing in', () => {
  it('refuses a wrong password in words, and is not part of the home page', async () => {
    const context = await desk.browser.newContext({ locale: 'es-AR' });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    await page.goto(desk.test.stack.workerUrl);
    await page.locator('.status[data-state="up"]').waitFor();
    expect(scripts.filter((url) => url.includes('team-app'))).toEqual([]);
    await page.getByRole('link', { name: 'Entrar' }).click();
    await signIn(page, { email: LA_ESPIGA.owner.email, password: 'no es la contraseña' });
    await page.getByText('El correo o la contraseña no son correctos.').waitFor();
    await signIn(page);
    await waitUntilLive(page);
    await page.getByRole('heading', { level: 1, name: 'Conversaciones' }).waitFor();
    const kept = await page.evaluate(
      '[localStorage.length, sessionStorage.length, document.cookie, location.search]',
    );
    expect(kept).toEqual([0, 0, '', '?lang=es']);
    const cookies = await context.cookies();
    expect(cookies.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite])).toEqual(
      [['__Host-portero', true, true, 'Strict']],
    );
  });

  it('asks again when the session ends, and keeps what was typed', async () => {
    const chat = desk.newChat('Renata Sosa');
    await chat.ask(KNOWN);
    await open();
    await openConversation(page, 'Renata Sosa');
    const box = page.getByRole('textbox', { name: 'Tu respuesta' });
    await box.fill('Un momento, lo averiguo');
    await desk.test.query('update public.sessions set revoked_at = now()');
    await page.getByRole('button', { name: 'Enviar' }).click();
    await page.getByText('Tu sesión terminó.').first().waitFor();
    expect(await box.isVisible()).toBe(false);
    await signIn(page);
    await waitUntilLive(page);
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await desk.test.stack.meta.waitForSent(({ text }) => text === 'Un momento, lo averiguo', 15_000);
  });
});

describe('several organisations', () => {
  it('are looked at one at a time, and a viewer only reads', async () => {
    const { tenantId, name } = DOCE_MANHA;
    await desk.test.query(
      `insert into public.memberships (tenant_id, user_id, role) values ($1, $2, 'viewer')`,
      [tenantId, LA_ESPIGA.owner.userId],
    );
    const chat = openChat(desk.test, DOCE_MANHA, desk.test.newCustomer('Heitor Lima'));
    await chat.ask('Até que horas abre no sábado?');
    await desk.newChat('Inés Vega').ask(KNOWN);
    await open();
    await page.getByRole('combobox', { name: 'Negocio' }).selectOption(LA_ESPIGA.name);
    await page.getByRole('link', { name: /Inés Vega/ }).waitFor();
    await page.getByRole('combobox', { name: 'Negocio' }).selectOption(name);
    await openConversation(page, 'Heitor Lima');
    expect(await page.getByRole('link', { name: /Inés Vega/ }).count()).toBe(0);
    await page.getByText('Podés leer, pero tu rol no permite responder.').waitFor();
    expect(await page.getByRole('button', { name: 'Tomar' }).count()).toBe(0);
    await team.visit('Documentos');
    await page
      .getByRole('button', { name: /^Descargar/ })
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /Elegir archivos|Eliminar|Reemplazar/ }).count()).toBe(0);
    expect(team.troubles).toEqual([]);

    const { id } = await chat.conversation();
    await open({ hash: `#/conversations/${id}` });
    await page.getByRole('heading', { level: 2, name: 'Heitor Lima' }).waitFor();
  });
});

describe('on a phone of 390 px', () => {
  it('fits every section, and shows the list or the conversation', async () => {
    await desk.newChat('Gabriela Luz').ask(KNOWN);
    await open({ viewport: NARROW, hasTouch: true, isMobile: true });
    await openConversation(page, 'Gabriela Luz');
    await page.locator('.messages').getByText('19:00').first().waitFor();
    await team.picture('conversation-narrow');
    expect(await team.overflow()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Volver a las conversaciones' }).click();
    await page.getByRole('heading', { level: 1, name: 'Conversaciones' }).waitFor();
    await team.picture('conversations-narrow');
    for (const section of [
      'Documentos',
      'Respuestas escritas',
      'Comprobaciones',
      'Protección',
      'Horarios',
      'Ajustes',
      'Equipo',
      'Negocio y claves',
      'Mis negocios',
      'Mi cuenta',
    ]) {
      await team.visit(section);
      await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
      await team.picture(`${section.toLowerCase().replaceAll(' ', '-')}-narrow`);
      expect(await team.overflow(), section).toBe(0);
    }
    expect(team.troubles).toEqual([]);
  });
});

describe('every language', () => {
  it.each([
    [
      'es',
      [
        'Conversaciones',
        'Documentos',
        'Respuestas escritas',
        'Comprobaciones',
        'Protección',
        'Horarios',
        'Ajustes',
        'Equipo',
        'Negocio y claves',
        'Mis negocios',
        'Mi cuenta',
      ],
    ],
    [
      'pt',
      [
        'Conversas',
        'Documentos',
        'Respostas escritas',
        'Verificações',
        'Proteção',
        'Horários',
        'Ajustes',
        'Equipe',
        'Negócio e chaves',
        'Meus negócios',
        'Minha conta',
      ],
    ],
    [
      'en',
      [
        'Conversations',
        'Documents',
        'Written answers',
        'Checks',
        'Protection',
        'Opening hours',
        'Settings',
        'Team',
        'Business and keys',
        'My businesses',
        'My account',
      ],
    ],
  ])('%s', async (lang, sections) => {
    await open({ lang });
    for (const section of sections) {
      await team.visit(section);
      await page.locator('.skeleton').first().waitFor({ state: 'hidden' });
      expect(await page.locator('.load-error').count(), section).toBe(0);
    }
    expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${lang}`));
    expect(team.troubles).toEqual([]);
  });
});
