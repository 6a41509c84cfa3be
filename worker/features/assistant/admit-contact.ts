import type { Admission, NamedLimit } from '../../../durable-objects/admission.ts';
import type { StrikeStep } from '../../../durable-objects/policy/strikes.ts';
import { askGate } from '../../platform/ask-gate.ts';
import type { CallGate } from '../../platform/gated-call.ts';
import type { Log } from '../../platform/log.ts';
import type { Turn } from './load-turn.ts';

/** Answers to one customer: more than a person can read, fewer than a program asks for. */
const ANSWERS = { burst: 20, windowMs: 10 * 60_000 };

export type ContactAdmission =
  | { outcome: 'admitted' | 'blocked'; struck?: StrikeStep }
  | { outcome: 'limited'; waitMs: number };

/**
 * Whether a customer gets another answer now, after a strike for what they have just written. Blocked for repeated
 * abuse: not at all, and a person reads on. Without a gate there is an answer, but only of what costs nothing: each
 * call that costs asks it again.
 */
export async function admitContact(
  { gate, log }: { gate: CallGate; log: Log },
  { contactId }: Turn,
  strike: Admission['strike'] | null,
): Promise<ContactAdmission> {
  const subject = `contact:${contactId}`;
  const limits: NamedLimit[] = [{ ...ANSWERS, name: 'answers', bucket: `answers ${subject}` }];
  const admission = { subject, limits, ...(strike && { strike }) };
  const admitted = await askGate(gate.admit(admission), log).catch(() => null);
  if (admitted?.outcome === 'limited') return { outcome: 'limited', waitMs: admitted.waitMs };
  const struck = admitted && 'struck' in admitted && admitted.struck ? { struck: admitted.struck } : {};
  if (admitted?.outcome !== 'blocked') return { outcome: 'admitted', ...struck };
  log.warn('turn.blocked');
  return { outcome: 'blocked', ...struck };
}
