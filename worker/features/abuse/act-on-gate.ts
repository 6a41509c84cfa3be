import { askGate } from '../../platform/ask-gate.ts';
import type { Log } from '../../platform/log.ts';
import type { Abuse, AbuseGate } from './abuse-gate.ts';

interface Act {
  gate: AbuseGate;
  log: Log;
  /** Writes down who does it, where that can be looked up. */
  audit(): Promise<unknown>;
}

/**
 * Blocks until somebody lifts it. The audit comes first: a block that nobody can be asked about is worse than an
 * audited one that failed.
 * @throws AppError unavailable, and what the audit throws
 */
export async function blockAudited({ gate, log, audit }: Act, subject: string): Promise<void> {
  await audit();
  await askGate(gate.block(subject), log);
}

/**
 * Forgets the abuse of a subject, blocked or only warned, after it was audited.
 * @returns whether there was anything to lift; else nothing happens
 * @throws AppError unavailable, and what the audit throws
 */
export async function liftAudited({ gate, log, audit }: Act, subject: string): Promise<boolean> {
  const abuses = await askGate(gate.abuses(), log);
  if (!abuses.some((abuse) => abuse.subject === subject)) return false;
  await audit();
  return askGate(gate.lift(subject), log);
}

/** How somebody stands, as lists show it. */
export interface StandingView<Standing extends Abuse['standing'] = Abuse['standing']> {
  standing: Standing;
  /** In ISO 8601; null where nothing holds it up, or until it is lifted. */
  until: string | null;
  isPermanent: boolean;
}

export function viewStanding<Standing extends Abuse['standing']>(
  standing: Standing,
  { untilMs, permanent }: Pick<Abuse, 'untilMs' | 'permanent'>,
): StandingView<Standing> {
  const until = untilMs === null ? null : new Date(untilMs).toISOString();
  return { standing, until, isPermanent: permanent };
}
