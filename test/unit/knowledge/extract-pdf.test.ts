import { describe, expect, it } from 'vitest';
import { PDF } from '../../../worker/features/knowledge/extract/media-types.ts';
import { buildPdf, type TestText } from '../../support/documents/pdf.ts';
import { extract, passagesOf } from './extract.ts';

/** Texts on one line at these places. */
const line = (y: number, ...cells: [x: number, text: string][]): TestText[] =>
  cells.map(([x, text]) => ({ x, y, text }));
const lines = (from: number, x: number, texts: string[]): TestText[] =>
  texts.map((text, index) => ({ x, y: from - 13 * index, text }));

describe('PDF', () => {
  it('gives headings by size, price lists as rows under their header, and text joined over lines and pages', async () => {
    const first = [
      { x: 40, y: 780, text: 'La Espiga', size: 22 },
      { x: 40, y: 755, text: 'Lista de precios', size: 14 },
      ...lines(735, 40, ['Los precios valen para compras en el local de la ave-', 'nida Triunvirato.']),
      ...line(700, [40, 'Producto'], [250, 'Unidad'], [350, 'Precio']),
      ...line(684, [40, 'Pan francés'], [250, 'kg'], [355, '$ 2.400,00']),
      ...line(668, [40, 'Pan integral con semillas'], [250, 'unidad'], [355, '$ 3.150,00']),
      { x: 40, y: 656, text: '(sin sal agregada)' },
      ...line(640, [40, 'Factura'], [250, 'docena'], [350, '$ 12.500,00']),
      { x: 40, y: 560, text: 'Pan rallado ........................ $ 900' },
      { x: 40, y: 500, text: 'Hacemos envíos a domicilio de lunes a sábado en Villa Urquiza y' },
      ...line(30, [40, 'La Espiga – Tel. 11 5555-1234'], [500, 'Página 1 de 2']),
    ];
    const second = [
      { x: 40, y: 790, text: 'Belgrano, y los domingos solo hasta el mediodía.' },
      { x: 40, y: 760, text: 'Formas de pago', size: 14 },
      ...lines(740, 40, ['• Efectivo', '• Tarjeta de débito']),
      ...line(30, [40, 'La Espiga – Tel. 11 5555-1234'], [500, 'Página 2 de 2']),
    ];
    const document = buildPdf([first, second]);
    const copy = document.slice();
    const extracted = await extract(document, PDF);
    expect(document).toEqual(copy);
    expect(extracted).toEqual({
      title: 'La Espiga',
      passages: [
        {
          position: 0,
          headings: ['La Espiga', 'Lista de precios'],
          text: [
            'Los precios valen para compras en el local de la avenida Triunvirato.',
            'Producto: Pan francés; Unidad: kg; Precio: $ 2.400,00',
            'Producto: Pan integral con semillas (sin sal agregada); Unidad: unidad; Precio: $ 3.150,00',
            'Producto: Factura; Unidad: docena; Precio: $ 12.500,00',
            'Pan rallado; $ 900',
            'Hacemos envíos a domicilio de lunes a sábado en Villa Urquiza y Belgrano, y los domingos solo hasta el mediodía.',
          ].join('\n'),
        },
        {
          position: 1,
          headings: ['La Espiga', 'Formas de pago'],
          text: '- Efectivo\n- Tarjeta de débito\nLa Espiga – Tel. 11 5555-1234',
        },
      ],
    });
  });

  it('keeps the last rows of a page, whatever their numbers', async () => {
    const rows = [60, 44, 28].flatMap((y, row) => line(y, [40, `Caño de ${row}`], [200, '1'], [300, '1/2']));
    const page = [...line(700, [40, 'Arriba']), ...rows, { x: 290, y: 14, text: '1' }];
    const passages = await passagesOf(buildPdf([page]), PDF);
    expect(passages[0]?.text).toBe('Arriba\nCaño de 0; 1; 1/2\nCaño de 1; 1; 1/2\nCaño de 2; 1; 1/2');
  });

  it('puts together a row whose cells are centred beside one of several lines', async () => {
    const page = [
      ...line(700, [40, 'Plan'], [120, 'Incluye'], [420, 'Cuota']),
      { x: 120, y: 676, text: 'Acceso de lunes a viernes y una' },
      ...line(669.5, [40, 'Básico'], [420, '$20']),
      { x: 120, y: 663, text: 'toalla por visita' },
      ...line(640, [40, 'Pleno'], [120, 'Todo'], [420, '$45']),
    ];
    const [passage] = await passagesOf(buildPdf([page]), PDF);
    expect(passage?.text).toBe(
      'Plan: Básico; Incluye: Acceso de lunes a viernes y una toalla por visita; Cuota: $20\nPlan: Pleno; Incluye: Todo; Cuota: $45',
    );
  });

  it('carries a table and its header over headings and pages, where the header may stand again', async () => {
    const header = line(780, [40, 'Producto'], [300, 'Precio']);
    const rows = (page: number) =>
      [740, 720].flatMap((y) => line(y, [40, `Pieza ${page}-${y}`], [300, `$ ${page}.${y}`]));
    const pages = [1, 2, 3].map((page) => [...header, ...rows(page)]);
    pages[2]?.push({ x: 40, y: 690, text: 'Ofertas', size: 14 }, ...line(670, [40, 'Última'], [305, '$ 1']));
    const passages = await passagesOf(buildPdf(pages), PDF);
    expect(passages.map(({ text }) => text)).toEqual([
      [1, 2, 3]
        .flatMap((page) => [740, 720].map((y) => `Producto: Pieza ${page}-${y}; Precio: $ ${page}.${y}`))
        .join('\n'),
      'Producto: Última; Precio: $ 1',
    ]);
  });

  it('reads running text in two columns one after the other', async () => {
    const left = [
      'Los turnos se piden con dos días',
      'de anticipación por teléfono o',
      'por mensaje, y quien no pueda',
      'venir avisa el día anterior.',
    ];
    const right = [
      'El pago se hace al terminar, en',
      'efectivo o con débito; no se',
      'toman cheques ni otros papeles',
      'que haya que cobrar después.',
    ];
    const page = [
      { x: 40, y: 760, text: 'Manual de atención para quienes trabajan en el local', size: 16 },
      ...lines(720, 40, left),
      ...lines(718, 320, right),
    ];
    const [passage] = await passagesOf(buildPdf([page]), PDF);
    expect(passage?.text).toBe(`${left.join(' ')}\n${right.join(' ')}`);
  });

  it('tells progress at most twenty times', async () => {
    const told: number[] = [];
    const bytes = buildPdf(Array.from({ length: 45 }, (_, page) => lines(700, 40, [`Hoja número ${page}`])));
    const { extractPassages } = await import(
      '../../../worker/features/knowledge/extract/extract-passages.ts'
    );
    const onProgress = (percent: number) => {
      told.push(percent);
    };
    await extractPassages({ bytes, mediaType: PDF, fileName: 'a.pdf', onProgress });
    expect(told.length).toBeGreaterThan(10);
    expect(told.length).toBeLessThanOrEqual(20);
    expect(told).toEqual([...told].sort((one, other) => one - other));
  });
});
