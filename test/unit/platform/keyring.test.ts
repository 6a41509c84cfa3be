import { describe, expect, it } from 'vitest';
import { parseKeyring } from '../../../worker/platform/keyring.ts';

const key = (fill: number, length = 32) => Buffer.alloc(length, fill).toString('base64');

describe('parseKeyring', () => {
  it('takes the first key as the current one', () => {
    const ring = parseKeyring(`new:${key(7)}, old:${key(1)}`);
    expect(ring.current).toEqual({ kid: 'new', key: new Uint8Array(32).fill(7) });
    expect([...ring.byKid]).toEqual([
      ['new', new Uint8Array(32).fill(7)],
      ['old', new Uint8Array(32).fill(1)],
    ]);
  });

  it.each([
    '',
    'k',
    `k:${key(7, 31)}`,
    `K:${key(7)}`,
    `k:${key(7)},k:${key(7)}`,
    `k:${key(7)},`,
    'k:not base64!',
  ])('refuses %j without repeating a key', (text) => {
    expect(() => parseKeyring(text)).toThrow();
    try {
      parseKeyring(text);
    } catch (error) {
      expect(String(error)).not.toContain(key(7).slice(0, 20));
    }
  });
});
