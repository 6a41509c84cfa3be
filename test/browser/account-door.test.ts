import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import { mailTo, newAddress, newcomer, PASSWORD, postAccount, signUpWith } from '../support/account.ts';
import { codeOf, enrolOwner, passTime } from '../support/second-factor.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../support/stack.ts';
import { NARROW, signIn, startTeamDesk } from './open-team-page.ts';

const desk = startTeamDesk();
let page: Page;

beforeEach(async () => {
  const context = await desk.browser.newContext({ locale: 'es-AR', viewport: NARROW });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});

const open = (rest: string) => page.goto(`${desk.test.stack.workerUrl}/app${rest}`);
const autocompletes = () =>
  page.locator('input').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete')));
const focused = () => page.evaluate('document.activeElement.name || document.activeElement.tagName');

describe('the door', () => {
  it.each([
    ['es', ['Entrar', 'Crear una cuenta', 'Elegir otra contraseña']],
    ['pt', ['Entrar', 'Criar uma conta', 'Escolher outra senha']],
    ['en', ['Sign in', 'Create an account', 'Choose another password']],
  ])('speaks %s and fits a phone', async (lang, titles) => {
    for (const [index, view] of ['sign-in', 'sign-up', 'forgot'].entries()) {
      await open(`?lang=${lang}#/${view}`);
      await page.getByRole('heading', { level: 1, name: titles[index] ?? '' }).waitFor();
      const width = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(width)).toBe(0);
      const { SCREENSHOTS } = process.env;
      if (SCREENSHOTS)
        await page.screenshot({ path: `${SCREENSHOTS}/door-${view}-${lang}.png`, fullPage: true });
    }
    expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${lang}`));
  });

  it('says what is wrong beside the field, and password managers know the fields', async () => {
    await open('?lang=es#/sign-up');
    await page.getByRole('button', { name: 'Crear la cuenta' }).click();
    await page.getByText('Falta completar este campo.').waitFor();
    expect(await focused()).toBe('name');
    await page.getByLabel('Tu nombre').fill('Nora');
    await page.getByLabel('Correo electrónico').fill('nora');
    await page.keyboard.press('Enter');
    await page.getByText('Escribí una dirección de correo').waitFor();
    expect(await focused()).toBe('email');
    expect(await autocompletes()).toEqual(['name', 'username', 'organization']);
  });

  it('asks for the password behind the link, again where it is refused, and opens by it', async () => {
    const email = newAddress();
    await postAccount(desk.test, 'sign-up', newcomer(email));
    await page.goto(/https?:\/\/\S+/.exec((await mailTo(desk.test, email)).text)?.[0] ?? '');
    await page.getByRole('heading', { level: 1, name: 'Confirmar tu cuenta' }).waitFor();
    expect(await autocompletes()).toEqual(['new-password']);
    await page.getByLabel('Contraseña', { exact: true }).fill('corta');
    await page.keyboard.press('Enter');
    await page.getByText('Es demasiado corta: usá al menos 12 caracteres.').waitFor();
    expect(await focused()).toBe('password');
    await page.getByLabel('Contraseña', { exact: true }).fill('123456789012');
    await page.getByText(/ácil de adivinar$/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Esa contraseña apareció en filtraciones').waitFor();
    expect(await focused()).toBe('password');
    expect(await page.getByLabel('Contraseña', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: /^Mostrar/ }).click();
    expect(await page.getByLabel('Contraseña', { exact: true }).getAttribute('type')).toBe('text');
    await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Conversaciones' }).waitFor();
  });

  it('is locked after wrong codes, in words', async () => {
    const { owner } = DOCE_MANHA;
    const { secret } = await enrolOwner(desk.test, owner);
    await open('?lang=es#/sign-in');
    await signIn(page, { email: owner.email, password: DEMO_PASSWORD });
    const code = page.getByLabel('Código', { exact: true });
    const isAnswered = () =>
      page.waitForResponse((response) => response.url().endsWith('/account/sign-in/second-factor'));
    for (let tries = 0; tries < 5; tries++) {
      await code.fill('000000');
      const answered = isAnswered();
      await page.keyboard.press('Enter');
      await answered;
      await page.getByText(/El código no es correcto|Demasiados intentos seguidos/).waitFor();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Segundo factor');
    }
    await code.fill(codeOf(secret));
    await page.keyboard.press('Enter');
    await page.getByText(/^Demasiados intentos seguidos. Probá de nuevo dentro de 1 min/).waitFor();
    await passTime(desk.test, owner.userId);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Conversaciones' }).waitFor();
  });
});

describe('a password that leaked after it was chosen', () => {
  it('is warned of at the sign-in, with the way to change it', async () => {
    const { leakedPasswords } = desk.test.stack;
    const password = 'pronto la conocen todos';
    leakedPasswords.setFault('server-error');
    const { email } = await signUpWith(desk.test, newAddress(), { password });
    leakedPasswords.setFault(null);
    leakedPasswords.leak(password);
    await open('?lang=es#/sign-in');
    await signIn(page, { email, password });
    const warning = page.getByRole('dialog', { name: 'Tu contraseña ya no es secreta' });
    await warning.getByRole('link', { name: 'Cambiar la contraseña' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mi cuenta' }).waitFor();
    await page.getByText(email).waitFor();
    expect(await warning.count()).toBe(0);
  });

  it('is warned of after the second factor as well', async () => {
    const { owner } = LA_ESPIGA;
    const { secret } = await enrolOwner(desk.test, owner);
    desk.test.stack.leakedPasswords.leak(DEMO_PASSWORD);
    await desk.test.query('update public.passwords set is_recheck_due = true where user_id = $1', [
      owner.userId,
    ]);
    await open('?lang=es#/sign-in');
    await signIn(page, { email: owner.email, password: DEMO_PASSWORD });
    await page.getByLabel('Código', { exact: true }).fill(codeOf(secret));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Tu contraseña ya no es secreta' }).waitFor();
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link that works once and leaves no trace in the address', async () => {
    const { email } = await signUpWith(desk.test);
    await open('?lang=es#/forgot');
    await page.getByLabel('Correo electrónico').fill(email);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mirá tu correo' }).waitFor();
    const link = /https?:\/\/\S+/.exec((await mailTo(desk.test, email, 2)).text)?.[0] ?? '';
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Elegir otra contraseña' }).waitFor();
    expect(page.url()).not.toContain('link');
    const renewed = `${PASSWORD} otra vez`;
    await page.getByLabel('Contraseña nueva').fill(renewed);
    await page.keyboard.press('Enter');
    await page.getByText('Listo. Entrá con la contraseña nueva.').waitFor();
    await page.getByRole('button', { name: 'Seguir' }).click();
    await signIn(page, { email, password: renewed });
    await page.getByRole('heading', { level: 1, name: 'Conversaciones' }).waitFor();

    await page.goto('about:blank');
    await page.goto(link);
    await page.getByLabel('Contraseña nueva').fill(`${renewed}!`);
    await page.keyboard.press('Enter');
    await page.getByText('El enlace no es válido, ya se usó o venció.').waitFor();
  });
});
