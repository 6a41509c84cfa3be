import type { Place } from '../place.ts';
import type { Samples } from '../sample.ts';
import { newConversation } from '../things.ts';

const contact = async (at: Place) => ({
  json: { subject: `contact:${(await newConversation(at)).contactId}` },
});

/** What an organisation spends and may spend, and whom and what its gate holds back. */
export const usageSamples: Samples = {
  'GET /api/organisations/:tenant/usage': {
    status: 200,
    least: 'viewer',
    parts: () => ({ query: { days: '7' } }),
  },
  'GET /api/organisations/:tenant/budget': { status: 200, least: 'viewer' },
  'PUT /api/organisations/:tenant/budget': {
    status: 200,
    least: 'owner',
    parts: () => ({
      json: { dayMicro: 1_000_000, monthMicro: null, contactDayMicro: null, repliesMonth: 100 },
    }),
  },
  'GET /api/organisations/:tenant/breakers': { status: 200, least: 'viewer' },
  'POST /api/organisations/:tenant/breakers/reset': {
    status: 200,
    least: 'admin',
    parts: ({ canary }) => ({ json: { key: `graph:${canary}` } }),
  },
  'GET /api/organisations/:tenant/blocks': { status: 200, least: 'admin' },
  'POST /api/organisations/:tenant/blocks': { status: 204, least: 'admin', parts: contact },
  'POST /api/organisations/:tenant/blocks/lift': { status: 200, least: 'admin', parts: contact },
  'GET /api/v1/usage': { status: 200, parts: () => ({ query: { days: '7' } }) },
};
