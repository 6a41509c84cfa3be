import type { CallGate } from '../../worker/platform/gated-call.ts';

/** Lets everything through: for what runs outside workerd, where there are no Durable Objects. */
export const openGate: CallGate = {
  admit: async () => ({ outcome: 'admitted', limits: [], probe: null, step: null }),
  conclude: async () => {},
};

/** Its binding. */
export const openGates = { getByName: () => openGate };
