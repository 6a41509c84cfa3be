import { buildZip, escapeXml } from './zip.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org';

/** Number formats by the style's number: 0 general, 1 `#,##0.00` with the peso's sign, 2 date, 3 percent. */
const STYLES = `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="[$$-2C0A]\\ #,##0.00"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>`;

export type TestCell = string | number | null | { value: number; style: number };

interface TestSheet {
  name: string;
  /** From row 1; null is an empty cell. */
  rows: TestCell[][];
  hidden?: boolean;
  merges?: string[];
  /** Column numbers from 1. */
  hiddenColumns?: number[];
}

/** A workbook; texts are shared, as spreadsheet programs write them. `more` adds or replaces entries. */
export function buildXlsx(sheets: TestSheet[], more: Record<string, string | Uint8Array> = {}): Uint8Array {
  const strings: string[] = [];
  const entries: Record<string, string | Uint8Array> = {};
  for (const [index, sheet] of sheets.entries()) {
    entries[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, strings);
  }
  const names = sheets.map(({ name, hidden }, index) => {
    const state = hidden ? ' state="hidden"' : '';
    return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const relations = sheets.map((_, index) => {
    return `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`;
  });
  return buildZip({
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}/officeDocument/2006/relationships"><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}/package/2006/relationships">${relations.join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    ...entries,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('')}</sst>`,
    ...more,
  });
}

function sheetXml({ rows, merges = [], hiddenColumns = [] }: TestSheet, strings: string[]): string {
  const columns = hiddenColumns.map((column) => `<col min="${column}" max="${column}" hidden="1"/>`).join('');
  const body = rows.map((row, index) => {
    const cells = row.map((cell, column) =>
      cellXml(cell, `${String.fromCharCode(65 + column)}${index + 1}`, strings),
    );
    return row.length === 0 ? '' : `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return `<worksheet ${MAIN}><cols>${columns}</cols><sheetData>${body.join('')}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`;
}

function cellXml(cell: TestCell, reference: string, strings: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
  const { value, style } = typeof cell === 'number' ? { value: cell, style: 0 } : cell;
  return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
}
