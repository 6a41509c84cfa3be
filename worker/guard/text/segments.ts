/** Part of a text: from, and up to but without, these indexes. */
export interface Segment {
  from: number;
  to: number;
}

const TARGET = 220;
const LONGEST = 400;

/**
 * The parts of a text, each of a sentence or some, one after the other: a little poison is looked for in each two of
 * them that are neighbours. A text that is short itself is one part.
 */
export function segmentsOf(text: string): Segment[] {
  if (text.length <= LONGEST) return [{ from: 0, to: text.length }];
  const borders = [0];
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const isEnd =
      (END.has(text[at] ?? '') && text[at + 1] === ' ' && at - last >= TARGET / 2) ||
      at - last >= LONGEST / 2;
    if (!isEnd) continue;
    last = at + 1;
    borders.push(last);
  }
  if (last < text.length) borders.push(text.length);
  return borders.slice(1).map((to, index) => ({ from: borders[index] ?? 0, to }));
}

const END = new Set(['.', '!', '?', ';', ':', '…']);
