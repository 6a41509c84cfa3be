/** Words in a row that are the customer's own. */
const ROW = 5;
/** Of an answer's words, so many within such rows make it the customer's, not the business's. */
const SHARE = 0.8;
const FEWEST_WORDS = 6;

/**
 * Whether an answer says what the customer told it to say, word for word, and no passage says: `repeat after me`.
 * @param folded the answer
 * @param heard what the customer wrote, in every reading, folded
 * @param passages folded
 */
export function isDictated(folded: string, heard: readonly string[], passages: string): boolean {
  const words = wordsOf(folded);
  if (words.length < FEWEST_WORDS) return false;
  const rows = new Set(heard.flatMap((one) => rowsOf(wordsOf(one))));
  if (rows.size === 0) return false;
  const known = wordsOf(passages).join(' ');
  const isTheirs = new Array<boolean>(words.length).fill(false);
  for (const [at, row] of rowsOf(words).entries()) {
    if (rows.has(row) && !known.includes(row)) isTheirs.fill(true, at, at + ROW);
  }
  return isTheirs.filter(Boolean).length >= words.length * SHARE;
}

function rowsOf(words: readonly string[]): string[] {
  return words.flatMap((_, at) => (at + ROW <= words.length ? [words.slice(at, at + ROW).join(' ')] : []));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]{1,40}/gu) ?? [];
}
