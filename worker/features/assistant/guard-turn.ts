import type { Admission } from '../../../durable-objects/admission.ts';
import type { StrikeStep } from '../../../durable-objects/policy/strikes.ts';
import type { TenantDb } from '../../data/tenant-db.ts';
import { type Inspection, inspect } from '../../guard/inspect.ts';
import type { Log } from '../../platform/log.ts';
import { textDigest } from '../guard/guard-event.ts';
import { recordGuardEvent } from '../guard/record-guard-event.ts';
import type { Turn } from './load-turn.ts';

/** What the customer is told instead of an answer. */
export type Refusal = 'refused' | 'warned' | 'cooledDown' | 'blocked';

export interface GuardedTurn {
  /** The messages, one on each line. */
  burst: string;
  inspection: Inspection;
  /** What a refused burst adds to; the same text counts once, however often it is sent or forwarded. */
  strike: Admission['strike'] | null;
}

/** The first is a warning, the second within hours cools down, and the fourth is a block: see the rules of strikes. */
const WEIGHT = 4;
/** So many characters of a digest tell one customer's texts apart. */
const DIGEST = 16;

/** What the guard finds in the unanswered messages, read together and after what the customer wrote before. */
export async function guardTurn({ unanswered, saidBefore }: Turn): Promise<GuardedTurn> {
  const before = saidBefore.flatMap(({ author, body }) => (author === 'customer' ? [body] : []));
  const burst = unanswered.flatMap(({ body }) => (body === null ? [] : [body])).join('\n');
  const inspection = inspect(burst, { before });
  if (inspection.verdict !== 'block') return { burst, inspection, strike: null };
  const about = (await textDigest(burst)).slice(0, DIGEST);
  return { burst, inspection, strike: { weight: WEIGHT, cause: 'guard', about } };
}

/** Tells the owner. An answer, or its refusal, does not fail for want of that. */
export async function tellOfFinding(
  { db, log, conversationId }: { db: TenantDb; log: Log; conversationId: string },
  { contactId, unanswered }: Turn,
  { burst, inspection }: GuardedTurn,
): Promise<void> {
  const { verdict, reasons, score } = inspection;
  if (verdict === 'allow') return;
  log.warn('guard.found', { verdict, reasons: reasons.join(' '), score });
  const messageId = unanswered.at(-1)?.id;
  const source = { kind: 'message' as const, contactId, conversationId, ...(messageId && { messageId }) };
  await recordGuardEvent(db, source, burst, inspection).catch((error: unknown) =>
    log.error('guard.not_recorded', error),
  );
}

/** What to say to somebody whose burst was refused, after what the strike led to. */
export function refusalAfter(struck: StrikeStep | undefined): Refusal {
  if (struck === 'warned') return 'warned';
  if (struck === 'cooled_down') return 'cooledDown';
  return struck === 'blocked' ? 'blocked' : 'refused';
}
