import type { Archive } from './archive.ts';
import { formatNumber } from './number-format.ts';
import { XlsxInk } from './xlsx-ink.ts';
import { readXmlPart } from './xml-part.ts';

const MAX_STYLES = 70_000;

/** Formats that every spreadsheet knows by number. */
const BUILT_IN: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'yyyy-mm-dd',
  16: 'dd-mm',
  17: 'yyyy-mm',
  18: 'h:mm',
  19: 'h:mm',
  20: 'h:mm',
  21: 'h:mm',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'h:mm',
  46: 'h:mm',
  47: 'h:mm',
};

export interface XlsxStyles {
  /** A number as the cell with this style shows it. */
  show(value: string, style: number): string;
  /** Whether nothing is seen of a cell with this style: white on white, tiny, or a format that shows nothing. */
  isHidden(style: number): boolean;
}

/** The formats of a workbook's numbers and dates. */
export function readXlsxStyles(archive: Archive, date1904: boolean): XlsxStyles {
  const codes = new Map<number, string>();
  /** Number of the format, by the number of the style. */
  const formats: number[] = [];
  const ink = new XlsxInk();
  let inCellFormats = false;
  if (archive.has('xl/styles.xml')) {
    readXmlPart(archive, 'xl/styles.xml', {
      open(name, attribute) {
        if (name === 'numFmt' && codes.size < MAX_STYLES) {
          codes.set(Number(attribute('numFmtId')), (attribute('formatCode') ?? '').slice(0, 255));
        } else if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'xf' && inCellFormats && formats.length < MAX_STYLES) {
          formats.push(Number(attribute('numFmtId') ?? 0));
          ink.addStyle(attribute);
        } else ink.open(name, attribute);
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false;
        else ink.close(name);
      },
    });
  }
  return {
    isHidden: (style) => codes.get(formats[style] ?? 0) === ';;;' || ink.isHidden(style),
    show(value, style) {
      const format = formats[style] ?? 0;
      const number = Number(value);
      if (!Number.isFinite(number)) return value;
      return formatNumber(number, codes.get(format) ?? BUILT_IN[format] ?? '', date1904);
    },
  };
}
