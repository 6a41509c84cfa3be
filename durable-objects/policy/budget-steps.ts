export type BudgetLevel = 'normal' | 'reached_80' | 'reached_100';

/** With what a question is answered, from the dearest to what costs nothing. */
export type AnswerStep = 'full' | 'smaller_model' | 'extractive';

/** How much of a ceiling is committed: 1 for all of it, more after overruns. A ceiling of 0 is always reached. */
export function share(committed: number, ceiling: number): number {
  return ceiling > 0 ? committed / ceiling : 1;
}

export function level(committed: number, ceiling: number): BudgetLevel {
  const part = share(committed, ceiling);
  if (part < 0.8) return 'normal';
  return part < 1 ? 'reached_80' : 'reached_100';
}

/**
 * The dearest step that may be tried, given the share of the fullest counter and which step was refused for want
 * of room, if one was. A share that is no number allows only what costs nothing.
 */
export function nextStep(fullest: number, refused: AnswerStep | null): AnswerStep {
  if (!(fullest < 1) || (refused !== null && refused !== 'full')) return 'extractive';
  return fullest < 0.8 && refused === null ? 'full' : 'smaller_model';
}
