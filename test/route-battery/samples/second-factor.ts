import { DEMO_PASSWORD } from '../../../dev/seed/seed-accounts.ts';
import { issueChallenge } from '../../../worker/features/accounts/second-factor/challenge.ts';
import { codeOf } from '../../support/second-factor.ts';
import { workerEnv } from '../../support/worker-env.ts';
import type { Samples } from '../sample.ts';

/** The second factor of a person. Recovery codes, where they do: a code of an authenticator lasts half a minute. */
export const secondFactorSamples: Samples = {
  'POST /api/account/sign-in/second-factor': {
    status: 200,
    parts: async ({ test, newAccount }) => {
      const { userId, recoveryCode } = await newAccount({ factor: 'on' });
      const env = workerEnv(test.secrets, { PUBLIC_URL: test.stack.workerUrl });
      const challenge = () => issueChallenge(env, { userId, isPasswordLeaked: false });
      return { json: async () => ({ challenge: await challenge(), code: recoveryCode }) };
    },
  },
  'GET /api/account/second-factor': { status: 200 },
  'POST /api/account/second-factor': {
    status: 200,
    parts: async (at) => ({ as: await at.newAccount(), json: { password: DEMO_PASSWORD } }),
  },
  'POST /api/account/second-factor/confirm': {
    status: 200,
    parts: async (at) => {
      const person = await at.newAccount({ factor: 'begun' });
      return { as: person, json: () => ({ code: codeOf(person.secret) }) };
    },
  },
  'POST /api/account/step-up': {
    status: 200,
    parts: async (at) => {
      const person = await at.newAccount({ factor: 'on' });
      return { as: person, json: { code: person.recoveryCode } };
    },
  },
  'POST /api/account/second-factor/recovery-codes': {
    status: 200,
    aal: 2,
    parts: async (at) => ({ as: await at.newAccount({ aal: 2, factor: 'on' }) }),
  },
  'DELETE /api/account/second-factor': {
    status: 204,
    aal: 2,
    parts: async (at) => ({ as: await at.newAccount({ aal: 2, factor: 'on' }) }),
  },
};
