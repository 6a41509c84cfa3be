import { DEMO_PASSWORD } from '../../../dev/seed/seed-accounts.ts';
import { newAddress, PASSWORD } from '../../support/account.ts';
import type { Samples } from '../sample.ts';
import { newLink } from '../things.ts';

/** Who one is: signing up and in, password and address. */
export const accountSamples: Samples = {
  'GET /api/me': { status: 200 },
  'POST /api/account/sign-up': {
    status: 202,
    parts: ({ canary }) => ({
      json: {
        ...{ name: `Ana ${canary}`, email: newAddress(), organisation: `Café ${canary}` },
        ...{ language: 'es', timeZone: 'America/Montevideo' },
      },
    }),
  },
  'POST /api/account/sign-up/confirm': {
    status: 200,
    parts: async (at) => ({ json: { token: await newLink(at, 'sign_up'), password: PASSWORD } }),
  },
  'POST /api/account/sign-in': {
    status: 200,
    parts: async (at) => ({ json: { email: (await at.newAccount()).email, password: DEMO_PASSWORD } }),
  },
  'POST /api/account/password/forgot': {
    status: 202,
    parts: async (at) => ({ json: { email: (await at.newAccount()).email } }),
  },
  'POST /api/account/password/reset': {
    status: 204,
    parts: async (at) => {
      const token = await newLink(at, 'reset_password', await at.newAccount());
      return { json: { token, password: PASSWORD } };
    },
  },
  'POST /api/account/password': {
    status: 204,
    parts: async (at) => ({
      as: await at.newAccount(),
      json: { current: DEMO_PASSWORD, password: PASSWORD },
    }),
  },
  'POST /api/account/email': {
    status: 202,
    parts: async (at) => ({
      as: await at.newAccount(),
      json: { email: newAddress(), password: DEMO_PASSWORD },
    }),
  },
  'POST /api/account/email/confirm': {
    status: 204,
    parts: async (at) => {
      const { userId } = await at.newAccount();
      return { json: { token: await newLink(at, 'change_email', { userId }) } };
    },
  },
  'GET /api/account/deletion': { status: 200 },
  'POST /api/account/deletion': {
    status: 200,
    aal: 2,
    parts: async (at) => ({ as: await at.newAccount({ aal: 2, factor: 'on' }) }),
  },
  'DELETE /api/account/deletion': {
    status: 204,
    parts: async (at) => ({ as: await at.newAccount({ isLeaving: true }) }),
  },
};
