import type { Identifier } from '../../domain/inbound-event.ts';
import { asCustomerId, asId, asRecords, type JsonRecord } from './json-values.ts';

/** A phone-based id, if there is one, and the first user id that is present. Both verbatim, never normalised. */
export function whatsAppIdentifiers(waId: unknown, userIds: readonly unknown[]): Identifier[] {
  const phone = asCustomerId(waId);
  const userId = userIds.map(asCustomerId).find((id) => id !== null);
  return [
    ...(phone ? [{ kind: 'wa_id', value: phone } as const] : []),
    ...(userId ? [{ kind: 'wa_user_id', value: userId } as const] : []),
  ];
}

/**
 * The entry of `contacts` that is this message's sender. A message that names no sender at all (username without
 * phone number) belongs to the only contact; with several contacts nobody is guessed.
 */
export function findContact(message: JsonRecord, contacts: unknown): JsonRecord | null {
  const all = asRecords(contacts);
  const from = asId(message.from);
  const fromUser = asId(message.from_user_id);
  if (!from && !fromUser) return all.length === 1 ? (all[0] ?? null) : null;
  const isSender = ({ wa_id, user_id }: JsonRecord) =>
    (from !== null && asId(wa_id) === from) || (fromUser !== null && asId(user_id) === fromUser);
  return all.find(isSender) ?? null;
}
