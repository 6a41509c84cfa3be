import type { WaitingReason } from '../../domain/conversation.ts';
import { stem, words } from '../../providers/models/terms.ts';
import { isAngry } from './handover-anger.ts';
import { asksForPerson } from './handover-people.ts';

/** Reasons for which a person answers, and of which the customer was told. */
export const PERSON_REASONS = ['unknown_answer', 'asked_for_person', 'anger', 'owner_rule'] as const;
export type PersonReason = Extract<WaitingReason, (typeof PERSON_REASONS)[number]>;

/** Why a person has to answer a burst whatever the documents say, or null. Anger first: it wants another tone. */
export function handoverReason(
  messages: string[],
  handoverPhrases: string[],
): Exclude<PersonReason, 'unknown_answer'> | null {
  if (messages.some(isAngry)) return 'anger';
  if (messages.some(asksForPerson)) return 'asked_for_person';
  return messages.some((message) => matchesRule(message, handoverPhrases)) ? 'owner_rule' : null;
}

/** Whether a message has all the words of one of the owner's phrases: in any order, form, case and accent. */
export function matchesRule(message: string, handoverPhrases: string[]): boolean {
  if (handoverPhrases.length === 0) return false;
  const said = new Set(words(message).map(stem));
  return handoverPhrases.some((phrase) => {
    const wanted = words(phrase).map(stem);
    return wanted.length > 0 && wanted.every((word) => said.has(word));
  });
}
