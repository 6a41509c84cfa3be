import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, callApi } from '../support/api.ts';
import { openChat } from '../support/chat.ts';
import { LA_ESPIGA, startTestStack, type TestStack } from '../support/stack.ts';
import { waitUntil } from '../support/wait-until.ts';

const UNKNOWN = '¿Venden neumáticos para tractores?';

let test: TestStack;
beforeAll(async () => {
  test = await startTestStack();
});
afterAll(() => test.stop());

const run = async (on: TestStack = test) => {
  const answer = await on.operate('POST', 'jobs/notify-waiting');
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { done: number }).done;
};
const mailsAbout = (id: string) =>
  test.stack.mailbox.messages.filter(({ text }) => text?.includes(`/app#/conversations/${id}`));

describe('a conversation that waits', () => {
  it('is mailed to the owner at once, with reason, words and link, and once only', async () => {
    const chat = openChat(test, LA_ESPIGA, test.newCustomer('Lucía\r\nBcc: x@example.test'));
    await chat.ask(UNKNOWN);
    const { id } = await chat.conversation();
    const mail = await test.stack.mailbox.waitFor(({ text }) => text?.includes(id) === true, 15_000);
    expect(mail).toMatchObject({ to: [LA_ESPIGA.owner.email] });
    expect(mail.subject).toMatch(/^Lucía Bcc: x@example.test espera una respuesta · Panadería La Espiga$/);
    expect(mail.text).toContain('preguntó algo que sus documentos no responden.');
    expect(mail.text).toContain(`> ${UNKNOWN}`);
    expect(mail.text).toContain(`${test.stack.workerUrl}/app#/conversations/${id}`);
    await waitUntil('it to be noted', async () => (await notifiedAt(id)) !== null);
    expect(await run()).toBe(0);

    // Lost between the mail and its note, it is sent again under the same key: the provider sends it once.
    await test.query('update public.conversations set notified_at = null where id = $1', [id]);
    expect(await run()).toBe(1);
    await chat.ask('¿Y para camiones tienen neumáticos?');
    expect(await run()).toBe(0);
    expect(mailsAbout(id)).toHaveLength(1);
  });

  it('is mailed again when it waits anew after somebody has dealt with it', async () => {
    const chat = openChat(test, LA_ESPIGA);
    await chat.ask(UNKNOWN);
    const { id } = await chat.conversation();
    await waitUntil('the first mail', () => mailsAbout(id).length === 1);
    await callApi(test, 'POST', `conversations/${id}/give-back`);
    await chat.ask(UNKNOWN);
    await waitUntil('the second mail', () => mailsAbout(id).length === 2);
  });

  it('for a send that failed is mailed by the minute’s job, to each in their language', async () => {
    const agent = await addMember(test, LA_ESPIGA, 'agent');
    const viewer = await addMember(test, LA_ESPIGA, 'viewer');
    for (const [{ userId }, email] of [
      [agent, 'ana@laespiga.example'],
      [viewer, 'viewer@laespiga.example'],
    ] as const) {
      await test.query(
        'insert into public.user_emails (email, user_id, verified_at) values ($1, $2, now())',
        [email, userId],
      );
    }
    const chat = openChat(test, LA_ESPIGA);
    test.stack.meta.faults.add({ on: 'messages', kind: 'graph-error', code: 131026, when: { next: 1 } });
    chat.write('Hola');
    await chat.sendInState('failed');
    const { id } = await chat.conversation();
    expect(await run()).toBe(1);
    const mails = mailsAbout(id);
    expect(mails.map(({ to }) => to[0]).toSorted()).toEqual(['ana@laespiga.example', LA_ESPIGA.owner.email]);
    expect(mails.find(({ to }) => to[0] === 'ana@laespiga.example')?.text).toContain('could not be sent');
    expect(mails.find(({ to }) => to[0] === LA_ESPIGA.owner.email)?.text).toContain('no se pudo enviar');
  });
});

it('without a mail provider nothing fails, and it is told once mail is there', async () => {
  const silent = await startTestStack({ vars: { MAIL_ENDPOINT: '' } });
  try {
    const chat = openChat(silent, LA_ESPIGA);
    await chat.ask(UNKNOWN);
    await waitUntil('the line about it', () => silent.logged('notice.no_mail_configured').length > 0);
    expect(await run(silent)).toBe(0);
    expect(silent.logged('notice.failed')).toEqual([]);
    expect(silent.logged('job.failed')).toEqual([]);
    const [row] = await silent.query<{ notified_at: Date | null }>(
      `select notified_at from public.conversations where mode = 'waiting'`,
    );
    expect(row?.notified_at).toBeNull();
  } finally {
    await silent.stop();
  }
});

async function notifiedAt(id: string): Promise<Date | null> {
  const [row] = await test.query<{ notified_at: Date | null }>(
    'select notified_at from public.conversations where id = $1',
    [id],
  );
  return row?.notified_at ?? null;
}
