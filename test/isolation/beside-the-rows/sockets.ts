import { afterAll, describe, expect, it } from 'vitest';
import { callApi } from '../../support/api.ts';
import { openChat } from '../../support/chat.ts';
import { connectLive, type Live } from '../../support/live-connection.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../../support/stack.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { World } from './world.ts';

export function socketChecks(world: () => World): void {
  const opened: Live[] = [];
  afterAll(() => {
    for (const { socket } of opened) socket.close();
  });
  const ticketOf = async ({ tenantId, owner }: typeof LA_ESPIGA, as = owner) =>
    callApi<{ ticket: string }>(world().test, 'POST', 'live/tickets', { tenantId, as });
  async function connect(ticket: string, { tenantId }: typeof LA_ESPIGA): Promise<Live> {
    const live = await connectLive(world().test, ticket, { tenantId });
    opened.push(live);
    return live;
  }

  describe('a live connection', () => {
    it('[control row-isolation] hears what changes in its own organisation only', async () => {
      const { test, a, b } = world();
      const businesses = [LA_ESPIGA, DOCE_MANHA] as const;
      const [one, other] = await Promise.all(
        businesses.map(async (business) => connect((await ticketOf(business)).body.ticket, business)),
      );
      if (!one || !other) throw new Error('not connected');
      const [chatOfA, chatOfB] = [openChat(test, LA_ESPIGA), openChat(test, DOCE_MANHA)];
      await Promise.all([chatOfA.ask('Hola'), chatOfB.ask('Oi')]);
      const ids = { a: (await chatOfA.conversation()).id, b: (await chatOfB.conversation()).id };
      const heard = (live: Live, id: string) => live.heard.some((change) => change.id === id);
      await waitUntil('the news of each', () => heard(one, ids.a) && heard(other, ids.b));
      expect(heard(one, ids.b)).toBe(false);
      expect(heard(other, ids.a)).toBe(false);

      // What has no id is told to one of them at a time.
      const knowledge = (live: Live) => live.heard.filter((change) => change.type === 'knowledge').length;
      for (const [api, own, foreign] of [
        [a, one, other],
        [b, other, one],
      ] as const) {
        const before = { own: knowledge(own), foreign: knowledge(foreign) };
        await api.add('Notas.', 'notas.md');
        await waitUntil('the news', () => knowledge(own) > before.own);
        expect(knowledge(foreign)).toBe(before.foreign);
      }
    });

    it('[control row-isolation] opens by no ticket and no session of another organisation', async () => {
      const { ticket } = (await ticketOf(DOCE_MANHA)).body;
      expect((await connect(ticket, LA_ESPIGA)).code).toBe(1006);
      expect((await connect(ticket, DOCE_MANHA)).code).toBeNull();
      const refused = await ticketOf(LA_ESPIGA, DOCE_MANHA.owner);
      expect(refused.body.ticket).toBeUndefined();
      expect([403, 404]).toContain(refused.status);
    });
  });
}
