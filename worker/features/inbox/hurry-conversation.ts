import type { Log } from '../../platform/log.ts';
import { conversationObject } from '../../platform/objects.ts';
import { tellInbox } from './tell-inbox.ts';

export interface DeskPorts {
  env: Env;
  tenantId: string;
  log: Log;
}

/**
 * After something that a person did: the conversation's object, which alone sends, looks at it, and the open browsers
 * load it again. What was done stays done where either fails: the minute's job wakes the object as well.
 */
export async function hurryConversation(
  { env, tenantId, log }: DeskPorts,
  conversationId: string,
): Promise<void> {
  const hurried = conversationObject(env, tenantId, conversationId)
    .hurry()
    .catch((error: unknown) => log.error('conversation.not_woken', error, { conversationId }));
  await Promise.all([hurried, tellInbox(env, tenantId, { type: 'conversation', id: conversationId }, log)]);
}
