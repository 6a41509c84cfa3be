import { LIVE_PROTOCOL } from '../../../worker/http/guards/socket-ticket.ts';
import { type Attack, isKind, notRefused, refusedAlike } from '../attack.ts';
import { withHeaders } from '../draft.ts';
import { bearer, newTicket, offer, tokenOf } from '../guards.ts';
import { mapValues } from './credentials.ts';

export const wrongTicket: Attack = refusedAlike({
  name: 'a ticket that is none',
  isBlind: true,
  appliesTo: isKind('socket-ticket'),
  async tries({ bare, world, who }) {
    const ticket = 'A'.repeat(43);
    const offers = {
      'of nobody': `${LIVE_PROTOCOL}, ${ticket}`,
      'a letter less': `${LIVE_PROTOCOL}, ${ticket.slice(1)}`,
      'a letter more': `${LIVE_PROTOCOL}, ${ticket}A`,
      'a third protocol': `${LIVE_PROTOCOL}, ${ticket}, x`,
      'the protocol alone': LIVE_PROTOCOL,
      'another protocol': `portero.live.v2, ${ticket}`,
      'the ticket alone': ticket,
      'a session’s token': `${LIVE_PROTOCOL}, ${await tokenOf(world, who)}`,
      '10 kB': `${LIVE_PROTOCOL}, ${'A'.repeat(10_240)}`,
    };
    return {
      ...mapValues(offers, (value) => withHeaders(bare, { 'sec-websocket-protocol': value })),
      'as a bearer token': bearer(bare, await tokenOf(world, who)),
      'in the query': { ...bare, query: { ticket } },
    };
  },
});

export const usedTicket: Attack = {
  name: 'a ticket used before, or not for this',
  appliesTo: isKind('socket-ticket'),
  async run({ bare, world, who }, sender) {
    const wrong: string[] = [];
    const ticket = await newTicket(world, who);
    const elsewhere = offer(bare, ticket);
    const there = { ...elsewhere, params: { tenant: world.b.tenantId } };
    for (const [what, draft, isGood] of [
      ['in another organisation', there, false],
      ['for the first time', elsewhere, true],
      ['for the second time', elsewhere, false],
    ] as const) {
      const answer = await sender.call(draft);
      const fault = isGood
        ? answer.status === 101
          ? null
          : `answered ${answer.status}`
        : notRefused(answer, 'unauthenticated');
      if (fault) wrong.push(`${what}: ${fault}`);
    }
    return wrong;
  },
};
