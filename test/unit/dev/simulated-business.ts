import { startMetaSimulator } from '../../../dev/meta/simulator.ts';
import type { SimulatedBusiness } from '../../../dev/meta/types.ts';
import { startReceiver } from './webhook-receiver.ts';

export const SECRET = 'app-secret-of-the-tests';

export const BAKERY: SimulatedBusiness = {
  phoneNumberId: '700100',
  displayPhoneNumber: '+54 11 5555 0100',
  name: 'Panadería La Espiga',
  language: 'es',
  accessToken: 'token-of-the-bakery',
};

/** A simulator with one business and one customer, its webhook receiver, and a caller of its Graph. */
export async function startScene(answers: number[] = []) {
  const receiver = await startReceiver(answers);
  const simulator = await startMetaSimulator({
    port: 0,
    webhookUrl: receiver.url,
    appSecret: SECRET,
    businesses: [BAKERY],
    retryPauseMs: 5,
  });
  const customer = simulator.customer({ waId: '5491199990000', name: 'Ñata Gómez' });
  const post = (body: object, token = BAKERY.accessToken, signal?: AbortSignal) =>
    fetch(`${simulator.url}/v26.0/${BAKERY.phoneNumberId}/messages`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
      signal: signal ?? AbortSignal.timeout(4000),
    });
  return {
    receiver,
    simulator,
    customer,
    post,
    write: (body: string) =>
      simulator.sendFromCustomer(customer.id, BAKERY.phoneNumberId, { type: 'text', body }),
    /** Sends a reply of the business; the customer must have written before. */
    reply: (text: string, outboxId = 'outbox-1', signal?: AbortSignal) =>
      post(
        {
          to: customer.waId,
          type: 'text',
          text: { body: text },
          biz_opaque_callback_data: outboxId,
        },
        BAKERY.accessToken,
        signal,
      ),
    stop: async () => {
      await simulator.close();
      receiver.close();
    },
  };
}

export type Scene = Awaited<ReturnType<typeof startScene>>;
