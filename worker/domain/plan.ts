/** What an organisation may subscribe to; migrations/0041_usage.sql holds the same list. */
export const PLAN_NAMES = ['start', 'grow', 'scale'] as const;
export type Plan = (typeof PLAN_NAMES)[number];
