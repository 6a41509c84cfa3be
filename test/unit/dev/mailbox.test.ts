import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Mailbox, startMailbox } from '../../../dev/mailbox/mailbox.ts';

let mailbox: Mailbox;

beforeEach(async () => {
  mailbox = await startMailbox({ port: 0, apiKey: 're_test' });
});
afterEach(() => mailbox.close());

const mail = { from: 'Portero <p@example.com>', to: 'ana@example.com', subject: 'Código', text: '123456' };

const send = (body: object, headers: Record<string, string> = { Authorization: 'Bearer re_test' }) =>
  fetch(`${mailbox.url}/emails`, { method: 'POST', body: JSON.stringify(body), headers });

const page = (path: string, headers: Record<string, string> = { Origin: mailbox.url }) =>
  fetch(`${mailbox.url}${path}`, { headers });

it('takes a mail, answers its id and wakes who waits for it', async () => {
  const waiting = mailbox.waitFor(({ to }) => to.includes('ana@example.com'), 4000);
  const answer = await send(mail);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ id: (await waiting).id });
  expect(mailbox.messages).toMatchObject([{ subject: 'Código', text: '123456', html: null }]);
});

it('takes a repeated idempotency key once', async () => {
  const headers = { Authorization: 'Bearer re_test', 'Idempotency-Key': 'k1' };
  const first = await (await send(mail, headers)).json();
  expect(await (await send(mail, headers)).json()).toEqual(first);
  expect(mailbox.messages).toHaveLength(1);
});

it('refuses as Resend does', async () => {
  const missingKey = await send(mail, {});
  expect(missingKey.status).toBe(401);
  expect(await missingKey.json()).toMatchObject({ statusCode: 401, name: 'missing_api_key' });
  expect((await send(mail, { Authorization: 'Bearer no' })).status).toBe(401);
  const incomplete = await send({ ...mail, to: undefined });
  expect(incomplete.status).toBe(422);
  expect(await incomplete.json()).toMatchObject({ statusCode: 422, name: 'missing_required_field' });
  expect((await send({ ...mail, text: undefined })).status).toBe(422);
  expect(mailbox.messages).toHaveLength(0);
});

it('shows mails, newest first, to its own page only', async () => {
  await send(mail);
  await send({ ...mail, subject: 'Segundo', html: '<p>hola</p>' });
  const list = (await (await page('/mails')).json()) as { subject: string }[];
  expect(list.map(({ subject }) => subject)).toEqual(['Segundo', 'Código']);
  expect((await page('/mails', {})).status).toBe(403);
  expect((await page('/mails', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
});

it('gives HTML bodies in a sandbox that runs no script', async () => {
  await send({ ...mail, html: '<script>alert(1)</script>' });
  const answer = await page(`/mails/${mailbox.messages[0]?.id}/html`);
  const policy = answer.headers.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/sandbox(?!.*allow-scripts)/);
});

it('gives up waiting', async () => {
  await expect(mailbox.waitFor(() => true, 20)).rejects.toThrow('no such mail within 20 ms');
});
