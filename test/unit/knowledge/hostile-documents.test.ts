import { describe, expect, it } from 'vitest';
import type { ExtractableType } from '../../../worker/features/knowledge/extract/types.ts';
import { extract } from './extract.ts';

const UNIT = 30_000;
/** Four times the length may cost this many times the work: linear is 4, quadratic 16. */
const LINEAR = 10;

/** CPU time (µs) of the quickest of three runs: other processes' load does not count. */
async function work(content: string, mediaType: ExtractableType): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    await extract(content, mediaType);
    const spent = process.cpuUsage(before);
    runs.push(spent.user + spent.system);
  }
  return Math.min(...runs);
}

function repeat(text: string) {
  return (length: number) => text.repeat(length / text.length);
}

const HOSTILE: [ExtractableType, string, (length: number) => string][] = [
  ['text/plain', 'one line', repeat('a')],
  ['text/plain', 'full stops', repeat('.')],
  ['text/plain', 'short sentences', repeat('Hola. ')],
  ['text/plain', 'spaces', (length) => `a${' '.repeat(length)}b`],
  ['text/plain', 'capital headings', repeat('ABC\nabc\nabd\n')],
  ['text/markdown', 'one line', repeat('a')],
  ['text/markdown', 'nested quotations', repeat('>')],
  ['text/markdown', 'nested lists in a line', repeat('- ')],
  ['text/markdown', 'lazy quotations', repeat('> a\nb\n')],
  ['text/markdown', 'headings', repeat('# a b c 1\n')],
  ['text/markdown', 'open brackets', repeat('[a](')],
  ['text/markdown', 'open emphasis', repeat('*a _b ')],
  ['text/markdown', 'table', (length) => `|a|b|\n|-|-|\n${repeat('|c|d|\n')(length)}`],
  [
    'text/markdown',
    'wide header over narrow rows',
    (length) => `${'a|'.repeat(length / 100)}\n${'-|'.repeat(length / 100)}\n${repeat('a|\n')(length)}`,
  ],
  ['text/html', 'nested elements', repeat('<div>')],
  [
    'text/html',
    'unclosed, then other closings',
    (length) => '<b>'.repeat(length / 8) + '</i>'.repeat(length / 8),
  ],
  ['text/html', 'nested tables', repeat('<table><tr><td>a')],
  ['text/html', 'foreign content', repeat('<svg><p>')],
  ['text/html', 'hidden elements', repeat('<div hidden>')],
  ['text/html', 'open tags', repeat('<a ')],
  ['text/html', 'line breaks', repeat('<b> </b>')],
  ['text/html', 'comments', repeat('<!--a-->b')],
  ['text/html', 'comments without an end', repeat('<!--')],
  ['text/html', 'one hidden text in pieces', (length) => `<p hidden>${'a&amp;'.repeat(length / 6)}`],
  ['text/html', 'alternative texts', repeat('<img alt="una foto de nuestro local">a')],
  ['text/html', 'a long style', (length) => `<p style="${'color:#fff;clip:rect('.repeat(length / 21)}">a`],
  ['text/html', 'tag characters', (length) => `a${'&#xe0041;'.repeat(length / 9)}`],
  ['text/markdown', 'comments', repeat('<!--a-->b\n')],
  ['text/markdown', 'comments without an end', repeat('a <!-- ')],
];

describe('hostile documents take linear time [control document-bounds]', () => {
  it.each(HOSTILE)('%s: %s', { timeout: 60_000 }, async (mediaType, _, generate) => {
    const small = await work(generate(UNIT), mediaType);
    const large = await work(generate(UNIT * 4), mediaType);
    expect(large / Math.max(small, 5_000)).toBeLessThan(LINEAR);
  });

  it('survives the largest file with its deepest nesting', { timeout: 60_000 }, async () => {
    const megabytes = 2 * 1024 * 1024;
    expect(await extract('<div>'.repeat(megabytes / 5), 'text/html')).toEqual({ failure: 'empty' });
    expect(await extract('>'.repeat(megabytes), 'text/markdown')).toEqual({ failure: 'empty' });
    for (const paragraph of ['a'.repeat(megabytes), 'a b\n'.repeat(megabytes / 4)]) {
      expect(await extract(paragraph, 'text/markdown')).toHaveProperty('passages');
    }
  });
});
