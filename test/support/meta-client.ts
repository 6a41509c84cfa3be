import { randomBytes } from 'node:crypto';
import { signatureOf } from '../../dev/meta/sign.ts';
import { type Answer, type PostOptions, post } from './post.ts';
import { LA_ESPIGA, type TestStack } from './stack.ts';
import { change, envelope, textMessage, whatsAppBody } from './whatsapp-webhooks.ts';

/** One text message of a customer as the bytes of a webhook; `more` stands beside the message. */
export function webhook(
  from: string,
  body: string,
  more: object = {},
  channel = LA_ESPIGA.phoneNumberId,
): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const id = `wamid.${randomBytes(8).toString('hex')}`;
  const messages = [envelope(textMessage(body, { from, id, timestamp }))];
  return Buffer.from(JSON.stringify(whatsAppBody(change({ messages, ...more }, 'messages', channel))));
}

export const signed = (signature: string | string[]) => ({ 'x-hub-signature-256': signature });

/** Posts these bytes as Meta would, with exactly these headers. */
export function send(
  test: TestStack,
  bytes: Uint8Array,
  headers: Record<string, string | string[]>,
  how: PostOptions = {},
): Promise<Answer> {
  return post(`${test.stack.workerUrl}/webhooks/meta`, bytes, headers, how);
}

export function sendSigned(test: TestStack, bytes: Uint8Array): Promise<Answer> {
  return send(test, bytes, signed(signatureOf(bytes, test.secrets.metaAppSecret)));
}
