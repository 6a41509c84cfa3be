import { describe, expect, it } from 'vitest';
import { uuidV7 } from '../../../worker/domain/ids.ts';
import { conversationObject, parseConversationName } from '../../../worker/platform/objects.ts';
import { openChat } from '../../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../../support/stack.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { World } from './world.ts';

const [A, B] = [LA_ESPIGA.tenantId, DOCE_MANHA.tenantId];

export function objectChecks(world: () => World): void {
  describe('a conversation’s object', () => {
    it('[control row-isolation] can do nothing with a conversation of another organisation', async () => {
      const { test, env } = world();
      const chat = openChat(test, DOCE_MANHA);
      await chat.ask('Oi');
      await chat.sendInState('delivered');
      const { id, channel_id } = await chat.conversation();
      // A message that waits for its answer, and of which no object has heard.
      await test.query(
        `insert into public.messages (tenant_id, id, conversation_id, channel_id, direction, author, content_type, body,
           provider_message_id, sent_at, received_at, needs_reply)
         values ($1, $2, $3, $4, 'in', 'customer', 'text', 'Oi de novo', $5, now(), now(), true)`,
        [B, uuidV7(), id, channel_id, uuidV7()],
      );
      const looks = (tenantId: string) =>
        test
          .logged('conversation.looked')
          .filter((line) => line.tenantId === tenantId && line.conversationId === id)
          .map((line) => line.outcome);
      const before = { replies: chat.replies().length, messages: await chat.messages() };
      await conversationObject(env, A, id).wake();
      await waitUntil('the look under another name', () => looks(A).length > 0);
      expect(looks(A)).toEqual(['silent']);
      expect({ replies: chat.replies().length, messages: await chat.messages() }).toEqual(before);
      // Its own object answers.
      await conversationObject(env, B, id).wake();
      await chat.reply(before.replies + 1);
    });

    it('[control row-isolation] has a name of one organisation and one conversation, and no other has it', () => {
      const { env } = world();
      const idOf = (tenantId: string, conversationId: string) =>
        String(env.CONVERSATION.idFromName(`${tenantId}:${conversationId}`));
      const conversation = uuidV7();
      expect(idOf(A, conversation)).not.toBe(idOf(B, conversation));
      expect(parseConversationName(`${A}:${conversation}`)).toEqual({
        tenantId: A,
        conversationId: conversation,
      });
      for (const foreign of [`${A}:${B}:${conversation}`, `${A}`, `:${conversation}`, `${A}:`]) {
        expect(() => parseConversationName(foreign)).toThrow('not a conversation');
      }
    });
  });
}
