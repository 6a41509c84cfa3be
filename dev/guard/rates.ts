/** A share with its 95 % confidence interval (Wilson). */
export interface Rate {
  n: number;
  share: number;
  low: number;
  high: number;
}

const Z = 1.96;

export function rateOf(hits: number, n: number): Rate {
  if (n === 0) return { n, share: 0, low: 0, high: 1 };
  const share = hits / n;
  const middle = share + Z ** 2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return {
    n,
    share,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** As `84.2 % (82.9–85.4)`. */
export function writeRate({ n, share, low, high }: Rate): string {
  const percent = (value: number) => (100 * value).toFixed(1);
  return n === 0 ? '–' : `${percent(share)} % (${percent(low)}–${percent(high)})`;
}
