import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LA_ESPIGA } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';
import { giveSession, startTeamDesk, waitUntilLive } from './open-team-page.ts';

const REFRESH = '**/api/account/refresh';
const desk = startTeamDesk();

async function newContext(): Promise<{ context: BrowserContext; sessionId: string }> {
  const context = await desk.browser.newContext({ locale: 'es-AR' });
  return { context, sessionId: await giveSession(desk.test, context, LA_ESPIGA.owner.userId) };
}

async function openTab(context: BrowserContext, hash = ''): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${desk.test.stack.workerUrl}/app?lang=es${hash}`);
  return page;
}

/** The access tokens that a tab shows from now on. */
function tokensOf(page: Page): Set<string> {
  const tokens = new Set<string>();
  page.on('request', (request) => {
    const { authorization } = request.headers();
    if (authorization) tokens.add(authorization);
  });
  return tokens;
}

const signInHeading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Entrar' });

describe('two tabs', () => {
  it('renew the session one at a time, tell each other, and both stay in', async () => {
    const { context, sessionId } = await newContext();
    let [renewals, running, mostAtOnce] = [0, 0, 0];
    // Each access token lives for two seconds: it is renewed after one.
    await context.route(REFRESH, async (route) => {
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      const response = await route.fetch();
      const body = await response.json();
      renewals += 1;
      running -= 1;
      await route.fulfill({ response, json: { ...body, expiresIn: 2 } });
    });
    const tabs = await Promise.all([openTab(context), openTab(context)]);
    const used = tabs.map(tokensOf);
    for (const tab of tabs) await waitUntilLive(tab);
    await waitUntil('six renewals', () => renewals >= 6);
    for (const tab of tabs) {
      await tab.getByRole('link', { name: 'Horarios' }).click();
      await tab.getByRole('heading', { level: 1, name: 'Horarios' }).waitFor();
      await tab.locator('.skeleton').waitFor({ state: 'detached' });
      expect(await tab.locator('.load-error').count()).toBe(0);
    }
    expect(mostAtOnce).toBe(1);
    // Every answer has a token of its own: one that both used was handed from one to the other.
    expect([...(used[0] ?? [])].filter((token) => used[1]?.has(token))).not.toEqual([]);
    const [session] = await desk.test.query<{ counter: string; revoked_at: Date | null }>(
      'select counter, revoked_at from public.sessions where id = $1',
      [sessionId],
    );
    expect(session?.revoked_at).toBeNull();
    expect(Number(session?.counter)).toBeGreaterThan(0);
    // The tabs go on renewing: one that is under way when the browser closes would be an error of nobody.
    await context.unrouteAll({ behavior: 'wait' });
  });

  it('are signed out together', async () => {
    const { context } = await newContext();
    const [one, other] = await Promise.all([openTab(context), openTab(context)]);
    for (const tab of [one, other]) await waitUntilLive(tab);
    await one.getByRole('button', { name: 'Salir' }).click();
    for (const tab of [one, other]) await signInHeading(tab).waitFor();
    // Told by the other tab: a session that the service ended would say so.
    expect(await other.getByText('Tu sesión terminó.').count()).toBe(0);
    await other.reload();
    await signInHeading(other).waitFor();
  });
});

describe('a session', () => {
  it('that is ended from another device asks to sign in', async () => {
    const [mine, theirs] = [await newContext(), await newContext()];
    const lost = await openTab(theirs.context, '#/faq');
    await waitUntilLive(lost);
    const page = await openTab(mine.context, '#/account');
    await page.getByText('Esta sesión').waitFor();
    const others = page.getByRole('button', { name: /^Cerrar ?: / });
    expect(await others.count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Cerrar todas las demás' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cerrar todas las demás' }).click();
    await expect.poll(() => others.count()).toBe(0);
    await lost.getByRole('link', { name: 'Documentos' }).click();
    await lost.getByText('Tu sesión terminó. Entrá de nuevo: lo que estabas escribiendo').waitFor();
    expect(await page.getByRole('heading', { level: 1, name: 'Mi cuenta' }).isVisible()).toBe(true);
  });

  it.each([
    [
      'asks to wait',
      { status: 429, headers: { 'retry-after': '1' }, json: { error: { code: 'rate_limited' } } },
    ],
    ['fails', { status: 503, json: { error: { code: 'unavailable' } } }],
    ['cannot be reached', null],
  ])('is not lost where the service %s', async (_, refusal) => {
    const { context } = await newContext();
    let refused = 0;
    await context.route(REFRESH, async (route) => {
      if (refused >= 2) return route.continue();
      refused += 1;
      return refusal ? route.fulfill(refusal) : route.abort();
    });
    const page = await openTab(context);
    await page.getByText('No hay respuesta del servicio. Seguimos intentando.').waitFor();
    await waitUntilLive(page);
    expect(refused).toBe(2);
  });
});
