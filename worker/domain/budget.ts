/** What money is spent on, each in its own unit: tokens, bytes, tokens, messages. */
export const KINDS = ['ai', 'file', 'embedding', 'sending'] as const;
export type Kind = (typeof KINDS)[number];
