import { createHmac } from 'node:crypto';
import { messageBody, textMessage } from '../support/whatsapp-webhooks.ts';
import type { Delivery } from './send-load.ts';

let made = 0;

/** Signed webhooks of one text message each, no two with the same id. */
export function signedDeliveries(count: number, secret: string): Delivery[] {
  return Array.from({ length: count }, () => {
    const id = `wamid.BENCH${String(++made).padStart(12, '0')}`;
    const message = textMessage('Hola, ¿hasta qué hora abren los sábados?', { id });
    const body = Buffer.from(JSON.stringify(messageBody(message)));
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'content-length': String(body.length),
        'x-hub-signature-256': `sha256=${signature}`,
      },
    };
  });
}
