import type { Line } from './pdf-lines.ts';

/** Share of a page's height at its top and bottom where lines may be repeated ones. */
const MARGIN = 0.14;
/** Points. */
const SAME_PLACE = 4;
const NUMBERED = /(?:p[áa]g(?:ina)?\.?|page|folha|hoja)\s*\d+(?:\s*(?:de|of|\/)\s*\d+)?/gi;
/** A line of nothing else may go without the word; the first pages may not be counted. */
const BARE_NUMBER = /^[-–—\s]*(\d{1,4})(?:\s*(?:de|of|\/|-|–)\s*\d{1,4})?[-–—\s]*$/i;
const NOT_COUNTED = 4;

/**
 * Takes page numbers out, and what is repeated on most pages at their top or bottom; that is kept once: the first
 * page's top stays where it is, a bottom goes behind the last page.
 */
export function dropRunningLines(pages: Line[][], heights: number[]): Line[] {
  const places = new Map<string, number>();
  const placeOf = (line: Line, page: number): string | null => {
    const share = line.y / (heights[page] ?? 1);
    if (share > MARGIN && share < 1 - MARGIN) return null;
    const text = line.text
      .replace(NUMBERED, '#')
      .replace(/^\d+(?=\s)|(?<=\s)\d+$/g, (number) => (Number(number) === page + 1 ? '#' : number));
    if (!/\p{L}{3}|#/u.test(text) && !isBareNumber(line, page)) return null;
    return `${share <= MARGIN ? 'top' : 'bottom'} ${Math.round(line.y / SAME_PLACE)} ${text}`;
  };
  for (const [page, lines] of pages.entries()) {
    for (const place of new Set(lines.map((line) => placeOf(line, page)))) {
      if (place !== null) places.set(place, (places.get(place) ?? 0) + 1);
    }
  }
  const most = Math.max(2, Math.ceil(pages.length / 2));
  const seen = new Set<string>();
  const kept: Line[] = [];
  const bottoms: Line[] = [];
  for (const [page, lines] of pages.entries()) {
    for (const line of lines) {
      const place = placeOf(line, page);
      if (place === null) kept.push(line);
      else {
        const repeated = (places.get(place) ?? 0) >= most;
        const shown = withoutPageNumber(line, page);
        if (shown !== null && !repeated) kept.push(shown);
        else if (shown !== null && !seen.has(place)) (place.startsWith('top') ? kept : bottoms).push(shown);
        seen.add(place);
      }
    }
  }
  // On no page: nothing before goes on in them.
  return [...kept, ...bottoms.map((line) => ({ ...line, page: -1 }))];
}

function withoutPageNumber(line: Line, page: number): Line | null {
  if (isBareNumber(line, page)) return null;
  const parts = line.parts.filter(({ text }) => text.replace(NUMBERED, '').trim() !== '');
  return parts.length === 0 ? null : { ...line, parts, text: parts.map(({ text }) => text).join(' ') };
}

function isBareNumber(line: Line, page: number): boolean {
  const number = Number(BARE_NUMBER.exec(line.text)?.[1] ?? Number.NaN);
  return line.parts.length === 1 && number <= page + 1 && number >= page + 1 - NOT_COUNTED;
}
