import { randomUUID } from 'node:crypto';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { objects } from '../support/bucket-objects.ts';
import { openChat } from '../support/chat.ts';
import { idOf, knowledgeApi } from '../support/knowledge-api.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const BIKES = 'Alquilamos bicicletas a $ 9.000 por hora.\n';
const QUESTION = '¿Cuánto cuesta alquilar bicicletas?';

let test: TestStack;
let api: ReturnType<typeof knowledgeApi>;
beforeAll(async () => {
  test = await startTestStack();
  api = knowledgeApi(test, LA_ESPIGA);
});
afterEach(() => test.around(null));
afterAll(() => test.stop());

const folder = (id: string) => `tenants/${LA_ESPIGA.tenantId}/documents/${id}/`;
const answer = async (question: string) => (await openChat(test, LA_ESPIGA).ask(question)).text;
const remove = (id: string) => api.call('DELETE', `/documents/${id}`);
const isFinish = (statements: string[]) => statements.some((one) => one.includes('d.attempts ='));
/** How many things the job acted on. */
const runJob = async (name: string) =>
  ((await (await test.operate('POST', `jobs/${name}`)).json()) as { done: number }).done;

/** Holds readings just before their end; the function returned lets them go on. */
function holdReadings(): { held: () => number; release: () => void } {
  const waiting: (() => void)[] = [];
  test.around(async (statements, run) => {
    if (isFinish(statements)) await new Promise<void>((resolve) => waiting.push(resolve));
    return run();
  });
  return {
    held: () => waiting.length,
    release: () => {
      test.around(null);
      for (const resolve of waiting) resolve();
    },
  };
}

describe('a document that cannot be read [control document-bounds]', () => {
  const text = (content: string) => new TextEncoder().encode(content);
  /** 12 MB of zeros in some kilobytes, under the name of the part that is read. */
  const bomb = () => zipSync({ 'word/document.xml': new Uint8Array(12 * 1024 * 1024) }, { level: 9 });
  const cases: [string, string, () => Uint8Array<ArrayBuffer>, string][] = [
    ['nothing', 'vacio.txt', () => new Uint8Array(), 'empty'],
    ['only blanks', 'blancos.md', () => text(' \n\t\n\u200b'), 'empty'],
    ['a program under a harmless name', 'lista.csv', () => text('MZ\u0000\u0001PK'), 'mislabelled'],
    ['a picture called PDF', 'foto.pdf', () => text('\u0089PNG\r\n'), 'mislabelled'],
    // What Office writes around a document with a password.
    [
      'a document with a password',
      'secreto.docx',
      () =>
        new Uint8Array([
          ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
          ...new Uint8Array(504),
          ...Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
      'encrypted',
    ],
    ['half a ZIP', 'roto.docx', () => text('PK\u0003\u0004 roto'), 'corrupt'],
    ['a ZIP bomb', 'bomba.docx', bomb as () => Uint8Array<ArrayBuffer>, 'zip_bomb'],
  ];
  it.each(cases)(
    '%s: failed with its reason, and everything else answers',
    async (_, name, content, failure) => {
      const failed = await api.add(content(), name);
      expect(failed).toMatchObject({ state: 'failed', failure, passages: 0, fileName: name });
      expect(await answer('¿Hasta qué hora abren los sábados?')).toContain('19:00');
      await remove(failed.id);
      expect(await objects(test, folder(failed.id))).toEqual([]);
    },
  );

  it.each([
    ['../../../etc/passwd.txt', 'passwd.txt'],
    ['lista\u202etxt.md', 'listatxt.md'],
    ['<img src=x onerror=alert(1)>.txt', '<img src=x onerror=alert(1)>.txt'],
    [`${'ñ'.repeat(400)}.txt`, `${'ñ'.repeat(251)}.txt`],
    [`'; drop table documents; --.txt`, `'; drop table documents; --.txt`],
  ])('a file called %j is read under a name that can be shown', async (name, shown) => {
    const read = await api.add('Hacemos mermelada casera.', name);
    expect(read).toMatchObject({ state: 'ready', fileName: shown });
    await remove(read.id);
  });

  it('can be tried again, and fails again', async () => {
    const failed = await api.add('  ', 'vacio.txt');
    const again = await api.call('POST', `/documents/${failed.id}/refresh`);
    expect(again).toMatchObject({ status: 202, body: { document: { state: 'queued', failure: null } } });
    expect(await api.read(failed.id)).toMatchObject({ state: 'failed', failure: 'empty' });
    await remove(failed.id);
  });

  it('in the place of one that could: the version before goes on answering', async () => {
    const { id } = await api.add(BIKES, 'bicis.txt');
    await api.replace(id, '   ', 'bicis.txt');
    expect(await api.read(id)).toMatchObject({ state: 'failed', failure: 'empty', passages: 1 });
    expect(await answer(QUESTION)).toContain('9.000');
    await api.replace(id, BIKES.replace('9.000', '12.000'), 'bicis.txt');
    expect(await api.read(id)).toMatchObject({ state: 'ready', failure: null, passages: 1 });
    expect(await answer(QUESTION)).toContain('12.000');
    expect(await objects(test, folder(id))).toHaveLength(1);
    await remove(id);
  });
});

describe('at the same time', () => {
  it('two uploads of the same file are two documents', async () => {
    const uploaded = await Promise.all([api.upload(BIKES, 'bicis.txt'), api.upload(BIKES, 'bicis.txt')]);
    const ids = uploaded.map(idOf);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(await api.read(id)).toMatchObject({ state: 'ready', passages: 1 });
    for (const id of ids) await remove(id);
  });

  it('a document replaced while it is read ends as the newer version, with one original', async () => {
    const gate = holdReadings();
    const id = idOf(await api.upload(BIKES, 'bicis.txt'));
    await waitUntil('the reading', () => gate.held() === 1);
    await api.replace(id, BIKES.replace('9.000', '13.000'), 'bicis.txt');
    gate.release();
    expect(await api.read(id)).toMatchObject({ state: 'ready', passages: 1 });
    await waitUntil('the older one dropped', () => dropped(id).includes('unused'));
    expect(await answer(QUESTION)).toContain('13.000');
    expect(await objects(test, folder(id))).toHaveLength(1);
    await remove(id);
  });

  it('a document deleted while it is read leaves no row, no passage and no bytes', async () => {
    const gate = holdReadings();
    const id = idOf(await api.upload(BIKES, 'bicis.txt'));
    await waitUntil('the reading', () => gate.held() === 1);
    expect((await remove(id)).status).toBe(204);
    gate.release();
    await waitUntil('the reading dropped', () => dropped(id).includes('unused'));
    expect(await test.query('select 1 from public.passages where document_id = $1', [id])).toEqual([]);
    expect(await objects(test, folder(id))).toEqual([]);
    expect(await answer(QUESTION)).not.toContain('9.000');
  });

  it('a document read twice from one message is the same, with its original', async () => {
    const { id } = await api.add(BIKES, 'bicis.txt');
    const [key] = await objects(test, folder(id));
    await send({ kind: 'read', tenantId: LA_ESPIGA.tenantId, documentId: id, key });
    await waitUntil('the second delivery', () => dropped(id).includes('answers'));
    expect(await objects(test, folder(id))).toEqual([key]);
    expect(await api.document(id)).toMatchObject({ state: 'ready', passages: 1 });
    await remove(id);
  });

  const dropped = (id: string) =>
    test
      .logged('document.dropped')
      .filter(({ documentId }) => documentId === id)
      .map(({ version }) => version);
});

describe('when something of ours fails', () => {
  it('a reading that the database does not take is tried again and counted as nobody’s fault', async () => {
    let refused = 0;
    test.around(async (statements, run) => {
      if (isFinish(statements) && refused++ < 3) throw new Error('the connection is lost');
      return run();
    });
    const id = idOf(await api.upload(BIKES, 'bicis.txt'));
    const read = await waitUntil('the reading', async () => (await ready(id)) ?? null, 50_000);
    expect(read).toMatchObject({ state: 'ready', passages: 1 });
    expect(refused).toBeGreaterThan(3);
    expect(await answer(QUESTION)).toContain('9.000');
    await remove(id);
  });

  it('a reading that the database does not end in time is tried again, and counted', async () => {
    const gate = holdReadings();
    const id = idOf(await api.upload(BIKES, 'bicis.txt'));
    const retried = test.logged('document.retried').length;
    await waitUntil('the end of its time', () => test.logged('document.retried').length > retried, 30_000);
    const [row] = await test.query('select state, attempts from public.documents where id = $1', [id]);
    expect(row).toEqual({ state: 'extracting', attempts: 1 });
    gate.release();
    // The batch that was given up may still have been carried out: once is enough.
    expect(await api.read(id)).toMatchObject({ state: 'ready', passages: 1 });
    await remove(id);
  });

  it('a document whose message was lost is read by the job, once', async () => {
    const id = await lostDocument({ attempts: 0 });
    expect(await runJob('reread-documents')).toBe(1);
    expect(await api.read(id)).toMatchObject({ state: 'ready', passages: 1 });
    expect(await runJob('reread-documents')).toBe(0);
    await remove(id);
  });

  it('a document that its isolate never came back from is given up after three times', async () => {
    const id = await lostDocument({ attempts: 2 });
    await runJob('reread-documents');
    expect(await api.read(id)).toMatchObject({ state: 'ready' });
    await remove(id);
    const hopeless = await lostDocument({ attempts: 3 });
    await runJob('reread-documents');
    expect(await api.read(hopeless)).toMatchObject({ state: 'failed', failure: 'too_complex', passages: 0 });
    await remove(hopeless);
  });

  it('one whose bytes are gone says so', async () => {
    const id = await lostDocument({ attempts: 0, isGone: true });
    await runJob('reread-documents');
    expect(await api.read(id)).toMatchObject({ state: 'failed', failure: 'original_lost' });
    await remove(id);
  });

  it('a message that we never wrote is dropped, with a line in the log', async () => {
    const before = test.logged('document.poison').length;
    await send({ kind: 'read', tenantId: 'x' });
    await send('text');
    await waitUntil('both lines', () => test.logged('document.poison').length === before + 2);
  });

  const ready = async (id: string) => {
    const found = await api.document(id);
    return found?.state === 'ready' ? found : null;
  };

  /** As when the queue refused its message, or an isolate ended in the middle. */
  async function lostDocument({ attempts = 0, isGone = false }): Promise<string> {
    const id = randomUUID();
    const key = `${folder(id)}${randomUUID()}`;
    const bucket = await test.stack.worker.miniflare.getR2Bucket('BUCKET');
    if (!isGone) await bucket.put(key, BIKES);
    await test.query(
      `insert into public.documents (tenant_id, id, title, file_name, media_type, language, byte_size, state,
         pending_key, attempts, updated_at)
       values ($1, $2, 'x', 'x.txt', 'text/plain', 'es', 1, $3, $4, $5, now() - interval '6 minutes')`,
      [LA_ESPIGA.tenantId, id, attempts === 0 ? 'queued' : 'extracting', key, attempts],
    );
    return id;
  }
});

async function send(body: unknown): Promise<void> {
  const queue = await test.stack.worker.miniflare.getQueueProducer('DOCUMENT_QUEUE');
  await queue.send(body, { contentType: 'json' });
}
