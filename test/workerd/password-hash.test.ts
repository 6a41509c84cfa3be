import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  needsRehash,
  verifyPassword,
} from '../../worker/features/accounts/password/hash-password.ts';

const PASSWORD = 'masa madre y horno de leña';
const OPENSSL_TODAY =
  '$argon2id$v=19$m=19456,t=2,p=1$4cjH5BzGHxjBqEXoHY75EA$pNeBjdY/RD9HjK+2iW+vCHvdX/nt+Qb3W4Vqu0kel4E';
const OPENSSL_BEFORE =
  '$argon2id$v=19$m=12288,t=3,p=1$DAT4qLdsBeHhX22sylfNwQ$nCwsMh/o6vePgPXz4TirJVxy4MAAllrHzPlD9OiQsZI';

describe('password hashing [control password-hashing]', () => {
  it('[ASVS 6.2.8] knows a password again, verbatim', async () => {
    const hash = await hashPassword(PASSWORD);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(needsRehash(hash)).toBe(false);
    expect(await verifyPassword(PASSWORD, hash)).toBe(true);
    const others = [
      ...[`${PASSWORD} `, ` ${PASSWORD}`, PASSWORD.trimEnd().slice(0, -1), PASSWORD.toUpperCase()],
      ...[PASSWORD.normalize('NFD'), `${PASSWORD}\0`, '', '\0'],
    ];
    for (const other of others) expect(await verifyPassword(other, hash), other).toBe(false);
  });

  it('[ASVS 6.2.9] takes every byte of a long one, and what stands behind a NUL', async () => {
    const long = `${'á'.repeat(511)}xy`;
    const hash = await hashPassword(long);
    expect(await verifyPassword(long, hash)).toBe(true);
    expect(await verifyPassword(`${'á'.repeat(511)}xz`, hash)).toBe(false);
    const withNul = await hashPassword('antes\0después');
    expect(await verifyPassword('antes\0después', withNul)).toBe(true);
    expect(await verifyPassword('antes\0', withNul)).toBe(false);
    expect(await verifyPassword('antes', withNul)).toBe(false);
  });

  it('salts each, also of those that are hashed together', async () => {
    const hashes = await Promise.all(Array.from({ length: 8 }, () => hashPassword(PASSWORD)));
    expect(new Set(hashes).size).toBe(8);
    for (const hash of hashes) expect(await verifyPassword(PASSWORD, hash)).toBe(true);
  });

  it('verifies a hash of OpenSSL, at another cost too', async () => {
    // Made by node:crypto's argon2Sync.
    expect(await verifyPassword(PASSWORD, OPENSSL_TODAY)).toBe(true);
    expect(await verifyPassword(PASSWORD, OPENSSL_BEFORE)).toBe(true);
    expect(needsRehash(OPENSSL_BEFORE)).toBe(true);
    expect(await verifyPassword('otra contraseña', OPENSSL_BEFORE)).toBe(false);
  });

  it('works for nobody’s password, and never finds it right', async () => {
    for (const password of ['', PASSWORD, '\0']) expect(await verifyPassword(password, null)).toBe(false);
  });

  it('refuses a hash that is none', async () => {
    await expect(verifyPassword(PASSWORD, 'secret')).rejects.toThrow();
  });
});
