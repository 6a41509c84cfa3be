/** Part of a text: from, and up to but without, these indexes. */
export interface Segment {
  from: number;
  to: number;
}

const TARGET = 220;
const LONGEST = 400;

/**
 * Overlapping parts of a long text, each of some sentences, so that a little poison in much honest text is seen; none
 * for a text that is short itself.
 */
export function segmentsOf(text: string): Segment[] {
  if (text.length <= LONGEST) return [];
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
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < borders.length; index++) {
    const from = borders[index] ?? 0;
    const to = borders[Math.min(index + 2, borders.length - 1)] ?? text.length;
    segments.push({ from, to });
    if (to === text.length) break;
  }
  return segments;
}

const END = new Set(['.', '!', '?', ';', ':', '…']);
