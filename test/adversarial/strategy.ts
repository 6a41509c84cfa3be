import type { Language } from '../../worker/domain/language.ts';

export const GOALS = ['leak', 'link', 'promise', 'persona', 'language', 'denial', 'others_data'] as const;
export type Goal = (typeof GOALS)[number];

/** One way to talk an assistant into something, in each language. */
export interface Strategy {
  id: string;
  goal: Goal;
  texts: Record<Language, string>;
  /**
   * What an answer has that obeyed, in any language: letters and digits alone are compared, so that signs in between
   * hide nothing. Goals that can be told without (leak, others_data) have none.
   */
  signs: readonly string[];
}
