import { type InspectContext, type Inspection, inspectWith } from './inspect-with.ts';
import { trainedModel } from './model/trained.ts';

export type { InspectContext, Inspection, Reason, Span, Verdict } from './inspect-with.ts';

/**
 * Whether a text tries to manipulate the assistant or what runs behind it. Pure; never throws; time and memory are
 * linear in the text, and bounded.
 */
export function inspect(text: string, context: InspectContext = {}): Inspection {
  return inspectWith(trainedModel, text, context);
}
