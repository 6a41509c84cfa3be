import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import { mailTo, newAddress, PASSWORD, signIn as signInBy } from '../support/account.ts';
import { addMember } from '../support/api.ts';
import { enrolOwner } from '../support/second-factor.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../support/stack.ts';
import {
  giveSession,
  NARROW,
  signIn,
  startTeamDesk,
  type TeamPage,
  waitUntilLive,
} from './open-team-page.ts';

const desk = startTeamDesk();

/** A page of whoever this is, as wide as a phone. */
async function openAs(userId: string, hash: string, aal = 1): Promise<Page> {
  const context = await desk.browser.newContext({ locale: 'es-AR', viewport: NARROW });
  await giveSession(desk.test, context, userId, aal);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${desk.test.stack.workerUrl}/app?lang=es${hash}`);
  return page;
}

const field = (page: Page, form: string, label: string) =>
  page.getByRole('region', { name: form }).getByLabel(label, { exact: true });

async function openAccount(): Promise<TeamPage> {
  const team = await desk.open({ hash: '#/account' });
  await team.page.getByRole('heading', { level: 1, name: 'Mi cuenta' }).waitFor();
  return team;
}

it('a password is changed with the present one, and only the new one opens', async () => {
  const team = await openAccount();
  const { page } = team;
  await field(page, 'Contraseña', 'Contraseña actual').fill('no es esta la clave');
  await field(page, 'Contraseña', 'Contraseña nueva').fill(PASSWORD);
  await page.getByRole('button', { name: 'Cambiar la contraseña' }).click();
  await page.getByText('Esa no es tu contraseña actual.').waitFor();
  await field(page, 'Contraseña', 'Contraseña actual').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Cambiar la contraseña' }).click();
  await page.getByText('Contraseña cambiada.').waitFor();
  await team.picture('password-changed');
  const { email } = LA_ESPIGA.owner;
  expect((await mailTo(desk.test, email)).text).toContain('contraseña');
  expect((await signInBy(desk.test, email, DEMO_PASSWORD)).status).toBe(401);
  expect((await signInBy(desk.test, email, PASSWORD)).status).toBe(200);
});

it('an address is changed by a link to the new one, and the old one is told', async () => {
  const { page } = await openAccount();
  const [email, { email: before }] = [newAddress(), LA_ESPIGA.owner];
  await field(page, 'Correo electrónico', 'Dirección nueva').fill(email);
  await field(page, 'Correo electrónico', 'Contraseña actual').fill(PASSWORD);
  await page.getByRole('button', { name: 'Cambiar el correo' }).click();
  await page.getByText(`Mandamos un enlace a ${email}.`).waitFor();
  expect((await signInBy(desk.test, before, PASSWORD)).status).toBe(200);
  await page.goto(/https?:\/\/\S+/.exec((await mailTo(desk.test, email)).text)?.[0] ?? '');
  await page.getByRole('button', { name: 'Confirmar' }).click();
  await page.getByRole('status').waitFor();
  await mailTo(desk.test, before, 2);
  expect((await signInBy(desk.test, before, PASSWORD)).status).toBe(401);
  expect((await signInBy(desk.test, email, PASSWORD)).status).toBe(200);
});

it('a business that requires the second factor shuts out whoever has none', async () => {
  const { tenantId, owner } = DOCE_MANHA;
  await enrolOwner(desk.test, owner);
  await desk.test.query('update public.tenants set requires_second_factor = true where id = $1', [tenantId]);
  const agent = await addMember(desk.test, DOCE_MANHA, 'agent');
  const page = await openAs(agent.userId, '');
  await page
    .getByText(/segundo factor/)
    .first()
    .waitFor();
  expect(await page.locator('.live-badge[data-state=live]').count()).toBe(0);
  await desk.test.query('update public.tenants set requires_second_factor = false where id = $1', [tenantId]);
});

it('recovery codes are made anew, and the second factor is turned off, both after a question', async () => {
  const page = await openAs(DOCE_MANHA.owner.userId, '#/account', 2);
  await desk.test.query(
    `update public.sessions set mfa_at = now() - interval '10 minutes' where mfa_at is not null`,
  );
  await page.getByRole('button', { name: 'Códigos de recuperación nuevos' }).click();
  const stepUp = page.getByRole('dialog', { name: 'Confirmá que sos vos' });
  await stepUp.waitFor();
  await page.keyboard.press('Escape');
  await stepUp.waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(0);
  await desk.test.query('update public.sessions set aal = 2, mfa_at = now()');
  await page.getByRole('button', { name: 'Códigos de recuperación nuevos' }).click();
  const codes = page.getByRole('dialog', { name: 'Tus códigos de recuperación' });
  const downloaded = page.waitForEvent('download');
  await codes.getByRole('button', { name: 'Descargar' }).click();
  expect((await downloaded).suggestedFilename()).toBe('portero-codigos-de-recuperacion.txt');
  await codes.getByLabel('Ya los guardé').check();
  await codes.getByRole('button', { name: 'Listo' }).click();
  await page.getByRole('button', { name: 'Desactivar' }).click();
  const question = page.getByRole('dialog', { name: '¿Desactivar el segundo factor?' });
  await question.getByRole('button', { name: 'Desactivar' }).click();
  await page.getByText('Segundo factor desactivado.').waitFor();
  await page.getByRole('button', { name: 'Activar el segundo factor' }).waitFor();
});

it('an invitation is withdrawn by who made it and declined by whom it was made for', async () => {
  const guest = await addMember(desk.test, DOCE_MANHA, 'agent');
  const [email, withdrawn] = [newAddress(), newAddress()];
  await desk.test.query(
    'insert into public.user_emails (email, user_id, verified_at) values ($1, $2, now())',
    [...[email, guest.userId]],
  );
  const { page } = await desk.open({ hash: '#/members' });
  for (const address of [email, withdrawn]) {
    await page.getByLabel('Correo electrónico').fill(address);
    await page.keyboard.press('Enter');
    await page.getByText(`Invitación mandada a ${address}.`).waitFor();
  }
  await page.getByRole('button', { name: new RegExp(`^Retirar ?: ${withdrawn}`) }).click();
  await expect.poll(() => page.getByRole('button', { name: /^Retirar/ }).count()).toBe(1);
  const theirs = await openAs(guest.userId, '#/organisations');
  await theirs.getByRole('button', { name: /^Rechazar ?: / }).click();
  await theirs.getByText('No tenés invitaciones pendientes.').waitFor();
  await page.reload();
  await page.getByText('No hay invitaciones pendientes.').waitFor();
});

it('the ownership goes to somebody else after a question, and cannot be taken back', async () => {
  await addMember(desk.test, LA_ESPIGA, 'admin');
  const { page, picture } = await desk.open({ hash: '#/members' });
  await page.getByRole('button', { name: /^Pasar la propiedad ?: Ana/ }).click();
  const question = page.getByRole('dialog', { name: '¿Pasar la propiedad a Ana (admin)?' });
  await picture('transfer');
  await question.getByRole('button', { name: 'Pasar la propiedad' }).click();
  await page.getByText('La propiedad pasó a Ana (admin).').waitFor();
  await expect.poll(() => page.getByRole('button', { name: /^Pasar la propiedad/ }).count()).toBe(0);
  await page.reload();
  await waitUntilLive(page);
  await page.getByText('Administración').first().waitFor();
});

it('whoever signs in again goes on where the session ended', async () => {
  const { page } = await desk.open({ hash: '#/hours' });
  await desk.test.query('update public.sessions set revoked_at = now()');
  // By the address, not by a click: the page may notice by itself before, and shows no links then.
  await page.evaluate(() => {
    location.hash = '#/knowledge';
  });
  await page.getByText('Tu sesión terminó. Entrá de nuevo: lo que').waitFor();
  const [{ email = '' } = {}] = await desk.test.query<{ email: string }>(
    'select email from public.user_emails where user_id = $1',
    [LA_ESPIGA.owner.userId],
  );
  await signIn(page, { email, password: PASSWORD });
  await waitUntilLive(page);
  await page.getByRole('heading', { level: 1, name: 'Documentos' }).waitFor();
  await page.locator('.load-error').waitFor({ state: 'detached' });
});
