export type BudgetLevel = 'below' | 'reached_80' | 'reached_100';

/** How far a ceiling is reached, as the gate judges it; one of nothing is reached at once. */
export function levelOf(spentMicro: number, ceilingMicro: number): BudgetLevel {
  if (spentMicro >= ceilingMicro) return 'reached_100';
  return spentMicro >= 0.8 * ceilingMicro ? 'reached_80' : 'below';
}
