import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objects } from '../support/bucket-objects.ts';
import { openChat } from '../support/chat.ts';
import { post } from '../support/post.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';

const LA_ESPIGA_OWNER = LA_ESPIGA.owner;

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

interface Answer {
  status: number;
  body: {
    document?: { id: string; passages: number };
    documents?: { id: string }[];
    error?: Record<string, string>;
  };
}

async function call(
  method: string,
  path = '',
  { as = LA_ESPIGA, tenant = LA_ESPIGA.tenantId, body = null as FormData | null, language = 'es' } = {},
): Promise<Answer> {
  const response = await fetch(`${test.stack.workerUrl}/api/organisations/${tenant}/documents${path}`, {
    method,
    headers: { authorization: `Bearer ${await test.stack.accessToken(as)}`, 'accept-language': language },
    body,
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : {} };
}

function file(content: string | Uint8Array<ArrayBuffer>, name: string): FormData {
  const form = new FormData();
  form.append('file', new File([content], name));
  return form;
}

const upload = (content: string | Uint8Array<ArrayBuffer>, name: string, options = {}) =>
  call('POST', '', { body: file(content, name), ...options });

describe('a document', () => {
  it('is uploaded, answers, and leaves nothing behind when it is deleted', async () => {
    const uploaded = await upload(
      '# Bicicletas\n\nAlquilamos bicicletas a $ 9.000 por hora.\n',
      '../../bicis.md',
    );
    expect(uploaded).toMatchObject({
      status: 201,
      body: { document: { fileName: 'bicis.md', passages: 1 } },
    });
    const id = uploaded.body.document?.id ?? '';
    expect(await objects(test, `tenants/${LA_ESPIGA.tenantId}/documents/${id}`)).toHaveLength(1);
    const chat = openChat(test, LA_ESPIGA);
    expect((await chat.ask('¿Cuánto cuesta alquilar bicicletas?')).text).toContain('$ 9.000 por hora');

    expect((await call('DELETE', `/${id}`)).status).toBe(204);
    expect((await call('GET')).body.documents?.map((document) => document.id)).not.toContain(id);
    expect(await objects(test, `tenants/${LA_ESPIGA.tenantId}/documents/${id}`)).toEqual([]);
    expect((await chat.ask('¿Cuánto cuesta alquilar bicicletas?')).text).not.toContain('9.000');
    expect((await call('DELETE', `/${id}`)).status).toBe(404);
    const trail = await test.query(
      'select action, actor_id from public.audit_log where subject = $1 order by at',
      [id],
    );
    expect(trail).toEqual([
      { action: 'document.upload', actor_id: LA_ESPIGA_OWNER.userId },
      { action: 'document.delete', actor_id: LA_ESPIGA_OWNER.userId },
    ]);
  });

  it.each([
    ['a type that cannot be read', 'x', 'foto.png', 415, { code: 'unsupported_media' }],
    ['nothing in it', '   ', 'vacio.txt', 422, { code: 'unprocessable_document', detail: 'empty' }],
    [
      'another content than its name says',
      '\u0000\u0001PK',
      'falso.md',
      422,
      { code: 'unprocessable_document' },
    ],
    [
      'too many bytes',
      'x'.repeat(2 * 1024 * 1024 + 1),
      'enorme.txt',
      422,
      { code: 'unprocessable_document', detail: 'too_large' },
    ],
  ])('with %s is refused with the reason, and nothing is stored', async (_, content, name, status, error) => {
    const before = (await call('GET')).body.documents;
    const answer = await upload(content, name);
    expect(answer).toMatchObject({ status, body: { error } });
    expect((await call('GET')).body.documents).toEqual(before);
  });

  it('that is far too large is refused by its length, unread', async () => {
    const answer = await post(
      `${test.stack.workerUrl}/api/organisations/${LA_ESPIGA.tenantId}/documents`,
      Buffer.alloc(3 * 1024 * 1024),
      {
        authorization: `Bearer ${await test.stack.accessToken(LA_ESPIGA)}`,
        'content-type': 'multipart/form-data; boundary=x',
      },
    );
    expect(answer.status).toBe(413);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'too_large' } });
  });

  it('that is no file is a bad request, said in the reader’s language', async () => {
    const form = new FormData();
    form.append('file', 'only text');
    const answers = await Promise.all(
      ['es', 'pt', 'en'].map((language) => call('POST', '', { body: form, language })),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(answers.map(({ body }) => body.error?.message?.split(' ')[0])).toEqual(['La', 'Não', 'The']);
  });
});

describe('somebody else', () => {
  it('reaches neither the list nor a document, and cannot add one', async () => {
    const [own] = (await call('GET')).body.documents ?? [];
    const foreign = { as: DOCE_MANHA };
    expect((await call('GET', '', foreign)).status).toBe(403);
    expect((await upload('texto', 'a.txt', foreign)).status).toBe(403);
    // Named in one's own organisation, another's document is one that does not exist.
    const inOwn = await call('DELETE', `/${own?.id}`, { as: DOCE_MANHA, tenant: DOCE_MANHA.tenantId });
    const unknown = await call('DELETE', '/01900000-0000-7000-8000-00000000dead', {
      ...{ as: DOCE_MANHA, tenant: DOCE_MANHA.tenantId },
    });
    expect([inOwn.status, unknown.status]).toEqual([404, 404]);
    expect(inOwn.body.error?.code).toBe(unknown.body.error?.code);
    expect((await call('GET')).body.documents).toContainEqual(expect.objectContaining({ id: own?.id }));
  });

  it('may read but not write as a viewer', async () => {
    const role = (name: string) =>
      test.query('update public.memberships set role = $1 where user_id = $2', [
        name,
        LA_ESPIGA_OWNER.userId,
      ]);
    await role('viewer');
    const [read, written] = [await call('GET'), await upload('texto', 'a.txt')];
    await role('owner');
    expect([read.status, written.status]).toEqual([200, 403]);
  });

  it('is out with the very next request once the session has ended', async () => {
    const session = (revokedAt: Date | null) =>
      test.query('update public.sessions set revoked_at = $1 where id = $2', [
        revokedAt,
        LA_ESPIGA_OWNER.sessionId,
      ]);
    const before = await call('GET');
    await session(new Date());
    const after = await call('GET');
    await session(null);
    expect([before.status, after.status]).toEqual([200, 401]);
  });
});
