import { csvRows } from './csv-rows.ts';
import { DocumentBlocks } from './document-blocks.ts';
import { Refusal } from './refusal.ts';
import { tableBlocks } from './table-blocks.ts';
import type { ParsedDocument } from './types.ts';

/** In this order where several fit: in a list with `;` the commas are decimals. */
const DELIMITERS = ['\t', ';', '|', ','];
const SAMPLE_LINES = 20;
const MAX_CELLS = 400_000;

/** Rows of a CSV file as `Header: cell; Header: cell`. */
export function parseCsv(text: string): ParsedDocument {
  const told = /^sep=(.)\n/i.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  const delimiter = told?.[1] ?? findDelimiter(body);
  const document = new DocumentBlocks();
  for (const block of tableBlocks(readRows(body, delimiter), { sectionLevel: 2 }).blocks) document.add(block);
  return { title: null, blocks: document.blocks };
}

function readRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let cells = 0;
  for (const row of csvRows(text, delimiter)) {
    cells += row.length;
    if (cells > MAX_CELLS) throw new Refusal('too_complex');
    rows.push(row);
  }
  return rows;
}

/** The first that most lines have as often as the others, and at least once. */
function findDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '""')
    .split('\n', SAMPLE_LINES)
    .filter((line) => line.trim() !== '');
  let best = ',';
  let bestShare = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    const share = counts.filter((count) => count === usual).length / lines.length;
    if (usual !== undefined && share > bestShare + 0.2) [best, bestShare] = [delimiter, share];
  }
  return best;
}

function mostFrequent(values: number[]): number | undefined {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one)[0]?.[0];
}
