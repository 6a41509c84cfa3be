import { expect, it } from 'vitest';
import type { EmailBinding } from '../../../worker/providers/mail/email-binding.ts';
import { isMailConfigured, sendMail } from '../../../worker/providers/mail/send-mail.ts';
import { startHttpServer } from '../../support/http-server.ts';
import { openGate } from '../../support/open-gate.ts';

const MAIL = { to: 'ana@example.test', subject: 'Hola', text: 'Texto', idempotencyKey: 'account/x/1' };
const NONE = {
  MAIL_ENDPOINT: null,
  MAIL_API_KEY: null,
  MAIL_FROM: 'Portero <portero@example.test>',
  EMAIL: undefined,
};

it('sends by a Resend-compatible endpoint', async () => {
  await using server = await startHttpServer((response) => void response.writeHead(200).end('{"id":"1"}'));
  const config = { ...NONE, MAIL_ENDPOINT: server.url, MAIL_API_KEY: 're_key_of_the_tests' };
  await sendMail(config, openGate, MAIL);
  const [request] = server.requests;
  expect(request).toMatchObject({ method: 'POST', url: '/emails' });
  expect(request?.headers).toMatchObject({
    authorization: 'Bearer re_key_of_the_tests',
    'idempotency-key': 'account/x/1',
  });
  expect(JSON.parse(request?.body ?? '')).toEqual({
    from: NONE.MAIL_FROM,
    to: [MAIL.to],
    subject: 'Hola',
    text: 'Texto',
  });
});

it('sends by the binding, where no endpoint is named', async () => {
  const sent: unknown[] = [];
  const EMAIL: EmailBinding = { send: async (mail) => void sent.push(mail) };
  await sendMail({ ...NONE, EMAIL }, openGate, MAIL);
  await sendMail({ ...NONE, EMAIL, MAIL_FROM: 'portero@example.test' }, openGate, MAIL);
  await sendMail({ ...NONE, EMAIL, MAIL_FROM: 'La Espiga  \t<portero@example.test>' }, openGate, MAIL);
  await sendMail({ ...NONE, EMAIL, MAIL_FROM: '<portero@example.test>' }, openGate, MAIL);
  const { to, subject, text } = MAIL;
  expect(sent).toEqual([
    { from: { name: 'Portero', email: 'portero@example.test' }, to, subject, text },
    { from: 'portero@example.test', to, subject, text },
    { from: { name: 'La Espiga', email: 'portero@example.test' }, to, subject, text },
    { from: { name: '', email: 'portero@example.test' }, to, subject, text },
  ]);
});

it('says that a mail is not on its way', async () => {
  await using server = await startHttpServer((response) => void response.writeHead(422).end());
  const endpoint = { ...NONE, MAIL_ENDPOINT: server.url, MAIL_API_KEY: 're_key_of_the_tests' };
  const EMAIL: EmailBinding = { send: () => Promise.reject(new Error(`no such address: ${MAIL.to}`)) };
  for (const config of [endpoint, { ...NONE, EMAIL }]) {
    const error: unknown = await sendMail(config, openGate, MAIL).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable', detail: 'mail' });
    expect(JSON.stringify(error)).not.toContain(MAIL.to);
  }
});

it('is not configured without either, nor with an endpoint and no key', async () => {
  for (const config of [NONE, { ...NONE, MAIL_ENDPOINT: 'https://mail.example' }]) {
    expect(isMailConfigured(config)).toBe(false);
    await expect(sendMail(config, openGate, MAIL)).rejects.toMatchObject({ code: 'not_configured' });
  }
});
