import { paymentNotice, subscriptionEvent } from '../../support/billing-webhooks.ts';
import { webhook } from '../../support/meta-client.ts';
import type { Samples } from '../sample.ts';

/** What providers send. */
export const webhookSamples: Samples = {
  'GET /webhooks/meta': { status: 200 },
  'POST /webhooks/meta': {
    status: 200,
    maxBody: 3 * 1024 * 1024,
    // Of a number that is nobody's: it is taken, counted and dropped.
    parts: ({ canary }) => ({ bytes: webhook('5491100000001', `Hola ${canary}`, {}, '999999999999999') }),
  },
  'POST /webhooks/mercado-pago': {
    status: 200,
    parts: () => {
      const notice = paymentNotice();
      return { query: { 'data.id': notice.data.id }, bytes: Buffer.from(JSON.stringify(notice)) };
    },
  },
  'POST /webhooks/paddle': {
    status: 200,
    maxBody: 1024 * 1024,
    parts: () => ({ bytes: Buffer.from(JSON.stringify(subscriptionEvent())) }),
  },
};
