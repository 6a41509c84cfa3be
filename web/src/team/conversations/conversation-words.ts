import type { Conversation, Message } from '../../api/types.ts';
import type { TeamTexts } from '../../i18n/team/texts.ts';
import type { Translate } from '../texts-context.ts';

/** Every reason for which a conversation waits. */
export const WAITING_TEXTS: Record<string, keyof TeamTexts> = {
  unknown_answer: 'waiting.unknown_answer',
  asked_for_person: 'waiting.asked_for_person',
  anger: 'waiting.anger',
  owner_rule: 'waiting.owner_rule',
  not_confirmed: 'waiting.not_confirmed',
  send_failed: 'waiting.send_failed',
  abuse: 'waiting.abuse',
};

const KINDS: Record<string, keyof TeamTexts> = {
  image: 'kind.image',
  audio: 'kind.audio',
  video: 'kind.video',
  document: 'kind.document',
  sticker: 'kind.sticker',
  location: 'kind.location',
  contacts: 'kind.contacts',
  reaction: 'kind.reaction',
};

export function contactName({ contact }: Conversation, t: Translate): string {
  return contact.name || contactAddress(contact.address) || t('inbox.nameless');
}

/** A phone number as people write it; WhatsApp leaves the plus out. */
export function contactAddress(address: string | null): string | null {
  return address && /^\d{7,15}$/.test(address) ? `+${address}` : address;
}

/** Why it waits, in words. */
export function waitingText({ waitingReason }: Conversation, t: Translate): string {
  return t(WAITING_TEXTS[waitingReason ?? ''] ?? 'waiting.other');
}

/** The words of a message, or what it is where it has none. */
export function messageText(
  { body, contentType }: Pick<Message, 'body' | 'contentType'>,
  t: Translate,
): string {
  const kind = KINDS[contentType];
  if (body) return kind ? `${t(kind)}: ${body}` : body;
  return t(kind ?? (contentType === 'text' ? 'kind.empty' : 'kind.other'));
}
