import { argon2Sync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { openArgon2id } from '../../../worker/features/accounts/password/argon2id.ts';
import { openBlake2b } from '../../../worker/features/accounts/password/blake2b.ts';
import { PASSWORD_COST } from '../../../worker/features/accounts/password/phc-string.ts';

const compile = async (name: string) => {
  const file = createRequire(import.meta.url).resolve(`argon2-wasm-edge/wasm/${name}.wasm`);
  return WebAssembly.compile(await readFile(file));
};
const modules = { argon2: await compile('argon2'), blake2b: await compile('blake2b') };
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const utf8 = (text: string) => new TextEncoder().encode(text);

it('computes the vector of RFC 9106, 5.3 [control password-hashing]', () => {
  const tag = openArgon2id(modules)({
    password: new Uint8Array(32).fill(1),
    salt: new Uint8Array(16).fill(2),
    secret: new Uint8Array(8).fill(3),
    associatedData: new Uint8Array(12).fill(4),
    ...{ memoryKib: 32, passes: 3, lanes: 4, tagBytes: 32 },
  });
  expect(hex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
});

it('computes the vector of RFC 7693, appendix A [control password-hashing]', () => {
  expect(hex(openBlake2b(modules.blake2b)([utf8('a'), utf8('bc')], 64))).toBe(
    'ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1' +
      '7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923',
  );
});

it('agrees with OpenSSL at every cost, in any order, at the cost of today too [control password-hashing]', () => {
  const argon2id = openArgon2id(modules);
  const costs = [
    { memoryKib: 8, passes: 1, lanes: 1 },
    { memoryKib: 256, passes: 2, lanes: 1 },
    PASSWORD_COST,
    { memoryKib: 64, passes: 3, lanes: 2 },
    { memoryKib: 99, passes: 1, lanes: 3 },
    PASSWORD_COST,
  ];
  const passwords = ['', 'a', 'contraseña con eñe', '\0\0\0', `${'x'.repeat(1023)}y`, '🥖'.repeat(256)];
  for (const [index, cost] of costs.entries()) {
    const password = utf8(passwords[index] ?? '');
    const salt = new Uint8Array(16).fill(index + 1);
    for (const tagBytes of [16, 32, 64]) {
      const { memoryKib: memory, passes, lanes: parallelism } = cost;
      const expected = argon2Sync('argon2id', {
        ...{ message: password, nonce: salt, memory, passes, parallelism, tagLength: tagBytes },
      });
      expect(hex(argon2id({ ...cost, password, salt, tagBytes })), JSON.stringify(cost)).toBe(hex(expected));
    }
  }
});
