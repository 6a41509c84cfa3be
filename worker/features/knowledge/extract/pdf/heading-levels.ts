import type { Line } from './pdf-lines.ts';

const MAX_HEADING = 120;
const LARGER = 1.12;
const MAX_LEVELS = 4;

/** Level of a line as a heading, from the sizes of letters in the document; null for running text. */
export function headingLevels(lines: Line[]): (line: Line) => number | null {
  const body = mostFrequent(lines, ({ size }) => round(size));
  const font = mostFrequent(lines, (line) => line.font);
  const larger = lines.filter((line) => line.size >= Number(body) * LARGER && isShort(line));
  const sizes = [...new Set(larger.map(({ size }) => round(size)))].sort((one, other) => other - one);
  const levels = new Map(sizes.map((size, index) => [size, Math.min(MAX_LEVELS, index + 1)]));
  const lowest = Math.min(MAX_LEVELS + 1, sizes.length + 1);
  const emphasised = new Set(lines.filter((line, index) => standsOut(line, lines[index + 1], font)));
  return (line) => {
    if (!isShort(line)) return null;
    return levels.get(round(line.size)) ?? (emphasised.has(line) ? lowest : null);
  };
}

function round(size: number): number {
  return Math.round(size * 2) / 2;
}

/** By the characters written so. */
function mostFrequent<Value>(lines: Line[], of: (line: Line) => Value): Value | undefined {
  const characters = new Map<Value, number>();
  for (const line of lines) {
    const value = of(line);
    characters.set(value, (characters.get(value) ?? 0) + line.text.length);
  }
  return [...characters].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function isShort({ parts, text }: Line): boolean {
  return parts.length === 1 && text.length <= MAX_HEADING && /\p{L}{2}/u.test(text) && !/[.,;]$/.test(text);
}

/** A line of its own in another font (bold, as a rule) above one in the usual font. */
function standsOut(line: Line, next: Line | undefined, font: string | undefined): boolean {
  if (line.font === font || next === undefined || next.font === line.font) return false;
  return isShort(line) && line.text.length <= 80 && !/\d[.,]\d|:$/.test(line.text);
}
