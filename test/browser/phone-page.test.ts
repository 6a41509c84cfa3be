import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, watchTroubles } from '../support/browser.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const QUESTION = '¿Tienen estacionamiento?';
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

let test: TestStack;
let browser: Browser;
let page: Page;
let troubles: string[];
let pictures: string;
beforeAll(async () => {
  [test, browser] = await Promise.all([startTestStack({ hasPages: true }), launchBrowser()]);
  pictures = process.env.SCREENSHOTS ?? (await mkdtemp(join(tmpdir(), 'portero-pictures-')));
});
afterEach(async () => {
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await test?.stop();
});

describe('the phone page', () => {
  it('shows a question, its ticks and the answer with its document', async () => {
    await open(test.stack.meta.url, { viewport: WIDE });
    const business = page.getByRole('combobox', { name: 'Negocio' });
    await business.selectOption(DOCE_MANHA.name);
    await page.getByRole('button', { name: 'João Pereira' }).click();
    await business.selectOption(LA_ESPIGA.name);
    await page.locator('#chat-name', { hasText: LA_ESPIGA.name }).waitFor();
    await page.getByRole('textbox', { name: /mensaje/i }).fill(QUESTION);
    await page.locator('.send').click();

    const question = page.locator('.bubble.mine').filter({ hasText: QUESTION });
    await question.waitFor();
    await question.getByRole('img', { name: 'Leído' }).waitFor();
    await expectAnswer();
    await page.screenshot({ path: join(pictures, 'phone-wide.png') });
    expect(troubles).toEqual([]);
    // The page is a chat that is looked at: the business learns that its answer was read.
    await expect
      .poll(() => test.query(`select state from public.outbox`), { timeout: 10_000 })
      .toEqual([{ state: 'read' }]);
  });

  it('works with the keyboard alone', async () => {
    await open(test.stack.meta.url, { viewport: WIDE });
    const area = page.getByRole('textbox', { name: /mensaje/i });
    await area.waitFor();
    for (let presses = 0; presses < 40 && !(await isFocused(area)); presses++)
      await page.keyboard.press('Tab');
    expect(await isFocused(area)).toBe(true);
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Gracias');
    expect(await area.inputValue()).toBe(`${QUESTION}\nGracias`);
    await page.keyboard.press('Enter');
    await expectAnswer();
    expect(await area.inputValue()).toBe('');
    expect(await isFocused(area)).toBe(true);
    expect(troubles).toEqual([]);
  });

  it('fits a phone of 390 px', async () => {
    await open(test.stack.meta.url, { viewport: NARROW, hasTouch: true, isMobile: true });
    await page
      .getByRole('button', { name: /clientes|negocio/i })
      .first()
      .click();
    await page.getByRole('button', { name: 'Emma Carter' }).click();
    await page.getByRole('textbox', { name: /mensaje/i }).fill(QUESTION);
    await page.locator('.send').click();
    await expectAnswer();
    expect(await overflow()).toBe(0);
    await page.screenshot({ path: join(pictures, 'phone-narrow.png') });
    expect(troubles).toEqual([]);
  });
});

describe('the home page', () => {
  it.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('%s: says that the service is up, without a complaint of the browser', async (name, viewport) => {
    await open(test.stack.workerUrl, { viewport });
    await page.locator('.status[data-state="up"]').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('');
    expect(await overflow()).toBe(0);
    await page.screenshot({ path: join(pictures, `home-${name}.png`), fullPage: true });
    expect(troubles).toEqual([]);
  });

  it('obeys its policy: nothing is loaded from elsewhere, and the page says so', async () => {
    await open(test.stack.workerUrl, { viewport: WIDE });
    await page.evaluate(`new Image().src = 'http://127.0.0.1:9/elsewhere.png'`);
    await expect.poll(() => troubles.join()).toContain('CSP: img-src http://127.0.0.1:9');
  });
});

async function open(url: string, options: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext({ locale: 'es-AR', ...options });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  troubles = await watchTroubles(page);
  await page.goto(url);
}

async function expectAnswer(): Promise<void> {
  const answer = page.locator('.bubble.theirs').filter({ hasText: 'no tenemos estacionamiento propio' });
  await answer.first().waitFor();
  expect(await answer.first().innerText()).toContain('«Manual de atención de Panadería La Espiga»');
}

function isFocused(area: ReturnType<Page['locator']>): Promise<boolean> {
  return area.evaluate((node) => node.ownerDocument.activeElement === node);
}

/** Pixels that the page is wider than the screen. */
async function overflow(): Promise<number> {
  return Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  );
}
