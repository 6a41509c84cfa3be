import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import {
  hashRecoveryCode,
  hashRecoveryCodes,
  newRecoveryCodes,
  normalizeRecoveryCode,
} from '../../../worker/features/accounts/second-factor/recovery-codes.ts';
import { enrolmentUri, newSecret, stepOf } from '../../../worker/features/accounts/second-factor/totp.ts';

/** RFC 6238, appendix B, SHA-1; of its eight digits the last six. */
const RFC_SECRET = Secret.fromLatin1('12345678901234567890').base32;
const RFC_VECTORS = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;

describe('stepOf [control second-factor]', () => {
  it.each(RFC_VECTORS)('knows the code of RFC 6238 at %d s', (seconds, code) => {
    expect(stepOf(code.slice(-6), RFC_SECRET, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('[ASVS 6.5.5] takes the step before and the step after, and names that one', () => {
    const at = 1_111_111_111_000;
    const step = Math.floor(at / 30_000);
    for (const offset of [-1, 0, 1]) expect(stepOf('050471', RFC_SECRET, at + offset * 30_000)).toBe(step);
    for (const offset of [-2, 2]) expect(stepOf('050471', RFC_SECRET, at + offset * 30_000)).toBeNull();
  });

  it.each(['', '05047', '0504711', '050472', ' 050471', '050471 ', '٠٥٠٤٧١', 'abcdef', '+50471', '5e0471'])(
    'refuses %j',
    (code) => {
      expect(stepOf(code, RFC_SECRET, 1_111_111_111_000)).toBeNull();
    },
  );
});

describe('a new secret [control second-factor]', () => {
  it('[ASVS 6.5.3] has 20 bytes, never the same, and stands in the address of the QR code', () => {
    const secret = newSecret();
    expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
    expect(newSecret()).not.toBe(secret);
    const uri = new URL(enrolmentUri(secret, 'ana@example.test'));
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain('Portero:ana@example.test');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      ...{ issuer: 'Portero', secret, algorithm: 'SHA1', digits: '6', period: '30' },
    });
  });
});

describe('recovery codes [control second-factor]', () => {
  it('[ASVS 6.5.2] are ten different ones of 112 bits and more, in groups', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
    const letters = codes.join('').replaceAll('-', '');
    // Five bits a letter: 240 letters hardly ever miss one of the 32, and never four.
    expect(new Set(letters).size).toBeGreaterThan(28);
    expect((letters.length / codes.length) * Math.log2(32)).toBeGreaterThanOrEqual(112);
  });

  it('are read as people type them', async () => {
    const [code = ''] = newRecoveryCodes();
    const normalized = normalizeRecoveryCode(code);
    for (const typed of [code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, code.replaceAll('-', '')])
      expect(normalizeRecoveryCode(typed)).toBe(normalized);
    expect(normalizeRecoveryCode(`oil0${'-0000'.repeat(5)}`)).toBe(`0110${'0'.repeat(20)}`);
    expect(await hashRecoveryCodes([code])).toEqual([await hashRecoveryCode(normalized ?? '')]);
  });

  it.each(['', '123456', '0110-0000-0000-0000', '0'.repeat(23), `U${'0'.repeat(23)}`, '0'.repeat(25)])(
    'are not %j',
    (text) => {
      expect(normalizeRecoveryCode(text)).toBeNull();
    },
  );
});
