import { describe, expect, it } from 'vitest';
import { passagesOf } from './extract.ts';

const csv = async (content: string | Uint8Array) => (await passagesOf(content, 'text/csv'))[0]?.text;

describe('CSV', () => {
  it.each([
    ['semicolons beside decimals', 'Pieza;Precio\nPan;1,50\nTorta;2,50\n'],
    ['a byte order mark', '\ufeffPieza;Precio\r\nPan;1,50\r\nTorta;2,50'],
    ['commas and quotes', 'Pieza,Precio\nPan,"1,50"\n"Torta","2,50"\n'],
    ['tabs', 'Pieza\tPrecio\nPan\t1,50\nTorta\t2,50\n'],
    ['bars', 'Pieza|Precio\nPan|1,50\nTorta|2,50\n'],
    ['its delimiter told', 'sep=;\nPieza;Precio\nPan;1,50\nTorta;2,50\n'],
  ])('with %s', async (_, content) => {
    expect(await csv(content)).toBe('Pieza: Pan; Precio: 1,50\nPieza: Torta; Precio: 2,50');
  });

  it('keeps line ends, delimiters and doubled quotes within quotes, and quotes that nobody closed', async () => {
    expect(await csv('Pieza;Medida\n"Caño; 1/2"" ""galvanizado""";3 m\nVarilla;"6\nmm"\nTubo 5";"7')).toBe(
      'Pieza: Caño; 1/2" "galvanizado"; Medida: 3 m\nPieza: Varilla; Medida: 6 mm\nPieza: Tubo 5"; Medida: "7',
    );
  });

  it('reads what older spreadsheet programs save', async () => {
    const bytes = Uint8Array.from('Piñata;Año\nCañón;€', (character) =>
      character === '€' ? 0x80 : character.charCodeAt(0),
    );
    expect(await csv(bytes)).toBe('Piñata; Año\nCañón; €');
  });
});
