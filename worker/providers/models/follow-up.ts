import type { SaidBefore } from './answer-model.ts';
import { smallTalkKind } from './small-talk.ts';
import { terms } from './terms.ts';

/** What goes on (an accent counts: `é` asks), then no sentence of its own: a noun phrase or a single word. */
const OPENER =
  /^[\s¿¡]*(?:(?:y|e|and|pero|mas|but|entonces|então|también|também|tambien|tambem|also) (?:(?:el|la|los|las|lo|al?|de|del|en|con|sin|para|por|un|una|os?|as|aos?|às?|na?|nas|nos|em|com|sem|do|da|dos|das|um|uma|the|on|at|in|for|with|without|an?)(?= )|[\p{L}\p{N}]+[\s?!.]*$)|(?:what|how) about )/iu;
const FEW_TERMS = 2;
const MAX_BEFORE = 300;

/** Whether a message only makes sense after the one before it: "¿y los domingos?", "e o quilo?". */
function isFollowUp(text: string): boolean {
  return OPENER.test(text) && terms(text).size <= FEW_TERMS;
}

/** The customer's last question that stands on its own; null where there is none, or none is needed. */
export function questionBefore(text: string, saidBefore: readonly SaidBefore[]): string | null {
  if (!isFollowUp(text)) return null;
  const asked = saidBefore
    .filter(({ author }) => author === 'customer')
    .flatMap(({ body }) => body.split(/(?<=\?)|\n/))
    .filter((part) => smallTalkKind(part) === null && terms(part).size > 0 && !isFollowUp(part));
  return asked.at(-1)?.slice(0, MAX_BEFORE) ?? null;
}
