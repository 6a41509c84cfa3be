import { describe, expect, it } from 'vitest';
import { openChat } from '../../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../../support/stack.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { World } from './world.ts';

/** Only B's documents have this word, and a sentence that is the answer to the very question. */
const SECRET = 'zarzaparrilla';
const QUESTION = `¿Cuál es la clave de la ${SECRET}?`;
const ANSWER = `La clave de la ${SECRET} es 7719.`;

export function answerChecks(world: () => World): void {
  const prompts = (since: number) =>
    world()
      .model.requests.items.slice(since)
      .filter(({ on }) => on === 'chat')
      .map(({ body }) => JSON.stringify(body));

  describe('an answer', () => {
    it.each([
      ['word by word', QUESTION],
      ['mistyped', QUESTION.replace(SECRET, 'zarzaparrila')],
    ])('[control row-isolation] rests on nothing of another organisation, asked %s', async (_, question) => {
      const { test, b, model } = world();
      await b.add(ANSWER, `${question.length}.md`, 'Claves');
      const before = model.requests.items.length;
      const own = openChat(test, DOCE_MANHA);
      await own.ask(question);
      expect(prompts(before).filter((prompt) => prompt.includes('7719'))).not.toEqual([]);

      const after = model.requests.items.length;
      const foreign = openChat(test, LA_ESPIGA);
      expect((await foreign.ask(question)).text).not.toContain('7719');
      await waitUntil('the answer’s row', async () => (await foreign.messages()).length > 1);
      expect(prompts(after).filter((prompt) => prompt.includes('7719'))).toEqual([]);
      expect(JSON.stringify(await foreign.messages())).not.toContain('7719');
    });

    it('[control row-isolation] cites passages of its own organisation only', async () => {
      const { test } = world();
      for (const business of [LA_ESPIGA, DOCE_MANHA]) {
        const chat = openChat(test, business);
        await chat.ask(
          business === LA_ESPIGA ? '¿Cuánto cuesta el pan de campo?' : 'Quanto custa o pão francês?',
        );
        const cited = (await chat.messages()).flatMap(({ citations }) =>
          citations.map((one) => one.passageId),
        );
        expect(cited.length).toBeGreaterThan(0);
        const rows = await test.query<{ tenant_id: string }>(
          'select distinct tenant_id from public.passages where id = any ($1)',
          [cited],
        );
        expect(rows).toEqual([{ tenant_id: business.tenantId }]);
      }
    });
  });
}
