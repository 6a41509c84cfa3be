import { describe, expect, it } from 'vitest';
import { extract, passagesOf } from './extract.ts';

describe('Markdown', () => {
  it('gives passages by heading, with lists by item and tables by row', async () => {
    const markdown = [
      '---\nauthor: Ana\n---\n# Manual\n\nSomos **La Espiga**, en [el mapa](https://maps.example/x).\n',
      '## Horarios\n\n- Lunes: 7:00 a 20:00\n- Sábados: _8:00_ a 14:00\n  - En verano: 9:00\n',
      '## Precios\n\n| Producto | Precio |\n|---|---|\n| Pan | $2.400 |\n| Torta | |\n',
      '## Cerrado el 1 de enero\n\n# Otros\n\n> Cita\n\nUno &amp; dos',
    ].join('\n');
    expect(await extract(markdown, 'text/plain', 'manual.md')).toEqual({
      title: 'Manual',
      passages: [
        { position: 0, headings: ['Manual'], text: 'Somos La Espiga, en el mapa (https://maps.example/x).' },
        {
          position: 1,
          headings: ['Manual', 'Horarios'],
          text: '- Lunes: 7:00 a 20:00\n- Sábados: 8:00 a 14:00\n- En verano: 9:00',
        },
        {
          position: 2,
          headings: ['Manual', 'Precios'],
          text: 'Producto: Pan; Precio: $2.400\nProducto: Torta',
        },
        { position: 3, headings: ['Manual'], text: 'Cerrado el 1 de enero' },
        { position: 4, headings: ['Otros'], text: 'Cita\nUno & dos' },
      ],
      unseen: [{ origin: 'metadata', text: '---\nauthor: Ana\n---' }],
    });
  });

  it('reads embedded HTML as HTML', async () => {
    const [passage] = await passagesOf(
      'Antes\n\n<div>Hola<script>robar()</script><p hidden>no</p></div>',
      'text/markdown',
    );
    expect(passage?.text).toBe('Antes\nHola');
  });
});

describe('HTML', () => {
  it('leaves out what a reader does not see', async () => {
    const html = `<title>Padaria</title><style>p{color:red}</style><script>alert('<p>x</p>')</script>
      <template><p>molde</p></template><nav><a href=/>Início</a></nav><!-- nota -->
      <div style="Display : NONE">oculto <div>dentro</div> ainda</div><p hidden>segredo<p>Ol&aacute;,<br>tudo <b>bem</b>?
      <span style="font-size:0">x</span><img hidden>Sim.`;
    expect(await extract(html, 'text/html')).toEqual({
      title: 'Padaria',
      passages: [{ position: 0, headings: [], text: 'Olá,\ntudo bem? Sim.' }],
      unseen: [{ origin: 'hidden', text: 'oculto dentro ainda' }],
    });
  });

  it('gives lists by item, definitions, tables by row and the headings above', async () => {
    const html = `<h1>Padaria</h1><h2>Sobre <i>nós</i></h2><ul><li>Um<li>Dois<ul><li>Três</ul></ul>
      <dl><dt>Entrega<dd>R$ 8,00</dl><h2>Horas</h2><table><tr><th>Dia<th>Hora<tr><td>Seg<td>8h<tr><td>Ter<td></table>
      <table><tr><th>Dom</th><td>fechado</td></tr></table>`;
    expect(await passagesOf(html, 'text/html')).toEqual([
      {
        position: 0,
        headings: ['Padaria', 'Sobre nós'],
        text: '- Um\n- Dois\n- Três\n- Entrega: R$ 8,00',
      },
      { position: 1, headings: ['Padaria', 'Horas'], text: 'Dia: Seg; Hora: 8h\nDia: Ter\nDom: fechado' },
    ]);
  });
});

describe('plain text', () => {
  it('knows headings in capitals or underlined, items, and lines that an editor wrapped', async () => {
    const text = `LA ESPIGA\r\nAv. Triunvirato 4512\r\nVilla Urquiza\r\n\r\nEnvíos\r\n------\r
Llevamos los pedidos a domicilio de lunes a sábado en\r\nVilla Urquiza.\r\n\r\n• Gratis desde $20.000\r\n• Si no, $1.500\r\n`;
    expect(await extract(text, 'text/plain')).toEqual({
      title: 'LA ESPIGA',
      passages: [
        { position: 0, headings: ['LA ESPIGA'], text: 'Av. Triunvirato 4512\nVilla Urquiza' },
        {
          position: 1,
          headings: ['LA ESPIGA', 'Envíos'],
          text: 'Llevamos los pedidos a domicilio de lunes a sábado en Villa Urquiza.\n- Gratis desde $20.000\n- Si no, $1.500',
        },
      ],
    });
  });

  it('takes no headings from a text written wholly in capitals', async () => {
    const [passage] = await passagesOf('ABRIMOS A LAS OCHO\nCERRAMOS A LAS DOS', 'text/plain');
    expect(passage).toEqual({ position: 0, headings: [], text: 'ABRIMOS A LAS OCHO\nCERRAMOS A LAS DOS' });
  });
});

describe('refusals', () => {
  it('reads Windows-1252 where UTF-8 fails, and refuses other encodings', async () => {
    const latin = Uint8Array.from('Panaderia: a\xf1os y \x80 5', (character) => character.charCodeAt(0));
    expect(await extract(latin, 'text/plain')).toMatchObject({
      passages: [{ text: 'Panaderia: años y € 5' }],
    });
    expect(await extract(Uint8Array.of(0xf1, 0x41, 0x01), 'text/plain')).toEqual({ failure: 'not_utf8' });
    expect(await extract(Uint8Array.of(0xff, 0xfe, 0x41, 0x00), 'text/plain')).toEqual({
      failure: 'not_utf8',
    });
  });

  it.each([
    ['empty', ' \n\t\n'],
    ['empty', '<script>x</script>'],
    ['mislabelled', '%PDF-1.7 text'],
    ['mislabelled', 'PK\u0003\u0004 text'],
    ['mislabelled', 'text\0text'],
    ['too_large', 'a'.repeat(2 * 1024 * 1024 + 1)],
    ['too_many_passages', '<h1>Article number one</h1>a'.repeat(20_001)],
  ])('%s', async (failure, content) => {
    expect(await extract(content, 'text/html')).toEqual({ failure });
  });

  it('drops invisible characters that hide words from search', async () => {
    const [passage] = await passagesOf('\ufeffPre\u00adcio\u200b: \u202e$5\u{e0041}', 'text/plain');
    expect(passage?.text).toBe('Precio: $5');
  });
});
