/** Money is counted in whole millionths of a currency's unit. Whether this is such an amount, to 2^53 - 1. */
export function isMicro(amount: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 0;
}
