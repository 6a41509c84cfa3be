import { newAddress } from '../../support/account.ts';
import type { Place } from '../place.ts';
import type { Samples } from '../sample.ts';
import { newInvitation, newKey } from '../things.ts';

/** An organisation, who belongs to it, its invitations and its keys. */
export const organisationSamples: Samples = {
  'POST /api/organisations': {
    status: 201,
    parts: async (at) => ({
      as: await at.newAccount(),
      json: { name: `Café ${at.canary}`, language: 'es', timeZone: 'UTC' },
    }),
  },
  'GET /api/organisations/:tenant': { status: 200, least: 'viewer' },
  'PATCH /api/organisations/:tenant': {
    status: 204,
    least: 'admin',
    parts: ({ canary }) => ({ json: { name: `Café ${canary}` } }),
  },
  'PUT /api/organisations/:tenant/second-factor': {
    status: 204,
    least: 'owner',
    aal: 2,
    parts: () => ({ json: { isRequired: false } }),
  },
  'GET /api/organisations/:tenant/members': { status: 200, least: 'viewer' },
  'PATCH /api/organisations/:tenant/members/:user': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({ params: { user: await member(at) }, json: { role: 'agent' } }),
  },
  'DELETE /api/organisations/:tenant/members/:user': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({ params: { user: await member(at) } }),
  },
  'POST /api/organisations/:tenant/leave': {
    status: 204,
    least: 'viewer',
    parts: async (at) => ({ as: await at.newMember('viewer') }),
  },
  'POST /api/organisations/:tenant/transfer': {
    status: 204,
    least: 'owner',
    parts: async (at) => ({ as: await at.newMember('owner'), json: { userId: await member(at) } }),
  },
  'GET /api/organisations/:tenant/invitations': { status: 200, least: 'admin' },
  'POST /api/organisations/:tenant/invitations': {
    status: 201,
    least: 'admin',
    parts: () => ({ json: { email: newAddress(), role: 'viewer' } }),
  },
  'DELETE /api/organisations/:tenant/invitations/:invitation': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({ params: { invitation: await newInvitation(at) } }),
  },
  'GET /api/account/invitations': { status: 200 },
  'POST /api/account/invitations/:invitation/accept': { status: 204, parts: invited },
  'DELETE /api/account/invitations/:invitation': { status: 204, parts: invited },
  'GET /api/organisations/:tenant/api-keys': { status: 200, least: 'admin' },
  'POST /api/organisations/:tenant/api-keys': {
    status: 201,
    least: 'admin',
    parts: ({ canary }) => ({ json: { name: `Caja ${canary}`, scopes: ['read'] } }),
  },
  'DELETE /api/organisations/:tenant/api-keys/:key': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({ params: { key: (await newKey(at, ['read'])).id } }),
  },
  'GET /api/v1/organisation': { status: 200 },
};

async function member(at: Place): Promise<string> {
  return (await at.newMember('viewer')).userId;
}

async function invited(at: Place) {
  const guest = await at.newAccount();
  return { as: guest, params: { invitation: await newInvitation(at, guest.email) } };
}
