import { describe, expect, it } from 'vitest';
import { maxBytes, mediaTypeOf, PDF } from '../../../worker/features/knowledge/extract/media-types.ts';
import type { FailureReason } from '../../../worker/features/knowledge/extract/types.ts';
import { buildDocx, paragraph } from '../../support/documents/docx.ts';
import { buildPdf, buildRawPdf, deflated, rawStream } from '../../support/documents/pdf.ts';
import { buildXlsx } from '../../support/documents/xlsx.ts';
import { buildZip } from '../../support/documents/zip.ts';
import { extractFile } from './extract.ts';

const MIB = 1024 * 1024;
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const spaces = (length: number) => new Uint8Array(length).fill(0x20);
const words = (text: string) => rawStream(bytesOf(`BT /F1 10 Tf 40 700 Td (${text}) Tj ET`), '');

const pdf = buildPdf([[{ x: 40, y: 700, text: 'Hola mundo' }]]);
const docx = buildDocx(paragraph('Hola mundo'));
const xlsx = buildXlsx([{ name: 'a', rows: [['Hola', 'mundo']] }]);
const oleWith = (name: string) =>
  bytesOf(`\xd0\xcf\x11\xe0${'\0'.repeat(500)}${[...name].join('\0')}${'\0'.repeat(500)}`);

/** A workbook whose sheet has this as its data. */
const sheet = (data: string) =>
  buildXlsx([{ name: 'a', rows: [] }], {
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData></worksheet>`,
  });

/** A page that shows a form, which shows two, each of which shows two ... with the text in the last. */
function doublingForms(levels: number): Uint8Array {
  const objects = Array.from({ length: levels }, (_, level) => {
    const next = `${11 + level} 0 R`;
    const resources = `<< /Font << /F1 3 0 R >> /XObject << /A ${next} /B ${next} >> >>`;
    return rawStream(
      bytesOf(level === levels - 1 ? 'BT /F1 10 Tf 40 700 Td (hola) Tj ET' : '/A Do /B Do'),
      `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources ${resources}`,
    );
  });
  return buildRawPdf([rawStream(bytesOf('/A Do /B Do'), '')], {
    resources: '/XObject << /A 10 0 R /B 10 0 R >>',
    objects,
  });
}

/** A page in a font with this map to Unicode and these widths. */
function pdfWithFont(map: string, widths: string): Uint8Array {
  return buildRawPdf([rawStream(bytesOf('BT /F9 10 Tf 40 700 Td <00480049> Tj ET'), '')], {
    resources: '/Old null >> /Resources << /Font << /F9 10 0 R >>',
    objects: [
      '<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [11 0 R] /ToUnicode 12 0 R >>',
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W ${widths} >>`,
      deflated(`begincmap 1 beginbfrange ${map} endbfrange endcmap`),
    ],
  });
}

const REFUSED: [FailureReason, string, string, () => Uint8Array][] = [
  ['empty', 'nothing', 'a.pdf', () => new Uint8Array()],
  ['empty', 'a workbook without cells', 'a.xlsx', () => buildXlsx([{ name: 'a', rows: [] }])],
  ['empty', 'a document without text', 'a.docx', () => buildDocx(paragraph(' '))],
  ['mislabelled', 'a PDF by another name', 'a.docx', () => pdf],
  ['mislabelled', 'a PDF by another name', 'a.csv', () => pdf],
  ['mislabelled', 'a workbook by another name', 'a.docx', () => xlsx],
  ['mislabelled', 'a document by another name', 'a.xlsx', () => docx],
  ['mislabelled', 'an archive by another name', 'a.pdf', () => docx],
  ['mislabelled', 'HTML by another name', 'a.xlsx', () => bytesOf('<html><table>')],
  ['mislabelled', 'a workbook of older programs', 'a.xlsx', () => oleWith('Workbook')],
  ['encrypted', 'a workbook with a password', 'a.xlsx', () => oleWith('EncryptedPackage')],
  ['encrypted', 'a document with a password', 'a.docx', () => oleWith('EncryptedPackage')],
  [
    'encrypted',
    'a PDF with a password',
    'a.pdf',
    () => buildRawPdf([words('hola')], { trailer: '/Encrypt << /Filter /Standard /V 1 /R 2 >>' }),
  ],
  [
    'encrypted',
    'a PDF with a password, written otherwise',
    'a.pdf',
    () => buildRawPdf([words('hola')], { trailer: '/#45ncryp#74 << /Filter /Standard /V 1 /R 2 >>' }),
  ],
  ['corrupt', 'a PDF cut short', 'a.pdf', () => bytesOf('%PDF-1.7\n1 0 obj << /Type')],
  ['corrupt', 'a document cut short', 'a.docx', () => docx.slice(0, docx.length / 2)],
  [
    'corrupt',
    'a damaged document',
    'a.docx',
    () => docx.map((byte, at) => (at > 60 && at < 200 ? byte ^ 0x5a : byte)),
  ],
  ['corrupt', 'a workbook without relations', 'a.xlsx', () => buildZip({ 'xl/workbook.xml': '<workbook/>' })],
  ['scanned_only', 'pages without text', 'a.pdf', () => buildRawPdf([rawStream(bytesOf('q Q'), '')])],
  ['too_large', 'a PDF past the bound', 'a.pdf', () => spaces(maxBytes(PDF) + 1)],
  ['too_large', 'one line of 50 MB', 'a.txt', () => spaces(50 * MIB)],
  [
    'zip_bomb',
    'an entry that inflates a thousandfold',
    'a.docx',
    () => buildDocx('', { 'word/document.xml': spaces(8 * MIB) }),
  ],
  [
    'zip_bomb',
    'too many entries',
    'a.xlsx',
    () => buildZip(Object.fromEntries(Array.from({ length: 4_001 }, (_, name) => [`${name}`, '']))),
  ],
  [
    'too_many_pages',
    '10,000 pages',
    'a.pdf',
    () => buildRawPdf(Array.from({ length: 10_000 }, () => words('hola'))),
  ],
  ['too_complex', 'forms that double their text thirty times', 'a.pdf', () => doublingForms(30)],
  [
    'too_complex',
    'widths of a billion characters',
    'a.pdf',
    () => pdfWithFont('<0000> <00ff> <0000>', '[0 999999999 500]'),
  ],
  [
    'too_complex',
    'a row of a predictor of two billion bytes',
    'a.pdf',
    () => buildRawPdf([deflated('x', '/DecodeParms << /Predictor 15 /Columns 2000000000 >>')]),
  ],
  [
    'too_complex',
    'a line that never ends',
    'a.pdf',
    () => bytesOf(`%PDF-1.7\n1 0 obj ${'['.repeat(2 * MIB)}`),
  ],
  [
    'too_complex',
    'more texts than a document has',
    'a.pdf',
    () => buildPdf(Array.from({ length: 60 }, () => manyTexts(2_000))),
  ],
  ['too_complex', 'too deep XML', 'a.docx', () => buildDocx('<w:tbl>'.repeat(300))],
  [
    'too_complex',
    'too many cells',
    'a.xlsx',
    () => sheet('<row><c r="IV1"><v>1</v></c></row>'.repeat(2_000)),
  ],
  ['too_complex', 'too many cells', 'a.csv', () => bytesOf(';'.repeat(400_002))],
];

describe('files that cannot be read are refused with a reason [control document-bounds]', () => {
  it.each(REFUSED)('%s: %s (%s)', { timeout: 60_000 }, async (reason, _, fileName, build) => {
    expect(await extractFile(fileName, build())).toEqual({ failure: reason });
  });
});

describe('what would grow is left out, the rest is read [control document-bounds]', () => {
  it.each<[string, string, () => Uint8Array, string]>([
    [
      'pages that inflate past the bound',
      'a.pdf',
      () =>
        buildRawPdf([words('hola'), deflated(`${' '.repeat(5 * MIB)} BT /F1 10 Tf 40 700 Td (adiós) Tj ET`)]),
      'hola',
    ],
    [
      'pages deflated twice',
      'a.pdf',
      () =>
        buildRawPdf([
          words('hola'),
          rawStream(twiceDeflated(5 * MIB), '/Filter [/FlateDecode /FlateDecode]'),
        ]),
      'hola',
    ],
    [
      'maps of all characters there could be',
      'a.pdf',
      () => pdfWithFont('<000000> <fffffe> <0041>', '[0 [500]]'),
      'HI',
    ],
    [
      'entities that double',
      'a.docx',
      () =>
        buildDocx('', {
          'word/document.xml': `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:body>${paragraph('hola')}<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
        }),
      'hola\n&b;',
    ],
    [
      'cells far away',
      'a.xlsx',
      () =>
        sheet(
          '<row r="1"><c r="A1"><v>7</v></c><c r="XFD1"><v>8</v></c></row><row r="99999999999999999999"><c><v>9</v></c></row>',
        ),
      '7',
    ],
    [
      'names that lead elsewhere',
      'a.docx',
      () => buildDocx(paragraph('hola'), { '../../etc/passwd': 'x', __proto__x: 'x' }),
      'hola',
    ],
  ])('%s', async (_, fileName, build, text) => {
    expect(await extractFile(fileName, build())).toMatchObject({ passages: [{ text }] });
  });
});

describe('names of files', () => {
  it.each<[string, string | null]>([
    ['PRECIOS.PDF', PDF],
    ['a.b.md', 'text/markdown'],
    ['../../a.txt', 'text/plain'],
    ['a.constructor', null],
    ['a.__proto__', null],
    ['pdf', null],
    ['', null],
  ])('%s is %s', (fileName, mediaType) => {
    expect(mediaTypeOf(fileName)).toBe(mediaType);
  });
});

function twiceDeflated(length: number): Uint8Array {
  const inner = new TextDecoder('latin1').decode(deflated(spaces(length)));
  const start = inner.indexOf('stream\n') + 7;
  const once = deflated(spaces(length)).slice(start, inner.lastIndexOf('\nendstream'));
  const outer = deflated(once);
  const text = new TextDecoder('latin1').decode(outer);
  return outer.slice(text.indexOf('stream\n') + 7, text.lastIndexOf('\nendstream'));
}

function manyTexts(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    x: 10 + (at % 20) * 28,
    y: 830 - Math.floor(at / 20) * 8,
    text: 'a',
    size: 5,
  }));
}
