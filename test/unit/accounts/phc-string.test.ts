import { expect, it } from 'vitest';
import { needsRehash } from '../../../worker/features/accounts/password/hash-password.ts';
import { formatPhc, PASSWORD_COST, parsePhc } from '../../../worker/features/accounts/password/phc-string.ts';

const salt = Uint8Array.from({ length: 16 }, (_, index) => index);
const tag = new Uint8Array(32).fill(255);
const TODAY = formatPhc({ ...PASSWORD_COST, salt, tag });

it('writes the string of the PHC, and reads it back', () => {
  expect(TODAY).toBe(
    '$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$//////////////////////////////////////////8',
  );
  expect(parsePhc(TODAY)).toEqual({ ...PASSWORD_COST, salt, tag });
});

it('refuses other algorithms, and costs that would stop a request', () => {
  for (const bad of [
    '',
    'secret',
    TODAY.replace('argon2id', 'argon2i'),
    TODAY.replace('v=19', 'v=16'),
    TODAY.replace('m=19456', 'm=99999'),
    TODAY.replace('m=19456', 'm=7'),
    TODAY.replace('t=2', 't=99'),
    TODAY.replace('t=2', 't=0'),
    TODAY.replace('p=1', 'p=0'),
    `${TODAY}=`,
    `${TODAY}\n`,
  ]) {
    expect(() => parsePhc(bad), bad).toThrow();
  }
});

it('is hashed anew at any cost but today’s', () => {
  expect(needsRehash(TODAY)).toBe(false);
  expect(needsRehash(TODAY.replace('m=19456', 'm=12288'))).toBe(true);
  expect(needsRehash(TODAY.replace('t=2', 't=3'))).toBe(true);
  expect(needsRehash(TODAY.replace('p=1', 'p=2'))).toBe(true);
});
