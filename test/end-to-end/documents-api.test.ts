import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objects } from '../support/bucket-objects.ts';
import { openChat } from '../support/chat.ts';
import { idOf, knowledgeApi } from '../support/knowledge-api.ts';
import { post } from '../support/post.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const LA_ESPIGA_OWNER = LA_ESPIGA.owner;
const BIKES = '# Bicicletas\n\nAlquilamos bicicletas a $ 9.000 por hora.\n';
const QUESTION = '¿Cuánto cuesta alquilar bicicletas?';

let test: TestStack;
let api: ReturnType<typeof knowledgeApi>;
beforeAll(async () => {
  test = await startTestStack();
  api = knowledgeApi(test, LA_ESPIGA);
});
afterAll(() => test.stop());

const originals = (id: string) => objects(test, `tenants/${LA_ESPIGA.tenantId}/documents/${id}`);
const answer = async (question = QUESTION) => (await openChat(test, LA_ESPIGA).ask(question)).text;
const trail = (id: string) =>
  test.query('select action, actor_id from public.audit_log where subject = $1 order by at', [id]);

describe('a file', () => {
  it('is taken at once, read, answers, and leaves nothing behind when it is deleted', async () => {
    const uploaded = await api.upload(BIKES, '../../bicis.md');
    expect(uploaded).toMatchObject({
      status: 201,
      body: {
        document: {
          ...{ fileName: 'bicis.md', title: 'bicis.md', source: 'file', url: null, state: 'queued' },
          ...{ mediaType: 'text/markdown', byteSize: 56, failure: null, passages: 0, progress: 0 },
        },
      },
    });
    const id = idOf(uploaded);
    const read = await api.read(id);
    expect(read).toMatchObject({ state: 'ready', title: 'Bicicletas', passages: 1, progress: 100 });
    expect(await originals(id)).toHaveLength(1);
    expect(await answer()).toContain('$ 9.000 por hora');

    expect((await api.call('DELETE', `/documents/${id}`)).status).toBe(204);
    expect(await api.document(id)).toBeNull();
    expect(await originals(id)).toEqual([]);
    expect(await answer()).not.toContain('9.000');
    expect((await api.call('DELETE', `/documents/${id}`)).status).toBe(404);
    expect(await trail(id)).toEqual([
      { action: 'document.upload', actor_id: LA_ESPIGA_OWNER.userId },
      { action: 'document.delete', actor_id: LA_ESPIGA_OWNER.userId },
    ]);
  });

  it('keeps the title that a person gave it, through a new version too; its own title follows the file', async () => {
    const titled = await api.add(BIKES, 'bicis.md', '  Alquileres  ');
    const untitled = await api.add(BIKES, 'bicis.md');
    const helmets = '# Cascos\n\nLos cascos van sin cargo.\n';
    for (const { id } of [titled, untitled])
      expect((await api.replace(id, helmets, 'c.md')).status).toBe(200);
    expect((await api.read(titled.id)).title).toBe('Alquileres');
    expect((await api.read(untitled.id)).title).toBe('Cascos');
    for (const { id } of [titled, untitled]) await api.call('DELETE', `/documents/${id}`);
  });

  it('is replaced: the new version answers, the old one and its original are gone', async () => {
    const { id } = await api.add(BIKES, 'bicis.md');
    const before = await originals(id);
    const replaced = await api.replace(id, BIKES.replace('9.000', '11.000'), 'bicis-2.txt');
    // The version before answers until the new one is read.
    expect(replaced).toMatchObject({
      status: 200,
      body: { document: { id, fileName: 'bicis-2.txt', state: 'queued', passages: 1 } },
    });
    expect((await api.read(id)).state).toBe('ready');
    expect(await answer()).toContain('11.000');
    const after = await originals(id);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    await api.call('DELETE', `/documents/${id}`);
    expect((await trail(id)).map(({ action }) => action)).toEqual([
      ...['document.upload', 'document.replace', 'document.delete'],
    ]);
    expect((await api.replace(id, BIKES, 'bicis.md')).status).toBe(404);
    expect(await originals(id)).toEqual([]);
  });

  it('is given back as it was, to be saved and never shown', async () => {
    const page = '<!doctype html><title>x</title><p>Menú del día: locro.</p><script>alert(1)</script>';
    const { id } = await api.add(page, 'menú (del) día.html');
    const response = await api.fetchPath('GET', `/documents/${id}/original`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(page);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="menu (del) dia.html"; filename*=UTF-8''men%C3%BA%20%28del%29%20d%C3%ADa.html`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const foreign = await api.call('GET', `/documents/${id}/original`, null, { as: DOCE_MANHA });
    expect(foreign.status).toBe(404);
    await api.call('DELETE', `/documents/${id}`);
    expect((await api.call('GET', `/documents/${id}/original`)).status).toBe(404);
  });

  it('that is read has nothing to be tried again', async () => {
    const { id } = await api.add(BIKES, 'bicis.md');
    expect(await api.call('POST', `/documents/${id}/refresh`)).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', detail: 'nothing_to_read' } },
    });
    await api.call('DELETE', `/documents/${id}`);
    expect((await api.call('POST', `/documents/${id}/refresh`)).status).toBe(404);
  });
});

describe('what is refused at once, with nothing stored', () => {
  it.each([
    ['a type that cannot be read', 'x', 'foto.png', 415, 'unsupported_media'],
    ['no ending', 'x', 'LEEME', 415, 'unsupported_media'],
    ['an ending that is a property of every object', 'x', 'a.constructor', 415, 'unsupported_media'],
    ['too many bytes for its type', 'x'.repeat(2 * 1024 * 1024 + 1), 'enorme.txt', 413, 'too_large'],
  ])('%s', async (_, content, name, status, code) => {
    const [before, stored] = [await api.documents(), await originals('')];
    expect(await api.upload(content, name)).toMatchObject({ status, body: { error: { code } } });
    expect(await api.documents()).toEqual(before);
    expect(await originals('')).toEqual(stored);
  });

  it('far too many bytes: by their length, unread', async () => {
    const refused = await post(
      `${test.stack.workerUrl}/api/organisations/${LA_ESPIGA.tenantId}/documents`,
      Buffer.alloc(11 * 1024 * 1024),
      {
        authorization: `Bearer ${await test.stack.accessToken(LA_ESPIGA)}`,
        'content-type': 'multipart/form-data; boundary=x',
      },
      { isHeldBack: true },
    );
    expect(refused.status).toBe(413);
    expect(JSON.parse(refused.text)).toMatchObject({ error: { code: 'too_large' } });
  });

  it('what is no file: a bad request, said in the reader’s language', async () => {
    const form = new FormData();
    form.append('file', 'only text');
    const answers = await Promise.all(
      ['es', 'pt', 'en'].map((language) => api.call('POST', '/documents', form, { language })),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(answers.map(({ body }) => body.error?.message?.split(' ')[0])).toEqual(['La', 'Não', 'The']);
  });

  it('the 501st file, with its bytes', async () => {
    const stored = (await originals('')).length;
    await test.query(
      `insert into public.documents (tenant_id, id, title, file_name, media_type, language, byte_size, object_key)
       select $1, gen_random_uuid(), 'x', 'x.txt', 'text/plain', 'es', 1, 'x' from generate_series(1, $2)`,
      [LA_ESPIGA.tenantId, 500 - (await api.documents()).length],
    );
    expect(await api.upload('uno más', 'a.txt')).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', detail: 'too_many_documents' } },
    });
    expect(await originals('')).toHaveLength(stored);
    await test.query(`delete from public.documents where object_key = 'x'`);
    const { id } = await api.add('uno más', 'a.txt');
    await api.call('DELETE', `/documents/${id}`);
  });
});

describe('somebody else', () => {
  it('reaches neither the list nor a document, and cannot add one', async () => {
    const [own] = await api.documents();
    const foreign = { as: DOCE_MANHA };
    expect((await api.call('GET', '/documents', null, foreign)).status).toBe(404);
    const form = new FormData();
    form.append('file', new File(['texto'], 'a.txt'));
    expect((await api.call('POST', '/documents', form, foreign)).status).toBe(404);
    // Named in one's own organisation, another's document is one that does not exist.
    const mirror = knowledgeApi(test, DOCE_MANHA);
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/refresh'],
      ['GET', '/original'],
    ] as const) {
      const inOwn = await mirror.call(method, `/documents/${own?.id}${path}`);
      const unknown = await mirror.call(method, `/documents/01900000-0000-7000-8000-00000000dead${path}`);
      expect([inOwn.status, unknown.status]).toEqual([404, 404]);
      expect(inOwn.body.error?.code).toBe(unknown.body.error?.code);
    }
    expect((await mirror.replace(own?.id ?? '', 'x', 'a.txt')).status).toBe(404);
    expect(await api.documents()).toContainEqual(own);
  });

  it('may read but not write as a viewer, and is refused before the file is looked at', async () => {
    const role = (name: string) =>
      test.query('update public.memberships set role = $1 where user_id = $2', [
        name,
        LA_ESPIGA_OWNER.userId,
      ]);
    await role('viewer');
    const [read, written] = [await api.call('GET', '/documents'), await api.upload('texto', 'foto.png')];
    await role('owner');
    expect([read.status, written.status]).toEqual([200, 403]);
  });

  it('is out with the very next request once the session has ended', async () => {
    const session = (revokedAt: Date | null) =>
      test.query('update public.sessions set revoked_at = $1 where id = $2', [
        revokedAt,
        LA_ESPIGA_OWNER.sessionId,
      ]);
    const before = await api.call('GET', '/documents');
    await session(new Date());
    const after = await api.call('GET', '/documents');
    await session(null);
    expect([before.status, after.status]).toEqual([200, 401]);
  });
});
