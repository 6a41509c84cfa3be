import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { DEMO_PASSWORD } from '../../dev/seed/seed-accounts.ts';
import { launchBrowser, watchTroubles } from '../support/browser.ts';
import { openSession } from '../support/browser-session.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 844 };

export interface TeamPage {
  page: Page;
  troubles: string[];
  /** Follows a link of the menu, which a phone has behind a button. */
  visit(section: string): Promise<void>;
  /** Pixels that the page, or the section that scrolls inside of it, is wider than the screen. */
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
    [test, browser] = await Promise.all([startTestStack({ hasPages: true }), launchBrowser()]);
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
  await giveSession(test, context, LA_ESPIGA.owner.userId);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles = await watchTroubles(page);
  await page.goto(`${test.stack.workerUrl}/app?lang=${lang}${hash}`);
  await waitUntilLive(page);
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
        await page.evaluate(`Math.max(...[document.documentElement, ...document.querySelectorAll('main')].map(
          ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))`),
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

/** Signs a browser in without the form: the cookie of a new session. @returns the session's id */
export async function giveSession(
  test: TestStack,
  context: BrowserContext,
  userId: string,
  aal = 1,
): Promise<string> {
  const session = await openSession(test, userId, aal);
  const { hostname } = new URL(test.stack.workerUrl);
  const cookie = { name: '__Host-portero', value: await session.tokenAt(0), url: `https://${hostname}/` };
  await context.addCookies([{ ...cookie, secure: true, httpOnly: true, sameSite: 'Strict' }]);
  return session.sessionId;
}

/** Fills the form in, whatever its language, as La Espiga's owner unless said otherwise. */
export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string } = { ...LA_ESPIGA.owner, password: DEMO_PASSWORD },
): Promise<void> {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
}

export async function waitUntilLive(page: Page): Promise<void> {
  await page.locator('.live-badge[data-state=live]').first().waitFor({ state: 'attached' });
}
