import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { uuidV7 } from '../../../worker/domain/ids.ts';
import {
  type RefreshToken,
  readRefreshToken,
  writeRefreshToken,
} from '../../../worker/features/accounts/refresh-token.ts';
import { parseKeyring } from '../../../worker/platform/keyring.ts';

const newKey = (kid: string) => `${kid}:${randomBytes(32).toString('base64')}`;
const [old, current] = [newKey('r1'), newKey('r2')];
const keys = parseKeyring(current);
const token: RefreshToken = { sessionId: uuidV7(), userId: uuidV7(), counter: 7 };
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same bytes with a change, under a signature that the holder of `masterKey` can make. */
function forge(text: string, change: (bytes: Buffer) => void, masterKey: Uint8Array): string {
  const bytes = Buffer.from(text, 'base64url');
  change(bytes);
  const signed = bytes.subarray(0, 41);
  const sessionKey = createHmac('sha256', masterKey).update(signed.subarray(1, 17)).digest();
  return Buffer.concat([signed, createHmac('sha256', sessionKey).update(signed).digest()]).toString(
    'base64url',
  );
}

describe('a refresh token [control session-refresh]', () => {
  it('says what was written into it, always in the same words', async () => {
    const text = await writeRefreshToken(token, keys);
    expect(text).toMatch(/^[\w-]{98}$/);
    expect(await readRefreshToken(text, keys)).toEqual(token);
    expect(await writeRefreshToken(token, keys)).toBe(text);
    const large = { ...token, counter: Number.MAX_SAFE_INTEGER };
    expect(await readRefreshToken(await writeRefreshToken(large, keys), keys)).toEqual(large);
  });

  it('is made as documented', async () => {
    const text = await writeRefreshToken(token, keys);
    expect(forge(text, () => {}, keys.current.key)).toBe(text);
  });

  it('stays good while its key is in the ring, and no longer', async () => {
    const text = await writeRefreshToken(token, parseKeyring(old));
    expect(await readRefreshToken(text, parseKeyring(`${current},${old}`))).toEqual(token);
    expect(await readRefreshToken(text, keys)).toBeNull();
  });

  it('[ASVS 7.2.3] is refused with any character changed, left out or added', async () => {
    const text = await writeRefreshToken(token, keys);
    for (let at = 0; at < text.length; at++) {
      const other = ALPHABET[(ALPHABET.indexOf(text[at] ?? '') + 1) % 64];
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
      expect(await readRefreshToken(changed, keys), `character ${at}`).toBeNull();
    }
    for (const bad of ['', text.slice(1), text.slice(0, -1), `${text}A`, `${text}=`, `${text}==`, ` ${text}`])
      expect(await readRefreshToken(bad, keys)).toBeNull();
  });

  it('is refused in any other spelling of the same bytes', async () => {
    const text = await writeRefreshToken({ ...token, counter: 0 }, keys);
    const last = ALPHABET.indexOf(text.at(-1) ?? '');
    // The last character carries four bits that stand for nothing.
    for (let stray = 1; stray < 16; stray++)
      expect(await readRefreshToken(text.slice(0, -1) + ALPHABET[last ^ stray], keys)).toBeNull();
    const standard = Buffer.from(text, 'base64url').toString('base64');
    expect(await readRefreshToken(standard.replace(/=+$/, '.'), keys)).toBeNull();
  });

  it('of one session does not open another: the key differs', async () => {
    const text = await writeRefreshToken(token, keys);
    const stolen = Buffer.from(text, 'base64url');
    stolen.set(randomBytes(16), 1);
    expect(await readRefreshToken(stolen.toString('base64url'), keys)).toBeNull();
  });

  it('of another version or beyond what a number counts is refused though rightly signed', async () => {
    const text = await writeRefreshToken(token, keys);
    const { key } = keys.current;
    expect(
      await readRefreshToken(
        forge(text, (bytes) => bytes.fill(1, 0, 1), key),
        keys,
      ),
    ).toBeNull();
    expect(
      await readRefreshToken(
        forge(text, (bytes) => bytes.fill(0xff, 33, 41), key),
        keys,
      ),
    ).toBeNull();
  });
});
