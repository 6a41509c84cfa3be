import type { Folded } from './folded.ts';

/** Single letters in a row, all with the same sign in between, from which on they are one word. */
const FEWEST = 4;

/**
 * Joins `i g n o r e`, `i.g.n.o.r.e`, `i-g-n-o-r-e`; null where there is nothing to join. Between two words of such
 * letters stood two spaces, or another sign; where only one space is left of them, the words run together.
 */
export function joinSpacedLetters({ text, offsets, counts }: Folded): Folded | null {
  const out: string[] = [];
  const kept: number[] = [];
  let joined = 0;
  for (let at = 0; at < text.length; ) {
    const end = endOfRow(text, at);
    const step = end > at ? 2 : 1;
    if (step === 2) joined += 1;
    for (let index = at; index < Math.max(end, at + 1); index += step) {
      out.push(text[index] ?? '');
      kept.push(offsets[index] ?? 0);
    }
    at = Math.max(end, at + 1);
  }
  return joined > 0 ? { text: out.join(''), offsets: Uint32Array.from(kept), counts } : null;
}

/** Where a row that begins at `at` ends; `at` where none does. */
function endOfRow(text: string, at: number): number {
  const sign = text[at + 1];
  if (sign === undefined || isLetter(sign) || !isAlone(text, at)) return at;
  let letters = 1;
  let last = at;
  while (text[last + 1] === sign && isLetter(text[last + 2]) && !isLetter(text[last + 3])) {
    last += 2;
    letters += 1;
  }
  return letters >= FEWEST ? last + 1 : at;
}

function isAlone(text: string, at: number): boolean {
  return isLetter(text[at]) && !isLetter(text[at - 1]) && !isLetter(text[at + 1]);
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /^[\p{L}\p{N}@$]$/u.test(character);
}
