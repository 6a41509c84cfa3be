import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acts, Books } from './ledger-books.ts';

describe('a ledger, in whatever order it is asked and however its clock steps [control central-budget]', () => {
  it('balances to the micro-unit, and passes no ceiling but by overruns', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(acts, (taken) => {
        const books = new Books();
        for (const act of taken) books.take(act);
        for (const what of books.seen) seen.add(what);
        expect(books.wrong).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    expect([...seen].toSorted()).toEqual([
      'conflict',
      'expired > settled',
      'granted',
      'invalid',
      'open > expired',
      'open > released',
      'open > settled',
      'refused',
      'replayed',
    ]);
  });
});
