/** Bodies of Messenger and Instagram webhooks in every shape that Meta sends. */
import type { Json } from './whatsapp-webhooks.ts';

export const PAGE = '660000000000001';
export const PERSON = '990000000000001';
export const AT = 1_790_000_000_123;

/** One part in `messaging`; `object` is 'page' or 'instagram'. */
export function messengerBody(
  part: Json,
  object = 'page',
  list: 'messaging' | 'standby' = 'messaging',
): Json {
  return { object, entry: [{ id: PAGE, time: AT, [list]: [fromPerson(part)] }] };
}

/** One part as a change, the way Instagram sends its dashboard's tests: seconds as text. */
export function instagramChange(part: Json, field = 'messages'): Json {
  const value = { ...fromPerson(part), timestamp: '1790000000' };
  return { object: 'instagram', entry: [{ id: PAGE, time: AT, changes: [{ field, value }] }] };
}

export function fromPerson(part: Json): Json {
  return { sender: { id: PERSON }, recipient: { id: PAGE }, timestamp: AT, ...part };
}

export const text = (body: string, more: Json = {}): Json => ({
  message: { mid: 'm_1', text: body, ...more },
});

/** The business's own words, with or without Meta's flag. */
export const echo = (flag: boolean): Json => ({
  sender: { id: PAGE },
  recipient: { id: PERSON },
  message: { mid: 'm_e', text: 'Hola', ...(flag && { is_echo: true }) },
});

export const attachments = (...files: Json[]): Json => ({ message: { mid: 'm_1', attachments: files } });
export const file = (type: string, url: string): Json => ({ type, payload: { url } });
export const postback = (title: string): Json => ({ postback: { title, payload: 'P' } });
export const reaction = (action: string): Json => ({ reaction: { mid: 'm_0', action, emoji: '❤' } });
export const readWatermark: Json = { read: { watermark: AT } };
export const seen: Json = { read: { mid: 'm_9' } };
export const delivery = (...mids: string[]): Json => ({
  delivery: { watermark: AT, ...(mids.length > 0 && { mids }) },
});
export const unsent: Json = { message: { mid: 'm_0', is_deleted: true } };
export const edited: Json = { message_edit: { mid: 'm_0', text: 'otra cosa', num_edit: 1 } };
