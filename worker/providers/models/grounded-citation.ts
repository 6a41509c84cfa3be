import type { Citation, RetrievedPassage } from './answer-model.ts';
import { splitSentences } from './sentences.ts';
import { terms } from './terms.ts';

const MAX_QUOTE = 300;
const MAX_PASSAGE = 4_000;

/** The citation of a passage for what a model says that it says: its sentence or row nearest to the claim. */
export function citeFor(claim: string, passage: RetrievedPassage): Citation {
  return {
    passageId: passage.id,
    source: passage.source,
    documentTitle: passage.documentTitle,
    heading: passage.headings.at(-1) ?? null,
    quote: shorten(nearestSentence(claim, passage.text.slice(0, MAX_PASSAGE))),
  };
}

/** Where none shares a word with the claim, the first one. */
function nearestSentence(claim: string, text: string): string {
  const claimed = terms(claim);
  let nearest = '';
  let most = -1;
  for (const sentence of text.split('\n').flatMap(splitSentences)) {
    if (sentence.trim() === '') continue;
    const shared = [...terms(sentence)].filter((term) => claimed.has(term)).length;
    if (shared <= most) continue;
    nearest = sentence.trim();
    most = shared;
  }
  return nearest;
}

function shorten(quote: string): string {
  if (quote.length <= MAX_QUOTE) return quote;
  const cut = quote.slice(0, MAX_QUOTE - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
