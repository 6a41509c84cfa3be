import type { NamedLimit } from '../../../durable-objects/admission.ts';
import { askGate } from '../../platform/ask-gate.ts';
import type { CallGate } from '../../platform/gated-call.ts';
import type { Log } from '../../platform/log.ts';
import type { Turn } from './load-turn.ts';

/** Answers to one customer: more than a person can read, fewer than a program asks for. */
const ANSWERS = { burst: 20, windowMs: 10 * 60_000 };

/**
 * Whether a customer gets another answer now. Blocked for repeated abuse: not at all, and a person reads on. Without
 * a gate there is an answer, but only of what costs nothing: each call that costs asks it again.
 */
export async function admitContact(
  { gate, log }: { gate: CallGate; log: Log },
  { contactId, unanswered, mode }: Turn,
): Promise<'admitted' | 'blocked' | { waitMs: number }> {
  if (unanswered.length === 0 || mode === 'person') return 'admitted';
  const subject = `contact:${contactId}`;
  const limits: NamedLimit[] = [{ ...ANSWERS, name: 'answers', bucket: `answers ${subject}` }];
  const admitted = await askGate(gate.admit({ subject, limits }), log).catch(() => null);
  if (admitted?.outcome === 'blocked') log.warn('turn.blocked');
  if (admitted?.outcome === 'limited') return { waitMs: admitted.waitMs };
  return admitted?.outcome === 'blocked' ? 'blocked' : 'admitted';
}
