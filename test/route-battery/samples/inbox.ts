import type { Place } from '../place.ts';
import type { Samples } from '../sample.ts';
import { newConversation } from '../things.ts';

const conversation = async (at: Place) => ({ conversation: (await newConversation(at)).conversationId });

/** Conversations, and the live connection that tells of them. */
export const inboxSamples: Samples = {
  'GET /api/organisations/:tenant/conversations': { status: 200, least: 'viewer' },
  'GET /api/organisations/:tenant/conversations/:conversation': {
    status: 200,
    least: 'viewer',
    // A message that is not there has nothing before it.
    unknown: { 'query.cursor': 200 },
    parts: async (at) => {
      const { conversationId, sendId } = await newConversation(at);
      return { params: { conversation: conversationId }, query: { cursor: sendId } };
    },
  },
  'POST /api/organisations/:tenant/conversations/:conversation/messages': {
    status: 202,
    least: 'agent',
    ownIds: ['json.id'],
    parts: async (at) => ({
      params: await conversation(at),
      json: { id: crypto.randomUUID(), text: `Hola ${at.canary}` },
    }),
  },
  'POST /api/organisations/:tenant/conversations/:conversation/take-over': {
    status: 200,
    least: 'agent',
    parts: async (at) => ({ params: await conversation(at) }),
  },
  'POST /api/organisations/:tenant/conversations/:conversation/give-back': {
    status: 200,
    least: 'agent',
    parts: async (at) => ({ params: await conversation(at) }),
  },
  'POST /api/organisations/:tenant/conversations/:conversation/sends/:send/resend': {
    status: 202,
    least: 'agent',
    parts: async (at) => {
      const { conversationId, sendId } = await newConversation(at);
      return { params: { conversation: conversationId, send: sendId } };
    },
  },
  'POST /api/organisations/:tenant/live/tickets': { status: 201, least: 'viewer' },
  'GET /api/organisations/:tenant/live': { status: 101 },
};
