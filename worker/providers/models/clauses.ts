const LONGEST_SENTENCE = 220;
const LONGEST_PIECE = 160;
const SHORTEST_PIECE = 40;

/** Cuts a sentence that is too long to quote whole after its commas and the like, else between words. */
export function splitLong(sentence: string): string[] {
  if (sentence.length <= LONGEST_SENTENCE) return [sentence];
  const pieces: string[] = [];
  let start = 0;
  while (sentence.length - start > LONGEST_PIECE) {
    const room = sentence.slice(start, start + LONGEST_PIECE);
    const end = start + lastBreak(room);
    pieces.push(sentence.slice(start, end));
    start = sentence[end] === ' ' ? end + 1 : end;
  }
  if (start < sentence.length) pieces.push(sentence.slice(start));
  return pieces;
}

function lastBreak(room: string): number {
  const clause =
    Math.max(...[', ', '; ', ': ', ') ', ' – ', ' — '].map((mark) => room.lastIndexOf(mark))) + 1;
  if (clause >= SHORTEST_PIECE) return clause;
  const space = room.lastIndexOf(' ');
  if (space >= SHORTEST_PIECE) return space;
  return /[\uD800-\uDBFF]$/.test(room) ? room.length - 1 : room.length;
}
