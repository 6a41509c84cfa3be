import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChat } from '../support/chat.ts';
import { idOf, knowledgeApi, type ShownQuestion } from '../support/knowledge-api.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const QUESTION = '¿Alquilan bicicletas eléctricas?';
const ANSWER = 'Sí, alquilamos bicicletas eléctricas a $ 9.000 por hora.';

let test: TestStack;
let api: ReturnType<typeof knowledgeApi>;
beforeAll(async () => {
  test = await startTestStack();
  api = knowledgeApi(test, LA_ESPIGA);
});
afterAll(() => test.stop());

const answer = async (question = QUESTION) => (await openChat(test, LA_ESPIGA).ask(question)).text;
const entries = async () => (await api.call('GET', '/faq')).body.entries ?? [];
const questions = async () => (await api.call('GET', '/regressions')).body.questions ?? [];
const correct = (question: string, text: string) =>
  api.call('POST', '/corrections', { question, answer: text });
const inState = (id: string, state: ShownQuestion['state']) =>
  waitUntil(`the question as ${state}`, async () =>
    (await questions()).find((one) => one.id === id && one.state === state),
  );
const setRole = (name: string) =>
  test.query('update public.memberships set role = $1 where user_id = $2', [name, LA_ESPIGA.owner.userId]);

describe('an answer written by hand', () => {
  it('answers from the next question on, is changed, and is forgotten', async () => {
    expect(await answer()).not.toContain('9.000');
    const made = await api.call('POST', '/faq', { question: QUESTION, answer: ANSWER });
    expect(made).toMatchObject({ status: 201, body: { entry: { question: QUESTION, answer: ANSWER } } });
    expect(await answer()).toContain('$ 9.000 por hora');
    const id = idOf(made);
    expect(await entries()).toMatchObject([{ id, question: QUESTION, answer: ANSWER }]);
    // It is no document: neither listed nor deleted as one.
    expect((await api.documents()).map((one) => one.id)).not.toContain(id);
    expect((await api.call('DELETE', `/documents/${id}`)).status).toBe(404);

    const changed = { question: QUESTION, answer: ANSWER.replace('9.000', '8.500') };
    expect(await api.call('PUT', `/faq/${id}`, changed)).toMatchObject({
      status: 200,
      body: { entry: changed },
    });
    expect(await answer()).toContain('8.500');
    expect((await api.call('DELETE', `/faq/${id}`)).status).toBe(204);
    expect(await answer()).not.toMatch(/9\.000|8\.500/);
    expect((await api.call('DELETE', `/faq/${id}`)).status).toBe(404);
    expect((await api.call('PUT', `/faq/${id}`, changed)).status).toBe(404);
    expect(await test.query('select 1 from public.passages where document_id = $1', [id])).toEqual([]);
    const trail = await test.query('select action from public.audit_log where subject = $1 order by at', [
      id,
    ]);
    expect(trail.map(({ action }) => action)).toEqual(['faq.add', 'faq.change', 'faq.delete']);
  });

  it('never takes the place of a document', async () => {
    const [document] = await api.documents();
    const before = await test.query('select id from public.passages where document_id = $1', [document?.id]);
    const put = await api.call('PUT', `/faq/${document?.id}`, { question: QUESTION, answer: ANSWER });
    expect(put.status).toBe(404);
    expect((await api.call('DELETE', `/faq/${document?.id}`)).status).toBe(404);
    expect(await test.query('select id from public.passages where document_id = $1', [document?.id])).toEqual(
      before,
    );
  });

  it('that is long becomes several passages, each under its question', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `La sala ${index} se alquila los martes.`).join(
      ' ',
    );
    const id = idOf(await api.call('POST', '/faq', { question: '¿Qué salas hay?', answer: long }));
    const rows = await test.query<{ headings: string[]; body: string }>(
      'select headings, body from public.passages where document_id = $1 order by position',
      [id],
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row.headings).toEqual(['¿Qué salas hay?']);
    expect(rows.map((row) => row.body).join(' ')).toBe(long);
    await api.call('DELETE', `/faq/${id}`);
  });

  it.each([
    ['without a question', { question: ' \n ', answer: 'x' }],
    ['without an answer', { question: 'x' }],
    ['with a question that is too long', { question: 'x'.repeat(301), answer: 'x' }],
    ['with an answer that is too long', { question: 'x', answer: 'x'.repeat(4001) }],
    ['that is none', ['x']],
  ])('%s is a bad request', async (_, body) => {
    expect((await api.call('POST', '/faq', body)).status).toBe(400);
    expect(await entries()).toEqual([]);
  });

  it('holds what a database could not: it is left out', async () => {
    const made = await api.call('POST', '/faq', {
      question: 'a\u0000\ud83e b\n',
      answer: 'uno\u0000\r\ndos\u202e',
    });
    expect(made.status).toBe(201);
    expect(made.body.entry).toMatchObject({ question: 'a \ufffd b', answer: 'uno\ndos\u202e' });
    await api.call('DELETE', `/faq/${idOf(made)}`);
  });

  it('is refused past the thousandth', async () => {
    await test.query(
      `insert into public.documents (tenant_id, id, title, source, answer, media_type, language, byte_size)
       select $1, gen_random_uuid(), 'x', 'faq', 'x', 'text/plain', 'es', 1 from generate_series(1, 1000)`,
      [LA_ESPIGA.tenantId],
    );
    const full = { status: 409, body: { error: { code: 'conflict', detail: 'too_many_documents' } } };
    expect(await api.call('POST', '/faq', { question: QUESTION, answer: ANSWER })).toMatchObject(full);
    expect(await correct(QUESTION, ANSWER)).toMatchObject(full);
    expect(await questions()).toEqual([]);
    await test.query(`delete from public.documents where source = 'faq'`);
  });
});

describe('a corrected answer', () => {
  it('is given to whoever asks next, and asked again until it passes', async () => {
    expect(await answer()).not.toContain('9.000');
    const corrected = await correct(QUESTION, ANSWER);
    expect(corrected).toMatchObject({
      status: 201,
      body: {
        entry: { question: QUESTION, answer: ANSWER },
        question: { question: QUESTION, expected: ANSWER, state: 'unchecked', answer: null, checkedAt: null },
      },
    });
    expect(await answer()).toContain('$ 9.000 por hora');
    const passing = await inState(corrected.body.question?.id ?? '', 'passing');
    expect(passing.answer).toContain('$ 9.000 por hora');
    expect(passing.checkedAt).not.toBeNull();
  });

  it('replaces what was corrected before, however the question is spelled', async () => {
    const again = await correct('alquilan  bicicletas ELECTRICAS', ANSWER.replace('9.000', '7.700'));
    expect(again.status).toBe(201);
    expect(await entries()).toHaveLength(1);
    expect(await questions()).toHaveLength(1);
    expect(await answer()).toContain('7.700');
    expect(await answer()).not.toContain('9.000');
  });

  it('fails once nothing gives it any more, with a line in the log, and passes again by another source', async () => {
    const [question] = await questions();
    const [entry] = await entries();
    const id = question?.id ?? '';
    await inState(id, 'passing');
    await api.call('DELETE', `/faq/${entry?.id}`);
    await inState(id, 'failing');
    expect(test.logged('regression.failing').at(-1)).toMatchObject({ level: 'warn', questions: 1 });
    const text = `# Bicicletas\n\n${ANSWER.replace('9.000', '7.700')}\n`;
    const document = await api.add(text, 'bicis.md');
    expect((await inState(id, 'passing')).answer).toContain('7.700');
    await api.replace(document.id, text.replace('7.700', '1.000'), 'bicis.md');
    expect((await inState(id, 'failing')).answer).toContain('1.000');
    await api.call('DELETE', `/documents/${document.id}`);
  });

  it('is asked once about many changes in a row', async () => {
    await waitUntil('quiet', async () => (await questions()).every(({ state }) => state === 'failing'));
    const before = test.logged('regression.checked').length;
    const made = [];
    for (let entry = 0; entry < 6; entry++) {
      made.push(
        idOf(await api.call('POST', '/faq', { question: `¿Sala ${entry}?`, answer: 'Sí, los martes.' })),
      );
    }
    // What we never wrote leaves a line: by then the checks that were asked for before it have been done.
    const queue = await test.stack.worker.miniflare.getQueueProducer('DOCUMENT_QUEUE');
    await queue.send('marker', { contentType: 'json', delaySeconds: 4 });
    await waitUntil('the marker', () => test.logged('document.poison').length === 1);
    const checks = test.logged('regression.checked').length - before;
    expect(checks).toBeGreaterThan(0);
    expect(checks).toBeLessThan(6);
    for (const id of made) await api.call('DELETE', `/faq/${id}`);
  });

  it('is asked again by hand', async () => {
    const before = await questions();
    expect((await api.call('POST', '/regressions/check')).status).toBe(202);
    await waitUntil('the check', async () => (await questions())[0]?.checkedAt !== before[0]?.checkedAt);
  });

  it('is asked no more once its question is deleted', async () => {
    const [question] = await questions();
    expect((await api.call('DELETE', `/regressions/${question?.id}`)).status).toBe(204);
    expect(await questions()).toEqual([]);
    expect((await api.call('DELETE', `/regressions/${question?.id}`)).status).toBe(404);
  });

  it('of a long burst keeps all of the question', async () => {
    const burst = `Hola\n${'¿y los martes? '.repeat(60)}`.trim();
    const corrected = await correct(burst, 'Los martes abrimos.');
    expect(corrected.body.question?.question).toBe(burst);
    expect(corrected.body.entry?.question).toHaveLength(300);
    await api.call('DELETE', `/faq/${idOf(corrected)}`);
    await api.call('DELETE', `/regressions/${corrected.body.question?.id}`);
  });
});

describe('who may', () => {
  it('correct: whoever answers customers; write answers: whoever edits; read: every member', async () => {
    const attempts = async () => [
      (await api.call('GET', '/faq')).status,
      (await correct(QUESTION, ANSWER)).status,
      (await api.call('POST', '/faq', { question: QUESTION, answer: ANSWER })).status,
      (await api.call('POST', '/regressions/check')).status,
    ];
    await setRole('viewer');
    const viewer = await attempts();
    await setRole('agent');
    const agent = await attempts();
    await setRole('owner');
    expect({ viewer, agent }).toEqual({ viewer: [200, 403, 403, 403], agent: [200, 201, 403, 403] });
  });

  it('nobody of another organisation', async () => {
    const foreign = { as: DOCE_MANHA };
    const body = { question: QUESTION, answer: ANSWER };
    for (const [method, path, content] of [
      ['GET', '/faq', null],
      ['POST', '/faq', body],
      ['POST', '/corrections', body],
      ['GET', '/regressions', null],
      ['POST', '/regressions/check', null],
    ] as const) {
      expect((await api.call(method, path, content, foreign)).status).toBe(404);
    }
    const mirror = knowledgeApi(test, DOCE_MANHA);
    const [question] = await questions();
    const [entry] = await entries();
    expect((await mirror.call('DELETE', `/regressions/${question?.id}`)).status).toBe(404);
    expect((await mirror.call('PUT', `/faq/${entry?.id}`, body)).status).toBe(404);
    expect((await mirror.call('DELETE', `/faq/${entry?.id}`)).status).toBe(404);
    expect(await entries()).toContainEqual(entry);
  });
});
