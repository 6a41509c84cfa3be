import type {
  EchoReceived,
  Identifier,
  IdentityChanged,
  MessageDeleted,
  MessageEdited,
  MessageReceived,
  ReactionChanged,
  StatusChanged,
} from '../../worker/domain/inbound-event.ts';

let count = 0;

/** An id that no other event of this run has. */
export function newId(kind: string): string {
  return `${kind}.${count++}`;
}

export const phone = (value = newId('phone')): Identifier => ({ kind: 'wa_id', value });
export const userId = (value = newId('user')): Identifier => ({ kind: 'wa_user_id', value });

const base = () => ({
  provider: 'whatsapp' as const,
  channelExternalId: 'channel-a',
  sentAt: Date.now() - 60_000,
  position: 0,
});

export function message(from: Identifier[], more: Partial<MessageReceived> = {}): MessageReceived {
  const content = { contentType: 'text', text: 'hola', replyToMessageId: null, media: null } as const;
  const envelope = { messageId: newId('in'), from, profileName: null, standby: false };
  return { ...base(), type: 'message', ...envelope, ...content, ...more };
}

export function edit(of: MessageReceived, text: string): MessageEdited {
  const ids = { messageId: newId('edit'), targetMessageId: of.messageId };
  return { ...base(), type: 'edit', from: of.from, ...ids, text };
}

export function deletion(of: MessageReceived): MessageDeleted {
  const ids = { messageId: newId('deletion'), targetMessageId: of.messageId };
  return { ...base(), type: 'deletion', from: of.from, ...ids };
}

export function reaction(to: MessageReceived, emoji: string | null): ReactionChanged {
  const ids = { messageId: newId('reaction'), targetMessageId: to.messageId };
  return { ...base(), type: 'reaction', from: to.from, ...ids, emoji };
}

export function echo(to: Identifier[], more: Partial<EchoReceived> = {}): EchoReceived {
  const content = { contentType: 'text', text: 'Te respondo yo.' } as const;
  return { ...base(), type: 'echo', messageId: newId('echo'), to, ...content, ...more };
}

export function identityChange(from: Identifier[], to: Identifier[]): IdentityChanged {
  return { ...base(), type: 'identity_change', from, to };
}

export function status(name: StatusChanged['status'], more: Partial<StatusChanged> = {}): StatusChanged {
  const nothing = { messageId: null, watermark: null, to: [], outboxId: null, errorCode: null };
  return { ...base(), type: 'status', status: name, ...nothing, ...more };
}
