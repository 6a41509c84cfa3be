import type { Turn } from '../../../worker/features/assistant/load-turn.ts';
import { PLANS } from '../../../worker/features/usage/plans.ts';
import { HOURS } from '../hours/bakery-hours.ts';

const TENANT_ID = '01900000-0000-7000-8000-0000000000a1';

/** A turn with these messages to answer, in a conversation with a bakery that has opening hours and one passage. */
export function turnWith(messages: (string | null)[], more: Partial<Turn> = {}): Turn {
  return {
    contactId: TENANT_ID,
    ceilings: PLANS.start,
    tenant: { name: 'Panadería La Espiga', language: 'es', timeZone: 'America/Argentina/Buenos_Aires' },
    hours: HOURS,
    handoverPhrases: ['me cayó mal'],
    mode: 'assistant',
    waitingReason: null,
    saidBefore: [],
    turn: 0,
    optedOut: false,
    windowOpen: true,
    address: { kind: 'wa_id', value: '5491155550143' },
    channel: {
      id: TENANT_ID,
      provider: 'whatsapp',
      externalId: '100000000000001',
      state: 'active',
      sealedToken: 'sealed',
    },
    unanswered: messages.map((body, index) => ({
      id: `01900000-0000-7000-8000-00000000000${index}`,
      providerMessageId: `wamid.${index}`,
      contentType: body === null ? 'image' : 'text',
      body,
      intent: null,
    })),
    openSends: [],
    passages: [
      {
        id: '01900000-0000-7000-8000-0000000000f1',
        documentId: '01900000-0000-7000-8000-0000000000f0',
        documentTitle: 'Precios',
        source: 'file',
        headings: ['Panes'],
        text: 'El pan de campo cuesta $ 5.900.',
        coverage: 1,
      },
    ],
    ...more,
  };
}
