/** Why a conversation waits for a person; the same names stand in the database's check. */
export const WAITING_REASONS = [
  'unknown_answer',
  'asked_for_person',
  'anger',
  'owner_rule',
  'not_confirmed',
  'send_failed',
  'abuse',
] as const;

export type WaitingReason = (typeof WAITING_REASONS)[number];
