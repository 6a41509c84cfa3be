import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, watchTroubles } from '../support/browser.ts';
import { newSigner } from '../support/signed-evidence.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { NARROW } from './open-team-page.ts';

const WIDE = { width: 1280, height: 900 };
const signer = await newSigner();

let test: TestStack;
let browser: Browser;
beforeAll(async () => {
  [test, browser] = await Promise.all([
    startTestStack({ vars: signer.vars, hasPages: true }),
    launchBrowser(),
  ]);
  const bucket = await test.stack.worker.miniflare.getR2Bucket('BUCKET');
  await bucket.put(`evidence/${signer.digest}.json`, signer.sign());
  await test.operate('POST', 'probes');
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await test?.stop();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${test.stack.workerUrl}${path}`);
  return page;
}

/** Into the folder of `SCREENSHOTS`; nothing without it. */
async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  await page.screenshot({ path: join(process.env.SCREENSHOTS, `security-${name}.png`) });
}

const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Texts whose colour differs from their ground by less than 4.5:1 (WCAG 2.2, 1.4.3). */
const PALE = `(() => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const ground = parse(getComputedStyle(at).backgroundColor);
      if (ground[3] !== 0) return ground;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => {
      const [one, other] = [parse(getComputedStyle(element).color), groundOf(element)].map(luminance);
      return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
    })
    .map((element) => element.outerHTML.slice(0, 80));
})()`;

describe('the security page', () => {
  it.each([
    ['wide-light', WIDE, 'light'],
    ['wide-dark', WIDE, 'dark'],
    ['narrow-light', NARROW, 'light'],
    ['narrow-dark', NARROW, 'dark'],
  ] as const)('comes with one request, fits and can be read: %s', async (name, viewport, colorScheme) => {
    const page = await (await browser.newContext({ viewport, colorScheme })).newPage();
    const troubles = await watchTroubles(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${test.stack.workerUrl}/security?lang=es`);
    await page.getByRole('heading', { level: 1, name: 'Seguridad que se demuestra' }).waitFor();
    await picture(page, name);
    expect(asked.filter((url) => !url.startsWith('data:'))).toHaveLength(1);
    expect(await overflow(page)).toBe(0);
    expect(await page.evaluate(PALE)).toEqual([]);
    expect(troubles).toEqual([]);
    await page.locator('#report').scrollIntoViewIfNeeded();
    await picture(page, `${name}-end`);
  });

  it('has landmarks and headings in order, and a keyboard gets everywhere', async () => {
    const page = await open('/security?lang=en', { viewport: WIDE });
    for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
      expect(await page.getByRole(landmark).count(), landmark).toBe(1);
    }
    expect(await page.getByRole('navigation').count()).toBe(2);
    const levels = await page
      .locator('h1, h2, h3')
      .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName[1])));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);

    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    expect(await skip.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#content');
    await page.getByRole('link', { name: 'Report a vulnerability' }).focus();
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#report');
    const address = await page.getByRole('link', { name: 'security@portero.example' }).getAttribute('href');
    expect(address).toBe('mailto:security@portero.example');
  });

  it('says states in words, and works without a script', async () => {
    const page = await open('/security', { javaScriptEnabled: false, locale: 'pt-BR' });
    expect(await page.locator('#row-isolation').innerText()).toMatch(/^Verificado\sem /);
    expect(await page.locator('#cookie-consent').innerText()).toMatch(/^Previsto/);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('#row-isolation').innerText()).toMatch(/^Verified\son /);
  });

  it('is a step away from the home page, in its language', async () => {
    const page = await open('/?lang=pt');
    await page
      .getByRole('contentinfo')
      .getByRole('link', { name: /^Segurança/ })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Segurança que se comprova' }).waitFor();
    await page.getByRole('link', { name: 'Portero, página inicial' }).click();
    await page.locator('html[lang="pt-BR"]').waitFor({ state: 'attached' });
  });
});

describe('the isolation certificate', () => {
  it('fits one sheet of A4 and can be read', async () => {
    const token = await test.stack.accessToken(LA_ESPIGA);
    const answer = await fetch(
      `${test.stack.workerUrl}/api/organisations/${LA_ESPIGA.tenantId}/isolation-certificate?lang=es`,
      { method: 'POST', headers: { authorization: `Bearer ${token}`, accept: 'text/html' } },
    );
    const page = await (await browser.newContext({ viewport: NARROW, colorScheme: 'dark' })).newPage();
    await page.setContent(await answer.text());
    expect(await overflow(page)).toBe(0);
    expect(await page.evaluate(PALE)).toEqual([]);
    await picture(page, 'certificate-narrow');
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(PALE)).toEqual([]);
    const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheet.match(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/g)).toHaveLength(1);
    await page.setViewportSize({ width: 794, height: 1123 });
    await picture(page, 'certificate-sheet');
  });
});
