import type { Samples } from '../sample.ts';
import { newDeadLetter } from '../things.ts';

/** Nobody calls from there. */
const NETWORK = 'network:203.0.113.77';

/** What the operator calls, and what anybody may ask of the Worker itself. */
export const operationsSamples: Samples = {
  'GET /api/health': { status: 200 },
  'GET /.well-known/jwks.json': { status: 200, cache: 'public, max-age=300' },
  'POST /internal/jobs/:name': { status: 200, parts: () => ({ params: { name: 'reseal-tokens' } }) },
  'GET /internal/dead-letters': { status: 200 },
  'POST /internal/dead-letters/:id/replay': {
    status: 204,
    parts: async ({ test }) => ({ params: { id: await newDeadLetter(test) } }),
  },
  'GET /internal/abuse': { status: 200 },
  'POST /internal/abuse/lift': { status: 200, parts: () => ({ json: { subject: NETWORK } }) },
  'POST /internal/abuse/block': { status: 204, parts: () => ({ json: { subject: NETWORK } }) },
  'POST /internal/sessions/end': {
    status: 200,
    parts: async (at) => ({ json: { userId: (await at.newAccount()).userId } }),
  },
};
