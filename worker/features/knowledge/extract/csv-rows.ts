/**
 * Rows of cells of delimited text. A quoted cell may hold the delimiter, line ends and doubled quotes; a quote that is
 * never closed is a character like any other.
 */
export function* csvRows(text: string, delimiter: string): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at, delimiter) : null;
    const end = quoted?.end ?? endOfCell(text, at, delimiter);
    row.push(quoted?.cell ?? text.slice(at, end));
    at = end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === delimiter) row.push('');
    yield row;
    row = [];
  }
}

function endOfCell(text: string, start: number, delimiter: string): number {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
  return end;
}

/** Longer quoted cells are taken for a quote that nobody closed; this keeps looking for its end linear. */
const MAX_QUOTED = 10_000;

function readQuoted(text: string, start: number, delimiter: string): { cell: string; end: number } | null {
  let cell = '';
  for (let at = start + 1; at < text.length && at - start < MAX_QUOTED; at++) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at++;
    } else {
      const next = text[at + 1];
      return next === undefined || next === delimiter || next === '\n' ? { cell, end: at + 1 } : null;
    }
  }
  return null;
}
