import type { StrikeStep } from '../../../durable-objects/policy/strikes.ts';
import { type Inspection, inspect } from '../../guard/inspect.ts';
import { fold } from '../../guard/text/folded.ts';
import { toHex } from '../../platform/hex.ts';
import type { Turn } from './load-turn.ts';

/** What the customer is told instead of an answer. */
export type Refusal = 'refused' | 'warned' | 'cooledDown' | 'blocked';

/** The first is a warning, the second within hours cools down, and the fourth is a block: see the rules of strikes. */
const WEIGHT = 4;

/** What the guard finds in the unanswered messages, read together and after what the customer wrote before. */
export function inspectTurn({ unanswered, saidBefore }: Turn): Inspection {
  const before = saidBefore.flatMap(({ author, body }) => (author === 'customer' ? [body] : []));
  return inspect(burstOf(unanswered), { before });
}

/** The strike for a refused burst; the same text counts once, however often it is sent or forwarded. */
export async function strikeFor({
  unanswered,
}: Turn): Promise<{ weight: number; cause: string; about: string }> {
  const text = new TextEncoder().encode(fold(burstOf(unanswered).slice(0, 20_000)).text);
  const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', text))).slice(0, 16);
  return { weight: WEIGHT, cause: 'guard', about: digest };
}

/** What to say to somebody whose burst was refused, after what the strike led to. */
export function refusalAfter(struck: StrikeStep | undefined): Refusal {
  if (struck === 'warned') return 'warned';
  if (struck === 'cooled_down') return 'cooledDown';
  return struck === 'blocked' ? 'blocked' : 'refused';
}

function burstOf(unanswered: Turn['unanswered']): string {
  return unanswered.flatMap(({ body }) => (body === null ? [] : [body])).join('\n');
}
