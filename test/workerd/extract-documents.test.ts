import { describe, expect, it } from 'vitest';
import { extractPassages } from '../../worker/features/knowledge/extract/extract-passages.ts';
import { mediaTypeOf, PDF } from '../../worker/features/knowledge/extract/media-types.ts';
import { buildDocx, paragraph, table } from '../support/documents/docx.ts';
import { buildPdf, buildRawPdf, deflated } from '../support/documents/pdf.ts';
import { buildXlsx } from '../support/documents/xlsx.ts';

const ROWS = [
  ['Producto', 'Precio'],
  ['Pan francés', '$ 2.400'],
  ['Torta', '$ 9.000'],
];
const READ = 'Producto: Pan francés; Precio: $ 2.400\nProducto: Torta; Precio: $ 9.000';

const text = (content: string) => new TextEncoder().encode(content);
const pdfTexts = ROWS.flatMap(([product = '', price = ''], row) => [
  { text: product, x: 40, y: 700 - 16 * row },
  { text: price, x: 300, y: 700 - 16 * row },
]);

const FILES: Record<string, Uint8Array> = {
  'precios.pdf': buildPdf([pdfTexts]),
  'precios.docx': buildDocx(`${paragraph('Precios', 'Ttulo1')}${table(ROWS)}`),
  'precios.xlsx': buildXlsx([{ name: 'Hoja1', rows: ROWS }]),
  'precios.csv': text(ROWS.map((row) => row.join(';')).join('\r\n')),
  'precios.html': text(
    `<table>${ROWS.map(([one, two], row) => (row === 0 ? `<tr><th>${one}<th>${two}` : `<tr><td>${one}<td>${two}`)).join('')}</table>`,
  ),
  'precios.md': text(`|Producto|Precio|\n|-|-|\n|Pan francés|$ 2.400|\n|Torta|$ 9.000|\n`),
  'precios.txt': text(READ),
};

describe('documents read inside workerd', () => {
  it.each(Object.keys(FILES))('%s', async (fileName) => {
    const bytes = FILES[fileName] ?? new Uint8Array();
    const mediaType = mediaTypeOf(fileName) ?? 'text/plain';
    const extracted = await extractPassages({ bytes, mediaType, fileName });
    expect(extracted).toMatchObject({ passages: [{ text: READ }] });
  });

  it('takes a page that inflates past all bounds for one without text', { timeout: 60_000 }, async () => {
    // Spaces that a lazy reader would find a text behind.
    const bytes = buildRawPdf([
      deflated(`${' '.repeat(8 * 1024 * 1024)} BT /F1 10 Tf 40 700 Td (hola) Tj ET`),
    ]);
    const extracted = await extractPassages({ bytes, mediaType: PDF, fileName: 'a.pdf' });
    expect(extracted).toEqual({ failure: 'scanned_only' });
  });
});
