import { inspect, type Verdict } from '../../worker/guard/inspect.ts';
import type { Row } from './rows.ts';

/** How the guard does on some rows: shares, null where there are no such rows. */
export interface GuardRates {
  attacks: number;
  benign: number;
  recall_block: number | null;
  recall_any: number | null;
  fpr_block: number | null;
  fpr_any: number | null;
}

export interface GuardEvaluation {
  rows: (GuardRates & { source: string; lang: string; kind: string })[];
  /** By language. */
  totals: Record<string, GuardRates>;
  per_s: number;
  /** Of one inspection, in µs. */
  p99_us: number;
}

/** Inspects every row once, alone, after a round to warm up. */
export function evaluateGuard(rows: readonly Row[]): GuardEvaluation {
  for (const { text } of rows.slice(0, 500)) inspect(text);
  const times: number[] = [];
  const judged = rows.map((row) => {
    const startedAt = performance.now();
    const { verdict } = inspect(row.text);
    times.push(performance.now() - startedAt);
    return { row, verdict };
  });
  times.sort((one, other) => one - other);
  const spent = times.reduce((sum, time) => sum + time, 0);
  const groups = Map.groupBy(judged, ({ row: { source, lang, kind } }) =>
    JSON.stringify([source, lang, kind]),
  );
  const byLanguage = Map.groupBy(judged, ({ row }) => row.lang);
  return {
    rows: [...groups].map(([key, group]) => {
      const [source, lang, kind] = JSON.parse(key) as [string, string, string];
      return { source, lang, kind, ...ratesOf(group) };
    }),
    totals: Object.fromEntries([...byLanguage].map(([lang, group]) => [lang, ratesOf(group)])),
    per_s: spent > 0 ? Math.round((1000 * judged.length) / spent) : 0,
    p99_us: Math.round(1000 * (times[Math.floor(times.length * 0.99)] ?? 0)),
  };
}

function ratesOf(judged: readonly { row: Row; verdict: Verdict }[]): GuardRates {
  const [attacks, benign] = [true, false].map((isAttack) =>
    judged.filter(({ row }) => row.isAttack === isAttack),
  );
  const share = (some: typeof judged = [], counts: (verdict: Verdict) => boolean) =>
    some.length === 0 ? null : round(some.filter(({ verdict }) => counts(verdict)).length / some.length);
  const isBlock = (verdict: Verdict) => verdict === 'block';
  const isAny = (verdict: Verdict) => verdict !== 'allow';
  return {
    ...{ attacks: attacks?.length ?? 0, benign: benign?.length ?? 0 },
    ...{ recall_block: share(attacks, isBlock), recall_any: share(attacks, isAny) },
    ...{ fpr_block: share(benign, isBlock), fpr_any: share(benign, isAny) },
  };
}

function round(share: number): number {
  return Math.round(share * 1e5) / 1e5;
}
