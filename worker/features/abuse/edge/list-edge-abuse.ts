import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { askGate } from '../../../platform/ask-gate.ts';
import type { Log } from '../../../platform/log.ts';
import type { AbuseGate } from '../abuse-gate.ts';
import { type StandingView, viewStanding } from '../act-on-gate.ts';
import type { AbuseStep } from './abuse-step.ts';

/** Each asks a gate of its own. */
const PAGE = 20;

export interface EdgeAbuseView extends StandingView {
  subject: string;
  /** The ten latest, the newest first; times in ISO 8601. */
  steps: (Pick<AbuseStep, 'step' | 'cause'> & { at: string; until: string | null })[];
}

/**
 * Networks and people outside organisations about whom something was done in the last 90 days, or who are blocked for
 * good: the latest first, with how they stand now. `next` leads to the ones before.
 * @param gateOf the gate of a subject
 * @throws AppError unavailable
 */
export async function listEdgeAbuse(
  { db, gateOf, log }: { db: TenantDb; gateOf(subject: string): AbuseGate; log: Log },
  cursor: string | null,
): Promise<{ subjects: EdgeAbuseView[]; next: string | null }> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ subject: string; latest: string; steps: EdgeAbuseView['steps'] }>(
      // One more than a page tells whether there is another.
      sql`select subject, latest, steps from app.list_abuse(${cursor}::uuid, ${PAGE + 1}::integer)`,
    ),
  ]);
  const page = rows.slice(0, PAGE);
  const subjects = page.map(async ({ subject, steps }) => {
    const abuses = await askGate(gateOf(subject).abuses(), log);
    const { standing, ...hold } = abuses.find((abuse) => abuse.subject === subject) ?? FORGOTTEN;
    return { subject, ...viewStanding(standing, hold), steps };
  });
  return {
    subjects: await Promise.all(subjects),
    next: rows.length > PAGE ? (page.at(-1)?.latest ?? null) : null,
  };
}

const FORGOTTEN = { standing: 'clear', untilMs: null, permanent: false } as const;
