import { words } from '../../worker/providers/models/terms.ts';

const DIMENSIONS = 1024;
const STEM = 5;
/** Beginnings of words that mean the same, in one line: what a search by words cannot know. */
const SAME = ['estac aparc cocher garaj parki', 'perro perri masco cacho', 'torta pastel tarta'].map((line) =>
  line.split(' ').map((word) => word.slice(0, STEM)),
);

/** A vector of length 1 from the beginnings of a text's words: near to that of a text with words of the same root or meaning. */
export function embedText(text: string, dimensions = DIMENSIONS): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const said = words(text).filter((word) => word.length > 3);
  for (const word of said.length > 0 ? said : ['']) {
    const stem = word.slice(0, STEM);
    const place = hash(SAME.find((group) => group.includes(stem))?.[0] ?? stem) % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** FNV-1a of 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
