import { expect, it } from 'vitest';
import {
  checkNewPassword,
  isBoundedPassword,
} from '../../../worker/features/accounts/password/check-password.ts';
import { isCommonPassword } from '../../../worker/providers/leaked-passwords/common-passwords.ts';
import { openGate } from '../../support/open-gate.ts';

// Nothing listens there: the list of leaked passwords is out of reach.
const config = { LEAKED_PASSWORDS_URL: 'http://127.0.0.1:9' };
const codeOf = (password: string) =>
  checkNewPassword(config, openGate, password).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

it('[ASVS 6.2.5] takes 12 code points and more, whatever they are, verbatim', async () => {
  for (const password of [
    'tres tigres!',
    '   a    b   ',
    'ñandúñandúxy',
    '\0secreto\0nulo',
    [...'🥖🍞🥐🥯🍩🍪🎂🍰🧁🥧🍫🍬'].join(''),
    Array.from({ length: 128 }, (_, index) => String.fromCodePoint(0x1f600 + (index % 60))).join(''),
    Array.from({ length: 1024 }, (_, index) => String.fromCharCode(97 + (index % 26))).join(''),
  ]) {
    expect(await codeOf(password), password.slice(0, 20)).toBe('taken');
  }
});

it('[ASVS 6.2.1] refuses what is too short or too long to hash', async () => {
  // Eleven code points, of 22 UTF-16 units.
  for (const password of [
    '',
    'once letras',
    '🥖🍞🥐🥯🍩🍪🎂🍰🧁🥧🍫',
    'xy'.repeat(513),
    'ñ'.repeat(600),
    'z'.repeat(1e6),
  ]) {
    expect(await codeOf(password)).toBe('weak_password');
  }
  // Two of them would be the same bytes.
  expect(await codeOf('a lone surrogate \ud800')).toBe('weak_password');
});

it('bounds in bytes', () => {
  expect(isBoundedPassword('ñ'.repeat(512))).toBe(true);
  expect(isBoundedPassword('ñ'.repeat(513))).toBe(false);
});

it('[ASVS 6.2.4] refuses the commonest while the list is out of reach, and has the others looked up again [control leaked-passwords]', async () => {
  for (const password of [
    'password1234',
    'Contraseña123',
    'SENHA12345678',
    '123456789012',
    'aaaaaaaaaaaaaaa',
    'ababababababab',
  ]) {
    expect(await codeOf(password), password).toBe('leaked_password');
  }
  expect(await checkNewPassword(config, openGate, 'tres tigres tristes')).toEqual({ isRecheckDue: true });
  expect(isCommonPassword('tres tigres tristes')).toBe(false);
});
