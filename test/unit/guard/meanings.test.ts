import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../../worker/guard/meanings/dictionary.ts';
import { findMeanings } from '../../../worker/guard/meanings/find-meanings.ts';
import { fold } from '../../../worker/guard/text/folded.ts';
import { wordsOf } from '../../../worker/guard/text/words.ts';
import { bordersWithin } from '../../../worker/guard/text/words-run-together.ts';

function meaningsOf(text: string) {
  const { text: folded } = fold(text);
  return findMeanings(folded, wordsOf(folded)).map((meanings) => [...meanings]);
}

describe('the dictionary', () => {
  it('has its words as folding leaves them, and each with a meaning', () => {
    const { entries } = readDictionary();
    for (const { word, meanings } of entries) {
      expect(word).toBe(fold(word).text);
      expect(meanings.length).toBeGreaterThan(0);
    }
  });

  it('reads groups, meanings, stems and phrases, and goes on in the next line', () => {
    const { entries, groupOf } = readDictionary(['\n[a]\nfirst: one two_three\n  four*\n[b]\nsecond: one']);
    expect(entries).toContainEqual({ word: 'one', isStem: false, meanings: [1, 2] });
    expect(entries).toContainEqual({ word: 'two three', isStem: false, meanings: [1] });
    expect(entries).toContainEqual({ word: 'four', isStem: true, meanings: [1] });
    expect([...groupOf]).toEqual([0, 1, 2]);
  });
});

describe('meanings', () => {
  it('are the same in three languages', () => {
    const [spanish, portuguese, english] = ['mi ex', 'minha ex', 'my ex'].map(meaningsOf);
    expect(spanish).toEqual(portuguese);
    expect(spanish).toEqual(english);
  });

  it('are those of a phrase, not of its words', () => {
    expect(meaningsOf('from now on')).toEqual(meaningsOf('de ahora en adelante'));
    expect(meaningsOf('from now on')).toHaveLength(1);
    expect(meaningsOf('from now')).toEqual(meaningsOf('from now on'));
  });

  it.each([
    ['holbida', 'olvida'],
    ['nesesito', 'necesito'],
    ['cleinte', 'cliente'],
    ['telfono', 'telefono'],
    ['clliente', 'cliente'],
  ])('are found in %j as in %j', (slip, word) => expect(meaningsOf(slip)).toEqual(meaningsOf(word)));

  it('are found behind the signs that open a question', () =>
    expect(meaningsOf('¿número')).toEqual(meaningsOf('número')));

  it('are none for what is no word', () => expect(meaningsOf('xqzw krmpf')).toEqual([]));
});

it('words that run together are parted where known ones meet', () => {
  expect(bordersWithin('dameeltelefono')).toEqual([4, 6]);
  expect(bordersWithin('qwrtzplkjhgfds')).toEqual([]);
});
