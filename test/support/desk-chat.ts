import type { MessageView } from '../../worker/features/inbox/views.ts';
import { type ApiAnswer, callApi } from './api.ts';
import { type Chat, openChat } from './chat.ts';
import type { Person } from './context.ts';
import { LA_ESPIGA, type TestStack } from './stack.ts';

type Answer = Promise<ApiAnswer<{ message?: MessageView }>>;

/** A customer's talk with La Espiga, and what its team does with it through the API. */
export interface DeskChat extends Chat {
  /** Posts to a path below the conversation; as the owner unless said otherwise. */
  act(path: string, options?: { as?: Person; json?: unknown }): Answer;
  /** A person's reply; `id` is a new one unless given. */
  say(text: string, options?: { as?: Person; id?: string }): Answer;
  /** The texts of what the customer got, in order. */
  texts(): string[];
}

/** A new customer who has said hello and got an answer. */
export async function openGreetedChat(test: TestStack): Promise<DeskChat> {
  const chat = openDeskChat(test);
  await chat.ask('Hola');
  return chat;
}

/** A new customer. */
export function openDeskChat(test: TestStack): DeskChat {
  const chat = openChat(test, LA_ESPIGA);
  const act: DeskChat['act'] = async (path, options = {}) =>
    callApi(test, 'POST', `conversations/${(await chat.conversation()).id}/${path}`, options);
  return {
    ...chat,
    act,
    say: (text, { as = LA_ESPIGA.owner, id = crypto.randomUUID() } = {}) =>
      act('messages', { as, json: { id, text } }),
    texts: () => chat.replies().map((sent) => sent.text),
  };
}
