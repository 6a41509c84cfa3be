import type { Folded } from './folded.ts';
import { isWordCode } from './words.ts';
import { bordersWithin } from './words-run-together.ts';

/** Single letters in a row, all with the same sign in between, from which on they are one word. */
const FEWEST = 4;
const SPACE = 32;

/**
 * Joins `i g n o r e`, `i.g.n.o.r.e`, `i-g-n-o-r-e`, and words that emojis cut; null where there is nothing to join. Between two
 * words of single letters stood two spaces, or another sign; where only one is left of them, known words part them.
 */
export function joinSpacedLetters({ text, offsets, counts }: Folded): Folded | null {
  let joined = '';
  const kept: number[] = [];
  let changes = 0;
  const push = (at: number) => {
    joined += text[at] ?? '';
    kept.push(offsets[at] ?? 0);
  };
  /** What was joined from there on may be several words. */
  const part = (from: number) => {
    const borders = bordersWithin(joined.slice(from));
    for (const border of borders.toReversed()) {
      joined = `${joined.slice(0, from + border)} ${joined.slice(from + border)}`;
      kept.splice(from + border, 0, kept[from + border] ?? 0);
    }
  };
  for (let at = 0; at < text.length; ) {
    const rowEnd = endOfRow(text, at);
    const pieceEnd = rowEnd > at ? rowEnd : endOfPieces(text, at);
    if (pieceEnd === at) {
      push(at);
      at += 1;
      continue;
    }
    changes += 1;
    let from = joined.length;
    for (let index = at; index < pieceEnd; index++) {
      if (isLetterAt(text, index)) push(index);
      else if (isWide(text, offsets, index)) {
        part(from);
        push(index);
        from = joined.length;
      }
    }
    part(from);
    at = pieceEnd;
  }
  return changes > 0 ? { text: joined, offsets: Uint32Array.from(kept), counts } : null;
}

/** Where more than one space stood: folding leaves one of them. */
function isWide(text: string, offsets: Uint32Array, at: number): boolean {
  return text.charCodeAt(at) === SPACE && (offsets[at + 1] ?? 0) - (offsets[at] ?? 0) > 1;
}

/** Where a row that begins at `at` ends; `at` where none does. */
function endOfRow(text: string, at: number): number {
  if (isLetterAt(text, at + 1) || !isLetterAt(text, at) || isLetterAt(text, at - 1)) return at;
  const sign = text[at + 1];
  if (sign === undefined) return at;
  let letters = 1;
  let last = at;
  while (text[last + 1] === sign && isLetterAt(text, last + 2) && !isLetterAt(text, last + 3)) {
    last += 2;
    letters += 1;
  }
  return letters >= FEWEST ? last + 1 : at;
}

/** Where a word that begins at `at` ends, if emojis stand between its letters; `at` otherwise. */
function endOfPieces(text: string, at: number): number {
  if (!isLetterAt(text, at) || isLetterAt(text, at - 1)) return at;
  let pieces = 0;
  let end = at;
  for (let next = at; isLetterAt(text, next); ) {
    while (isLetterAt(text, next)) next += 1;
    end = next;
    pieces += 1;
    while (isEmojiAt(text, next)) next += 1;
    if (next === end) break;
  }
  return pieces > 1 ? end : at;
}

function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isWordCode(code) || code === AT || code === DOLLAR;
}

const AT = 64;
const DOLLAR = 36;

/** Either half of an emoji, or a symbol. */
function isEmojiAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x2190 && code <= 0xdfff && !isWordCode(code);
}
