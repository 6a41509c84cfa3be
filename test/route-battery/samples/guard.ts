import type { Samples } from '../sample.ts';
import { newFinding } from '../things.ts';

/** What the guard found, and what the business says of it. */
export const guardSamples: Samples = {
  'GET /api/organisations/:tenant/guard-events': {
    status: 200,
    least: 'admin',
    // Older than an event that is not there is nothing.
    unknown: { 'query.cursor': 200 },
    parts: async (at) => ({ query: { kind: 'passage', cursor: (await newFinding(at)).event } }),
  },
  'PUT /api/organisations/:tenant/guard-events/:event/feedback': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({
      params: { event: (await newFinding(at)).event },
      json: { feedback: 'attack', consent: true },
    }),
  },
  'POST /api/organisations/:tenant/guard-events/export': { status: 200, least: 'owner' },
};
