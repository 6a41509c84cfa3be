import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser, watchTroubles } from '../support/browser.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };

export interface TeamPage {
  page: Page;
  troubles: string[];
  /** Follows a link of the menu, which a phone has behind a button. */
  visit(section: string): Promise<void>;
  /** Pixels that the page is wider than the screen. */
  overflow(): Promise<number>;
  /** Into the folder of `SCREENSHOTS`; nothing without it. */
  picture(name: string): Promise<void>;
}

type OpenOptions = BrowserContextOptions & { hash?: string; lang?: string };

export interface TeamDesk {
  readonly test: TestStack;
  readonly browser: Browser;
  /** Opens the page as La Espiga's owner, signed in, in Spanish; it is closed after the test. */
  open(options?: OpenOptions): Promise<TeamPage>;
  /** A customer of their own for each test, so that tests do not see each other's conversations. */
  newChat(name: string): Chat;
}

/** Everything that runs and a browser, for the tests of one file. */
export function startTeamDesk(): TeamDesk {
  let test: TestStack;
  let browser: Browser;
  beforeAll(async () => {
    [test, browser] = await Promise.all([startTestStack(), launchBrowser()]);
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await test.query('update public.sessions set revoked_at = null');
    await test.query(`delete from public.memberships where role = 'viewer'`);
  });
  afterAll(async () => {
    await browser?.close();
    await test?.stop();
  });
  return {
    get test() {
      return test;
    },
    get browser() {
      return browser;
    },
    open: (options) => openTeamPage(test, browser, options),
    newChat: (name) => openChat(test, LA_ESPIGA, test.newCustomer(name)),
  };
}

async function openTeamPage(test: TestStack, browser: Browser, options: OpenOptions = {}): Promise<TeamPage> {
  const { hash = '', lang = 'es', ...contextOptions } = options;
  const context = await browser.newContext({ locale: 'es-AR', viewport: WIDE, ...contextOptions });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles = await watchTroubles(page);
  await page.goto(`${test.stack.workerUrl}/app?lang=${lang}${hash}`);
  await signIn(page, await test.stack.accessToken(LA_ESPIGA));
  const menu = page.locator('.top-bar button');
  return {
    page,
    troubles,
    async visit(section) {
      if (await menu.isVisible()) await menu.click();
      await page.getByRole('link', { name: section }).first().click();
      await page.getByRole('heading', { level: 1, name: section }).waitFor();
    },
    overflow: async () =>
      Number(
        await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
      ),
    async picture(name) {
      if (!process.env.SCREENSHOTS) return;
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `team-${name}.png`) });
    },
  };
}

/** Opens the conversation with a customer, by the list. */
export async function openConversation(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

/** Fills the form in, whatever its language, and waits until the page says that it is live. */
export async function signIn(page: Page, token: string): Promise<void> {
  await page.locator('input[type=password]').fill(token);
  await page.keyboard.press('Enter');
  await page.locator('.live-badge[data-state=live]').first().waitFor({ state: 'attached' });
}
