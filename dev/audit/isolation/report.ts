import { ATTACKS } from './catalogue.ts';

/** A number of the catalogue, or the id of a lint rule. */
export type AttackId = number | string;

export interface Leak {
  attack: AttackId;
  name: string;
  table?: string;
  detail: string;
}

export interface IsolationReport {
  /** Names of the tables that were attacked. */
  tables: string[];
  /** Executions: an attack counts once for each table, role or variant, a lint rule once. */
  attacks: number;
  /** Kinds of attacks of the catalogue that were executed. */
  kinds: number;
  /** Executions that reached nothing. */
  held: number;
  leaks: Leak[];
  /** What could not be shown on this database. */
  skipped: { attack: AttackId; table?: string; reason: string }[];
  /** Every attack of the catalogue and every lint rule, once. */
  outcomes: { attack: AttackId; name: string; executions: number; outcome: 'held' | 'leaked' | 'skipped' }[];
}

/** Collects what the attacks found. */
export interface Recorder {
  /** One execution: null where it reached nothing, else what it reached. */
  record(attack: AttackId, finding: string | null, table?: string): void;
  skip(attack: AttackId, reason: string, table?: string): void;
  /** Runs a check of its own; what it throws is a leak, never the end of the audit. */
  run(attack: AttackId, check: () => Promise<string | null>, table?: string): Promise<void>;
  hasLeak(): boolean;
  report(tables: string[]): IsolationReport;
}

/** `names` are those of lint rules by their id; the catalogue's are known. */
export function newRecorder(names: ReadonlyMap<string, string>): Recorder {
  const executions = new Map<AttackId, number>();
  const leaks: Leak[] = [];
  const skipped: IsolationReport['skipped'] = [];
  const nameOf = (attack: AttackId) =>
    typeof attack === 'number' ? (ATTACKS[attack]?.name ?? 'unknown attack') : (names.get(attack) ?? attack);

  function record(attack: AttackId, finding: string | null, table?: string): void {
    executions.set(attack, (executions.get(attack) ?? 0) + 1);
    if (finding === null) return;
    leaks.push({ attack, name: nameOf(attack), ...(table === undefined ? {} : { table }), detail: finding });
  }

  return {
    record,
    skip(attack, reason, table) {
      skipped.push({ attack, ...(table === undefined ? {} : { table }), reason });
    },
    async run(attack, check, table) {
      record(attack, await check().catch(describeError), table);
    },
    hasLeak: () => leaks.length > 0,
    report(tables) {
      const known: AttackId[] = [...Object.keys(ATTACKS).map(Number), ...names.keys()];
      const leaked = new Set(leaks.map(({ attack }) => attack));
      const outcomes = [...new Set([...known, ...executions.keys()])].map((attack) => {
        const count = executions.get(attack) ?? 0;
        const outcome = leaked.has(attack) ? 'leaked' : count > 0 ? 'held' : 'skipped';
        return { attack, name: nameOf(attack), executions: count, outcome } as const;
      });
      const attacks = [...executions.values()].reduce((sum, count) => sum + count, 0);
      return {
        tables,
        attacks,
        kinds: [...executions.keys()].filter((attack) => typeof attack === 'number').length,
        held: attacks - leaks.length,
        leaks,
        skipped,
        outcomes,
      };
    },
  };
}

/** A database's error by its code and message; both are its own words, without a row's content beyond our canaries. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code: unknown = Reflect.get(error, 'code');
  // A refused connection arrives as an AggregateError without a message.
  return typeof code === 'string' ? `error ${code}: ${error.message}`.trimEnd() : error.message || error.name;
}

/** Two databases as one: what could not be shown on one of them may have been shown on the other. */
export function mergeReports(first: IsolationReport, second: IsolationReport): IsolationReport {
  const outcomes = first.outcomes.map((outcome) => {
    const other = second.outcomes.find(({ attack }) => attack === outcome.attack);
    if (!other) return outcome;
    const found = [outcome.outcome, other.outcome];
    const merged = (['leaked', 'held', 'skipped'] as const).find((one) => found.includes(one)) ?? 'skipped';
    return { ...outcome, executions: outcome.executions + other.executions, outcome: merged };
  });
  const isOpen = (attack: AttackId) =>
    outcomes.some((outcome) => outcome.attack === attack && outcome.outcome === 'skipped');
  return {
    tables: [...new Set([...first.tables, ...second.tables])].sort(),
    attacks: first.attacks + second.attacks,
    kinds: outcomes.filter(({ attack, executions }) => typeof attack === 'number' && executions > 0).length,
    held: first.held + second.held,
    leaks: [...first.leaks, ...second.leaks],
    skipped: [...first.skipped, ...second.skipped.filter(({ attack }) => isOpen(attack))],
    outcomes,
  };
}
