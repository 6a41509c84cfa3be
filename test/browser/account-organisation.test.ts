import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { addMember } from '../support/api.ts';
import { LA_ESPIGA } from '../support/stack.ts';
import { startTeamDesk, type TeamPage } from './open-team-page.ts';

const desk = startTeamDesk();
let team: TeamPage;
let page: Page;

async function open(hash: string): Promise<void> {
  team = await desk.open({ hash });
  page = team.page;
}

it('an API key is shown once, works, and is revoked after a question', async () => {
  await open('#/business');
  await page.getByLabel('Para qué es').fill('Caja registradora');
  await page.getByRole('button', { name: 'Crear una clave' }).click();
  const made = page.getByRole('dialog', { name: 'Tu clave nueva' });
  const key = await made.locator('.secret').innerText();
  await team.picture('api-key');
  const call = () =>
    fetch(`${desk.test.stack.workerUrl}/api/v1/organisation`, {
      headers: { authorization: `Bearer ${key}` },
    });
  expect((await call()).status).toBe(200);
  await made.getByRole('button', { name: 'Listo' }).click();
  await page.getByText(`${key.slice(0, 11)}…`).waitFor();
  expect(await page.getByText(key).count()).toBe(0);
  await page.getByRole('button', { name: /^Revocar ?: Caja registradora/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revocar' }).click();
  await page.getByText('Clave revocada.').waitFor();
  expect((await call()).status).toBe(401);
  expect(team.troubles).toEqual([]);
});

it('whoever wants the second factor required is led to where it is turned on, and may decline', async () => {
  await open('#/business');
  const rule = page.getByLabel(/^Exigir el segundo factor/);
  await rule.click();
  const dialog = page.getByRole('dialog', { name: 'Confirmá que sos vos' });
  await dialog.getByText('tu cuenta todavía no lo tiene').waitFor();
  await team.picture('step-up-setup');
  await page.keyboard.press('Escape');
  expect(await rule.isChecked()).toBe(false);
  await rule.click();
  await dialog.getByRole('link', { name: 'Ir a mi cuenta' }).click();
  await page.getByRole('button', { name: 'Activar el segundo factor' }).waitFor();
});

it('a member gets another role and is removed after a question', async () => {
  await addMember(desk.test, LA_ESPIGA, 'viewer');
  await open('#/members');
  const name = 'Ana (viewer)';
  await page.getByLabel(`Rol de ${name}`).selectOption('Administración');
  await page.getByText(`Rol de ${name} cambiado.`).waitFor();
  await team.picture('members-wide');
  await page.getByRole('button', { name: `Quitar : ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click();
  await page.getByText(`${name} ya no está en el equipo.`).waitFor();
  await expect.poll(() => page.getByLabel(`Rol de ${name}`).count()).toBe(0);
  const left = await desk.test.query(`select role from public.memberships where tenant_id = $1`, [
    LA_ESPIGA.tenantId,
  ]);
  expect(left).toEqual([{ role: 'owner' }]);
  expect(team.troubles).toEqual([]);
});

it('the last owner cannot leave, founds another business and goes there', async () => {
  await open('#/organisations');
  await page.getByRole('button', { name: /^Dejar ?: / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Dejar' }).click();
  await page.getByText('Un negocio no puede quedarse sin dueño.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByLabel('Nombre del negocio').fill('Confitería Norte');
  await page.keyboard.press('Enter');
  await page.getByText('Confitería Norte está listo.').waitFor();
  await page.getByRole('combobox', { name: 'Negocio' }).selectOption('Confitería Norte');
  await team.visit('Conversaciones');
  expect(await page.title()).toContain('Confitería Norte');
});
