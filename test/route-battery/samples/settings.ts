import type { Samples } from '../sample.ts';

/** Opening hours, and how the desk works. */
export const settingsSamples: Samples = {
  'GET /api/organisations/:tenant/hours': { status: 200, least: 'viewer' },
  'PUT /api/organisations/:tenant/hours': {
    status: 200,
    least: 'admin',
    parts: ({ canary }) => ({
      json: {
        timeZone: 'America/Montevideo',
        weekly: [{ weekday: 1, opens: '08:00', closes: '18:00' }],
        specialDays: [{ day: '2030-12-25', name: canary, opens: null, closes: null }],
      },
    }),
  },
  'GET /api/organisations/:tenant/desk-settings': { status: 200, least: 'viewer' },
  'PUT /api/organisations/:tenant/desk-settings': {
    status: 200,
    least: 'admin',
    parts: ({ canary }) => ({ json: { handoverPhrases: [canary], quietMinutes: 60 } }),
  },
};
