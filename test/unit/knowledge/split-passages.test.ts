import { describe, expect, it } from 'vitest';
import { passagesOf } from './extract.ts';

const SENTENCE =
  'Las tortas de cumpleaños se encargan con cuarenta y ocho horas de anticipación en el local.';

describe('size of passages', () => {
  it('joins short blocks to about 600 characters and cuts long ones between sentences', async () => {
    const text = `${`${SENTENCE}\n\n`.repeat(20)}${`${SENTENCE} `.repeat(40)}`;
    const passages = await passagesOf(text, 'text/plain');
    for (const passage of passages) {
      expect(passage.text.length).toBeLessThanOrEqual(1_200);
      expect(passage.text.startsWith('Las tortas')).toBe(true);
      expect(passage.text.endsWith('local.')).toBe(true);
    }
    expect(passages.slice(0, -1).every((passage) => passage.text.length >= 400)).toBe(true);
    const words = passages.flatMap((passage) => passage.text.split(/\s+/));
    expect(words).toEqual(text.trim().split(/\s+/));
  });

  it('never joins across headings', async () => {
    const passages = await passagesOf('# A\n\nuno\n\n## B\n\ndos\n\n# C\n\ntres', 'text/markdown');
    expect(passages.map(({ headings, text }) => [...headings, text])).toEqual([
      ['A', 'uno'],
      ['A', 'B', 'dos'],
      ['C', 'tres'],
    ]);
  });

  it('repeats the headers in every row and the lead-in where a table or list goes on', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `| Producto ${index} | $${index}00 |`).join('\n');
    const table = `Precios de mostrador\n\n| Nombre | Precio |\n|---|---|\n${rows}`;
    const passages = await passagesOf(table, 'text/markdown');
    expect(passages.length).toBeGreaterThan(3);
    for (const passage of passages) {
      const [lead, ...entries] = passage.text.split('\n');
      expect(lead).toBe('Precios de mostrador');
      for (const entry of entries) expect(entry).toMatch(/^Nombre: Producto \d+; Precio: \$\d+00$/);
    }
  });

  it('keeps the headers of a table far longer than what is parsed at once', async () => {
    const rows = Array.from({ length: 8_000 }, (_, index) => `| Pan ${index} | $${index} |`).join('\n');
    const passages = await passagesOf(`| Nombre | Precio |\n|---|---|\n${rows}`, 'text/markdown');
    const entries = passages.flatMap((passage) => passage.text.split('\n'));
    expect(entries).toEqual(
      Array.from({ length: 8_000 }, (_, index) => `Nombre: Pan ${index}; Precio: $${index}`),
    );
  });

  it('cuts a sentence that alone is too long, losing nothing', async () => {
    const endless = 'x'.repeat(3_000);
    const passages = await passagesOf(endless, 'text/plain');
    expect(passages.every((passage) => passage.text.length <= 1_200)).toBe(true);
    expect(passages.map((passage) => passage.text).join('')).toBe(endless);
  });
});
