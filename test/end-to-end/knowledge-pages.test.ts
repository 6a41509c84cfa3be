import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objects } from '../support/bucket-objects.ts';
import { openChat } from '../support/chat.ts';
import { idOf, knowledgeApi } from '../support/knowledge-api.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';
import { html, redirect, startWebPages, type WebPages } from '../support/web-pages.ts';

const QUESTION = '¿Cuánto cuesta alquilar bicicletas?';
const bikes = (price: string, more = '') =>
  `<!doctype html><html><head><title>Bicis en Palermo</title>${more}</head>
   <body><p>Alquilamos bicicletas a $ ${price} por hora.</p></body></html>`;

let site: WebPages;
let intranet: WebPages;
let test: TestStack;
let api: ReturnType<typeof knowledgeApi>;
beforeAll(async () => {
  [site, intranet] = await Promise.all([startWebPages(), startWebPages()]);
  test = await startTestStack({ vars: { PAGE_FETCH_ORIGINS: site.origin } });
  api = knowledgeApi(test, LA_ESPIGA);
});
afterAll(async () => {
  await test.stop();
  await Promise.all([site.close(), intranet.close()]);
});

const addPage = (url: string, title?: string) => api.call('POST', '/documents/pages', { url, title });
/** Adds a page of the site and waits for the end of its reading. */
const added = async (path: string, title?: string) =>
  api.read(idOf(await addPage(site.origin + path, title)));
const refreshed = async (id: string) => {
  expect((await api.call('POST', `/documents/${id}/refresh`)).status).toBe(202);
  return api.read(id);
};
const remove = (id: string) => api.call('DELETE', `/documents/${id}`);
const answer = async () => (await openChat(test, LA_ESPIGA).ask(QUESTION)).text;
const originals = (id: string) => objects(test, `tenants/${LA_ESPIGA.tenantId}/documents/${id}/`);
const passageIds = (id: string) =>
  test.query('select id from public.passages where document_id = $1 order by position', [id]);

describe('a web page', () => {
  it('is fetched, answers under its own title, and is kept as it was', async () => {
    site.pages.set('/bicis', html(bikes('9.000')));
    const asked = await addPage(`${site.origin}/bicis#precios`);
    expect(asked).toMatchObject({
      status: 201,
      body: { document: { source: 'page', state: 'queued', fileName: null, url: `${site.origin}/bicis` } },
    });
    const page = await api.read(idOf(asked));
    expect(page).toMatchObject({ state: 'ready', title: 'Bicis en Palermo', passages: 1 });
    expect(page.byteSize).toBe(bikes('9.000').length);
    expect(page.fetchedAt).not.toBeNull();
    expect(site.asked.at(-1)?.headers['user-agent']).toMatch(/^Portero\/1\.0 \(\+http/);
    const text = await answer();
    expect(text).toContain('Bicis en Palermo');
    expect(text).toContain('$ 9.000 por hora');

    const original = await api.fetchPath('GET', `/documents/${page.id}/original`);
    expect(await original.text()).toBe(bikes('9.000'));
    expect(original.headers.get('content-disposition')).toMatch(
      /^attachment; filename="127\.0\.0\.1.*\.html"/,
    );
    expect(await addPage(`${site.origin}/bicis`)).toMatchObject({
      status: 409,
      body: { error: { detail: 'page_exists' } },
    });
    await remove(page.id);
    expect(await originals(page.id)).toEqual([]);
  });

  it('that did not change keeps its passages and its original, whatever its bytes', async () => {
    let visits = 0;
    site.pages.set('/bicis', (response) =>
      html(bikes('9.000', `<meta name=nonce content=${visits++}>`))(response, {}),
    );
    const page = await added('/bicis');
    const before = { ids: await passageIds(page.id), originals: await originals(page.id) };
    const again = await refreshed(page.id);
    expect(visits).toBe(2);
    expect(again).toMatchObject({ state: 'ready', passages: 1 });
    expect(Date.parse(again.fetchedAt ?? '')).toBeGreaterThan(Date.parse(page.fetchedAt ?? ''));
    expect({ ids: await passageIds(page.id), originals: await originals(page.id) }).toEqual(before);
    await remove(page.id);
  });

  it('is not sent again by a server that knows its version', async () => {
    site.pages.set('/bicis', (response, headers) => {
      if (headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else html(bikes('9.000'), { etag: '"v1"' })(response, headers);
    });
    const page = await added('/bicis');
    const before = await passageIds(page.id);
    expect(await refreshed(page.id)).toMatchObject({ state: 'ready', passages: 1 });
    expect(site.asked.at(-1)?.headers['if-none-match']).toBe('"v1"');
    expect(await passageIds(page.id)).toEqual(before);
    await remove(page.id);
  });

  it('that changed answers anew; one that fails says why and answers as before', async () => {
    site.pages.set('/bicis', html(bikes('9.000')));
    const page = await added('/bicis', 'Alquileres');
    site.pages.set('/bicis', html(bikes('11.500')));
    expect(await refreshed(page.id)).toMatchObject({ state: 'ready', title: 'Alquileres' });
    expect(await answer()).toContain('11.500');
    expect(await originals(page.id)).toHaveLength(1);

    site.pages.set('/bicis', (response) => void response.writeHead(500).end());
    expect(await refreshed(page.id)).toMatchObject({
      state: 'failed',
      failure: 'page_unreachable',
      passages: 1,
    });
    site.pages.delete('/bicis');
    expect(await refreshed(page.id)).toMatchObject({
      state: 'failed',
      failure: 'page_not_found',
      passages: 1,
    });
    site.pages.set('/bicis', html('<p> </p>'));
    expect(await refreshed(page.id)).toMatchObject({ state: 'failed', failure: 'empty', passages: 1 });
    expect(await answer()).toContain('11.500');
    expect(await originals(page.id)).toHaveLength(1);
    site.pages.set('/bicis', html(bikes('11.500')));
    expect(await refreshed(page.id)).toMatchObject({ state: 'ready', failure: null });
    await remove(page.id);
  });

  it('deleted while it is fetched leaves nothing behind', async () => {
    const held: (() => void)[] = [];
    site.pages.set('/slow', (response, headers) => {
      held.push(() => html(bikes('9.000'))(response, headers));
    });
    const id = idOf(await addPage(`${site.origin}/slow`));
    await waitUntil('the fetch', () => held.length > 0);
    expect((await remove(id)).status).toBe(204);
    for (const answerNow of held) answerNow();
    await waitUntil('the reading dropped', () =>
      test.logged('document.dropped').some(({ documentId }) => documentId === id),
    );
    await waitUntil('its bytes gone', async () => (await originals(id)).length === 0);
    expect(await passageIds(id)).toEqual([]);
  });

  it('is read again by the job once it is a day old', async () => {
    site.pages.set('/bicis', html(bikes('9.000')));
    const page = await added('/bicis');
    const refetch = async () =>
      ((await (await test.operate('POST', 'jobs/refetch-pages')).json()) as { done: number }).done;
    expect(await refetch()).toBe(0);
    await test.query(
      `update public.documents set fetched_at = now() - interval '25 hours', updated_at = now() - interval '25 hours'
       where id = $1`,
      [page.id],
    );
    site.pages.set('/bicis', html(bikes('14.000')));
    expect(await refetch()).toBe(1);
    expect(await api.read(page.id)).toMatchObject({ state: 'ready' });
    expect(await answer()).toContain('14.000');
    expect(await refetch()).toBe(0);
    await remove(page.id);
  });
});

describe('an address [control page-fetch-bounds]', () => {
  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://[::ffff:7f00:1]/',
    'http://localhost:8787/api/health',
    'http://169.254.169.254/latest/meta-data/',
    'ftp://panaderia.com.ar/',
    'https://user:password@panaderia.com.ar/',
    'panaderia',
  ])('%s is refused at once', async (url) => {
    expect(await addPage(url)).toMatchObject({
      status: 422,
      body: { error: { code: 'unprocessable_document', detail: 'page_not_allowed' } },
    });
  });

  it('of our own is refused', async () => {
    expect((await addPage(`${test.stack.workerUrl}/api/health`)).status).toBe(422);
  });

  it('that leads to one that is not allowed fails there, and nobody is asked', async () => {
    intranet.pages.set('/', html('<p>secreto</p>'));
    site.pages.set('/a', redirect('/b', 301));
    site.pages.set('/b', redirect(`${intranet.origin}/`));
    const page = await added('/a');
    expect(page).toMatchObject({ state: 'failed', failure: 'page_not_allowed', passages: 0 });
    expect(intranet.asked).toEqual([]);
    await remove(page.id);
  });

  it('may lead on three times, not four', async () => {
    site.pages.set('/1', redirect('/2'));
    site.pages.set('/2', redirect('/3', 307));
    site.pages.set('/3', redirect('/4', 308));
    site.pages.set('/4', html(bikes('9.000')));
    const page = await added('/1');
    expect(page).toMatchObject({ state: 'ready', passages: 1 });
    site.pages.set('/4', redirect('/5'));
    site.pages.set('/5', html(bikes('9.000')));
    expect(await refreshed(page.id)).toMatchObject({ state: 'failed', failure: 'page_redirects' });
    await remove(page.id);
  });
});

describe('what an address gives back [control page-fetch-bounds]', () => {
  it.each<[string, Parameters<WebPages['pages']['set']>[1], string]>([
    ['a picture', html('x', { 'content-type': 'image/png' }), 'page_unsupported'],
    ['a refusal', (response) => void response.writeHead(403).end(), 'page_refused'],
    ['a connection that breaks', (response) => void response.destroy(), 'page_unreachable'],
    [
      'bytes without end',
      (response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        const chunk = Buffer.alloc(256 * 1024, 'x');
        const more = setInterval(() => response.write(chunk), 5);
        response.on('close', () => clearInterval(more));
      },
      'too_large',
    ],
    ['nothing, for ever', () => undefined, 'page_unreachable'],
  ])('%s: failed with its reason, and the rest goes on', async (_, respond, failure) => {
    site.pages.set('/strange', respond);
    const page = await added('/strange');
    expect(page).toMatchObject({ state: 'failed', failure, passages: 0 });
    expect((await openChat(test, LA_ESPIGA).ask('¿Hasta qué hora abren los sábados?')).text).toContain(
      '19:00',
    );
    await remove(page.id);
  });
});
