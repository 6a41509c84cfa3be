import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { mailTo, newAddress, PASSWORD } from '../support/account.ts';
import { codeOf } from '../support/second-factor.ts';
import { NARROW, signIn, startTeamDesk, waitUntilLive } from './open-team-page.ts';

const desk = startTeamDesk();

it('an account is made, protected, shared, deleted, kept and deleted after all', async () => {
  const email = newAddress();
  const { page, picture } = await newBrowser();
  await signUp(page, { name: 'Nora Quiroga', email, organisation: 'Librería Sur' }, picture);
  await waitUntilLive(page);
  await page.getByRole('heading', { level: 1, name: 'Conversaciones' }).waitFor();

  await visit(page, 'Mi cuenta');
  await page.getByRole('button', { name: 'Activar el segundo factor' }).click();
  const setUp = page.getByRole('dialog', { name: 'Activar el segundo factor' });
  await setUp.getByLabel('Contraseña actual', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await setUp.getByRole('img', { name: /Código QR/ }).waitFor();
  await picture('set-up');
  const secret = (await setUp.locator('.secret').innerText()).replaceAll(' ', '');
  await setUp.getByLabel('Código', { exact: true }).fill('000000');
  await page.keyboard.press('Enter');
  await setUp.getByText('El código no es correcto').waitFor();
  await setUp.getByLabel('Código', { exact: true }).fill(codeOf(secret));
  await page.keyboard.press('Enter');
  const recovery = page.getByRole('dialog', { name: 'Tus códigos de recuperación' });
  await recovery.waitFor();
  await picture('recovery');
  const recoveryCodes = await recovery.locator('.codes code').allInnerTexts();
  expect(recoveryCodes).toHaveLength(10);
  await page.keyboard.press('Escape');
  expect(await recovery.isVisible()).toBe(true);
  await recovery.getByLabel('Ya los guardé').check();
  await recovery.getByRole('button', { name: 'Listo' }).click();
  await page.getByText('Códigos de recuperación sin usar: 10.').waitFor();
  await picture('account');

  await page.getByRole('button', { name: /Abrir el menú/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Salir' }).click();
  await page.getByRole('heading', { level: 1, name: 'Entrar' }).waitFor();
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual([]);
  await signIn(page, { email, password: PASSWORD });
  await page.getByRole('heading', { level: 1, name: 'Segundo factor' }).waitFor();
  await picture('second-factor');
  // The code of now was used to turn it on.
  await page.getByLabel('Código', { exact: true }).fill(codeOf(secret, 1));
  await page.keyboard.press('Enter');
  await waitUntilLive(page);

  const colleague = newAddress();
  await visit(page, 'Equipo');
  await page.getByLabel('Correo electrónico').fill(colleague);
  await page.keyboard.press('Enter');
  await page.getByText(`Invitación mandada a ${colleague}.`).waitFor();
  await picture('members');
  const { page: theirs } = await newBrowser();
  const invitation = await mailTo(desk.test, colleague);
  const link = /https?:\/\/\S+/.exec(invitation.text)?.[0] ?? '';
  expect(link).toMatch(/\/app#\/invitations$/);
  await signUp(theirs, { name: 'Bruno Paz', email: colleague, organisation: '' }, undefined, 2);
  await theirs.getByRole('heading', { level: 1, name: 'Mis negocios' }).waitFor();
  await theirs.getByRole('button', { name: /^Aceptar ?: Librería Sur/ }).click();
  await waitUntilLive(theirs);
  await page.reload();
  await page.getByText('Bruno Paz', { exact: true }).waitFor();

  await visit(page, 'Mi cuenta');
  await page.getByText(/^Librería Sur \(conversaciones: 0; documentos: 0\)/).waitFor();
  await desk.test.query(
    `update public.sessions set mfa_at = now() - interval '10 minutes' where mfa_at is not null`,
  );
  await askDeletion(page);
  const stepUp = page.getByRole('dialog', { name: 'Confirmá que sos vos' });
  await stepUp.getByLabel('Código', { exact: true }).fill(recoveryCodes[0] ?? '');
  await picture('step-up');
  await stepUp.getByRole('button', { name: 'Confirmar' }).click();
  await page.getByText(/^Tu cuenta se elimina el /).waitFor();
  await page.getByText('Códigos de recuperación sin usar: 9.').waitFor();
  await picture('deletion');
  expect(await page.evaluate('document.activeElement.id')).toBe('deletion-undo');
  await page.getByRole('button', { name: 'No eliminarla' }).click();
  await page.getByText('Tu cuenta ya no se elimina.').waitFor();
  expect(await page.getByText(/^Tu cuenta se elimina el /).count()).toBe(0);
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
  // Within five minutes of the code nothing asks for another.
  await askDeletion(page);
  await page.getByText(/^Tu cuenta se elimina el /).waitFor();
  expect(await desk.test.query('select user_id from public.account_deletions')).toHaveLength(1);
});

/** A browser of its own, as wide as a phone. */
async function newBrowser() {
  const context = await desk.browser.newContext({ locale: 'es-AR', viewport: NARROW });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const picture = async (name: string) => {
    const { SCREENSHOTS } = process.env;
    if (SCREENSHOTS) await page.screenshot({ path: `${SCREENSHOTS}/account-${name}.png`, fullPage: true });
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow), name).toBe(0);
  };
  return { page, picture };
}

interface Newcomer {
  name: string;
  email: string;
  organisation: string;
}

async function signUp(
  page: Page,
  { name, email, organisation }: Newcomer,
  picture: (name: string) => Promise<void> = async () => undefined,
  nthMail = 1,
): Promise<void> {
  await page.goto(`${desk.test.stack.workerUrl}/app?lang=es#/sign-up`);
  await page.getByLabel('Tu nombre').fill(name);
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Nombre del negocio').fill(organisation);
  await picture('sign-up');
  await page.getByRole('button', { name: 'Crear la cuenta' }).click();
  await page.getByRole('heading', { name: 'Mirá tu correo' }).waitFor();
  await picture('mail-sent');
  const link = /https?:\/\/\S+/.exec((await mailTo(desk.test, email, nthMail)).text)?.[0] ?? '';
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Confirmar tu cuenta' }).waitFor();
  expect(page.url()).toBe(`${desk.test.stack.workerUrl}/app#/`);
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
  await page.getByText(/^(Buena|Muy buena)$/).waitFor();
  await picture('confirm');
  await page.getByRole('button', { name: 'Confirmar' }).click();
}

async function visit(page: Page, section: string): Promise<void> {
  await page.getByRole('button', { name: /Abrir el menú/ }).click();
  await page.getByRole('link', { name: section }).click();
  await page.getByRole('heading', { level: 1, name: section }).waitFor();
}

async function askDeletion(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Eliminar mi cuenta' }).click();
  const dialog = page.getByRole('dialog', { name: '¿Eliminar tu cuenta?' });
  await dialog.getByRole('button', { name: 'Eliminar mi cuenta' }).click();
}
