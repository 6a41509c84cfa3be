import type { Samples } from '../sample.ts';

/** The sessions of a person. */
export const sessionSamples: Samples = {
  'POST /api/account/refresh': { status: 200, parts: async (at) => ({ as: await at.newAccount() }) },
  'POST /api/account/sign-out': {
    status: 204,
    endedSession: 204,
    parts: async (at) => ({ as: await at.newAccount() }),
  },
  'GET /api/account/sessions': { status: 200 },
  'DELETE /api/account/sessions': { status: 204, parts: async (at) => ({ as: await at.newAccount() }) },
  'DELETE /api/account/sessions/:session': {
    status: 204,
    parts: async (at) => {
      const person = await at.newAccount();
      return { as: person, params: { session: person.sessionId } };
    },
  },
};
