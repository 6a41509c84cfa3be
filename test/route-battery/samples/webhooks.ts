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
};
