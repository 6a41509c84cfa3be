import type { Archive } from './archive.ts';
import { Refusal } from './refusal.ts';
import type { UnseenText } from './unseen-text.ts';
import type { XlsxStyles } from './xlsx-styles.ts';
import { readXmlPart } from './xml-part.ts';

/** With the empty ones in front of others. */
const MAX_CELLS = 400_000;
const MAX_COLUMNS = 256;
const MAX_MERGES = 5_000;
/** Merged cells repeat their value: no sheet may grow by more. */
const MAX_REPEATED = 50_000;
const MAX_CELL = 4_000;
/** A formula that only reckons says nothing; one with a text of its own, or a call to a program, may. */
const SAYS_SOMETHING = /"[^"]{12}|\|/;

/** The cells of a sheet as shown, row by row; one empty row stands for any number of them. Hidden ones are left out. */
export function readXlsxSheet(
  archive: Archive,
  entry: string,
  { strings, styles, unseen }: { strings: string[]; styles: XlsxStyles; unseen: UnseenText },
): string[][] {
  /** By the row's number in the sheet. */
  const rows = new Map<number, string[]>();
  const hiddenColumns: [number, number][] = [];
  const merges: string[] = [];
  let cells = 0;
  let rowNumber = 0;
  let hiddenRow = false;
  let row: string[] = [];
  let cell: { column: number; type: string; style: number } | null = null;
  let value = '';
  let inValue = false;
  let formula = '';
  let inFormula = false;

  readXmlPart(archive, entry, {
    open(name, attribute) {
      if (name === 'row') {
        rowNumber = Number(attribute('r') ?? rowNumber + 1);
        hiddenRow = isTrue(attribute('hidden'));
        row = [];
      } else if (name === 'c') {
        if (++cells > MAX_CELLS) throw new Refusal('too_complex');
        const column = columnOf(attribute('r')) ?? row.length;
        cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0) };
        value = '';
      } else if (name === 'v' || name === 't') inValue = true;
      else if (name === 'f') inFormula = true;
      else if (name === 'col' && isTrue(attribute('hidden'))) {
        hiddenColumns.push([Number(attribute('min')) - 1, Number(attribute('max')) - 1]);
      } else if (name === 'mergeCell' && merges.length < MAX_MERGES) merges.push(attribute('ref') ?? '');
    },
    text(data) {
      if (inValue && cell !== null && value.length < MAX_CELL) value += data;
      else if (inFormula && formula.length < MAX_CELL) formula += data;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'f') {
        inFormula = false;
        if (SAYS_SOMETHING.test(formula)) unseen.add('formula', formula);
        formula = '';
      } else if (name === 'c' && cell !== null) {
        const shown = value === '' ? '' : show(cell.type, value, cell.style, strings, styles);
        if (styles.isHidden(cell.style)) unseen.add('hidden', shown);
        else if (shown !== '' && cell.column < MAX_COLUMNS) {
          cells += Math.max(0, cell.column - row.length);
          while (row.length < cell.column) row.push('');
          row[cell.column] = shown.slice(0, MAX_CELL);
        }
        cell = null;
      } else if (name === 'row' && hiddenRow) unseen.add('hidden', row.join(' '));
      else if (name === 'row' && row.length > 0 && Number.isSafeInteger(rowNumber)) {
        rows.set(rowNumber, row);
      }
    },
  });
  repeatMerged(rows, merges);
  return inOrder(rows).map((cellsOfRow) =>
    cellsOfRow.filter((cellOfRow, index) => {
      const isHidden = hiddenColumns.some(([from, to]) => index >= from && index <= to);
      if (isHidden) unseen.add('hidden', cellOfRow);
      return !isHidden;
    }),
  );
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** `C7` → 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function show(type: string, value: string, style: number, strings: string[], styles: XlsxStyles): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'n':
      return styles.show(value, style);
    case 'b':
      return value === '1' ? '✓' : '✗';
    case 'e':
      return '';
    case 'd':
      return value.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.0+)?Z?$/, '');
    default:
      return value;
  }
}

/** A value merged over several rows holds for each of them: the category in front of its products. */
function repeatMerged(rows: Map<number, string[]>, merges: string[]): void {
  let repeated = 0;
  for (const merge of merges) {
    const [from = '', to = from] = merge.split(':');
    const column = columnOf(from);
    const first = Number(/(?<!\d)\d+$/.exec(from)?.[0]);
    const last = Number(/(?<!\d)\d+$/.exec(to)?.[0]);
    const value = rows.get(first)?.[column ?? -1];
    if (column === null || value === undefined || value === '' || columnOf(to) !== column) continue;
    for (let number = first + 1; number <= last && repeated < MAX_REPEATED; number++) {
      repeated++;
      const row = rows.get(number);
      if (row === undefined) continue;
      while (row.length <= column) row.push('');
      if (row[column] === '') row[column] = value;
    }
  }
}

function inOrder(rows: Map<number, string[]>): string[][] {
  const ordered: string[][] = [];
  let previous: number | null = null;
  for (const [number, row] of [...rows].sort(([one], [other]) => one - other)) {
    if (previous !== null && number > previous + 1) ordered.push([]);
    ordered.push(row);
    previous = number;
  }
  return ordered;
}
