import { describe, expect, it } from 'vitest';
import { DOCX, XLSX } from '../../../worker/features/knowledge/extract/media-types.ts';
import { buildDocx, paragraph, table } from '../../support/documents/docx.ts';
import { buildXlsx } from '../../support/documents/xlsx.ts';
import { extract, passagesOf } from './extract.ts';

describe('DOCX', () => {
  it('gives headings of any language, lists, tables with their header, and notes', async () => {
    const body = [
      paragraph('Manual', 'Ttulo'),
      paragraph('Horarios', 'Ttulo1'),
      paragraph('Lunes a viernes', 'Lista'),
      paragraph('Sábados', 'Lista'),
      paragraph('Precios', 'Ttulo2'),
      table([
        ['Producto', 'Precio'],
        ['Pan & más', '$2.400'],
        ['Torta', '$9.000'],
      ]),
      paragraph('Los precios cambian.'),
    ].join('');
    const notes = { 'word/footnotes.xml': `<w:footnotes>${paragraph('Con impuestos.')}</w:footnotes>` };
    expect(await extract(buildDocx(body, notes), DOCX)).toEqual({
      title: 'Manual',
      passages: [
        { position: 0, headings: ['Horarios'], text: '- Lunes a viernes\n- Sábados' },
        {
          position: 1,
          headings: ['Horarios', 'Precios'],
          text: 'Producto: Pan & más; Precio: $2.400\nProducto: Torta; Precio: $9.000\nLos precios cambian.\nCon impuestos.',
        },
      ],
    });
  });

  it('leaves out what a reader does not see: struck, moved and hidden text, copies of text boxes', async () => {
    const run = (inside: string) => `<w:r>${inside}</w:r>`;
    const body = `<w:p>${run('<w:t>Abierto</w:t><w:tab/><w:t>hoy</w:t>')}
<w:del>${run('<w:t>no</w:t>')}</w:del><w:moveFrom>${run('<w:t>no</w:t>')}</w:moveFrom>
${run('<w:rPr><w:vanish/></w:rPr><w:t>no</w:t>')}${run('<w:instrText>no</w:instrText>')}
${run(`<w:pict><w:txbxContent>${paragraph('Recuadro')}</w:txbxContent></w:pict>`)}
<mc:Fallback>${paragraph('Recuadro')}</mc:Fallback>${run('<w:t>.</w:t>')}</w:p>`;
    const [passage] = await passagesOf(buildDocx(body), DOCX);
    expect(passage?.text).toBe('Recuadro\nAbierto hoy.');
  });

  it('repeats a merged cell in each of its rows and keeps a table within a table in its cell', async () => {
    const cell = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
    const rows = [
      cell(paragraph('Tipo')) + cell(paragraph('Pieza')) + cell(paragraph('Precio')),
      cell(paragraph('Panes'), '<w:vMerge w:val="restart"/>') +
        cell(paragraph('Flauta')) +
        cell(paragraph('$1')),
      cell('<w:p/>', '<w:vMerge/>') + cell(table([['Rosca', 'chica']])) + cell(paragraph('$2')),
    ];
    const body = `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
    const [passage] = await passagesOf(buildDocx(body), DOCX);
    expect(passage?.text).toBe(
      'Tipo: Panes; Pieza: Flauta; Precio: $1\nTipo: Panes; Pieza: Rosca, chica; Precio: $2',
    );
  });
});

describe('XLSX', () => {
  it('reads visible sheets as headings, rows under their header, numbers as they are shown', async () => {
    const prices = {
      name: 'Panadería',
      rows: [
        ['Lista de precios'],
        [],
        ['Tipo', 'Producto', 'Costo', 'Precio', 'Desde', 'Descuento'],
        [
          'Panes',
          'Francés',
          900,
          { value: 1500.5, style: 1 },
          { value: 46349, style: 2 },
          { value: 0.1, style: 3 },
        ],
        [null, 'Integral', 950, { value: 2000, style: 1 }, null, 0.30000000000000004],
        ['Para fiestas'],
        ['Tortas', 'Rogel', 9000, 25000],
      ],
      merges: ['A4:A5', 'A1:F1'],
      hiddenColumns: [3],
    };
    const hidden = { name: 'Costos', rows: [['secreto', 'a']], hidden: true };
    expect(await passagesOf(buildXlsx([prices, hidden, { name: 'Hoja3', rows: [] }]), XLSX)).toEqual([
      {
        position: 0,
        headings: ['Panadería'],
        text: [
          'Lista de precios',
          'Tipo: Panes; Producto: Francés; Precio: $ 1500.50; Desde: 2026-11-23; Descuento: 10%',
          'Tipo: Panes; Producto: Integral; Precio: $ 2000.00; Descuento: 0.3',
        ].join('\n'),
      },
      {
        position: 1,
        headings: ['Panadería', 'Para fiestas'],
        text: 'Tipo: Tortas; Producto: Rogel; Precio: 25000',
      },
    ]);
  });

  it('reads two lists beside each other one after the other', async () => {
    const rows = [
      ['Servicio', 'Precio', 'Producto', 'Precio'],
      ['Corte', '$1', 'Gel', '$3'],
      ['Color', '$2', 'Cera', '$4'],
    ];
    const [passage] = await passagesOf(buildXlsx([{ name: 'Hoja1', rows }]), XLSX);
    expect(passage?.text).toBe(
      'Servicio: Corte; Precio: $1\nServicio: Color; Precio: $2\nProducto: Gel; Precio: $3\nProducto: Cera; Precio: $4',
    );
  });

  it('takes no header from a list without one', async () => {
    const rows = [
      ['Lunes', '9 a 18'],
      ['Martes', '9 a 13'],
    ];
    const [passage] = await passagesOf(buildXlsx([{ name: 'Hoja1', rows }]), XLSX);
    expect(passage?.text).toBe('Lunes; 9 a 18\nMartes; 9 a 13');
  });
});
