/** A longer header, repeated in every row, would let a small file grow without bound. */
const MAX_HEADER = 60;

/** `Header: cell; Header: cell`, or `cell; cell` without headers. Empty cells are left out; '' if all are. */
export function formatRow(headers: string[], cells: string[]): string {
  const parts: string[] = [];
  for (const [index, raw] of cells.entries()) {
    const cell = raw.replace(/\s+/g, ' ').trim();
    if (cell === '') continue;
    const header = (headers[index] ?? '').slice(0, MAX_HEADER).replace(/\s+/g, ' ').trim();
    parts.push(header === '' ? cell : `${header}: ${cell}`);
  }
  return parts.join('; ');
}
