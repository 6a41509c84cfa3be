import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, isBase64Url, toBase64Url } from '../../../worker/platform/base64url.ts';

/** What decodes and encodes again to the same text, by another implementation. */
const isCanonical = (text: string) =>
  /^[A-Za-z0-9_-]*$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;

describe('base64url', () => {
  it('writes and reads any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it('knows the one spelling from all others, for every text of up to three characters', () => {
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_', ...'+/=. \n'];
    const wrong: string[] = [];
    const check = (text: string) => {
      if (isBase64Url(text) !== isCanonical(text)) wrong.push(text);
    };
    for (const one of alphabet) {
      check(one);
      for (const two of alphabet) {
        check(one + two);
        for (const three of alphabet) check(one + two + three);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('takes no padding, no space, no other alphabet and no stray bit', () => {
    expect(isBase64Url('')).toBe(true);
    expect(fromBase64Url('AAAA')).toEqual(new Uint8Array(3));
    for (const bad of [
      'A',
      'AAAAA',
      'AA==',
      'AB',
      'AAB',
      'AAA\n',
      ' AAAA',
      'AA AA',
      'AA+A',
      'AA/A',
      'AAÄA',
      'AAAA\u0000',
    ])
      expect(fromBase64Url(bad), JSON.stringify(bad)).toBeNull();
  });
});
