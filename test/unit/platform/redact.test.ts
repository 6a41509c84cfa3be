import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPII, redact } from '../../../worker/platform/redact.ts';

const uuid = '01a20a4b-6d11-7663-868d-55ff32cf6a4b';

describe('redact', () => {
  it.each([
    ['+54 9 11 5555-0143', '***43'],
    ['call 5491155550143 now', 'call ***43 now'],
    ['(011) 4555-0143', '(***43'],
    ['ana.perez+tag@example.com.ar', 'a***@***'],
  ])('%s [control log-masking]', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    ['Bearer EAAGm0PX4ZCpsBAKZB', '[secret]'],
    ['sha256=54edfa1d7259e0eb13c677cc', '[secret]'],
    ['wamid.HBgMOTcyNTQ0NDAxMjQzFQIAEhggM0RFQTNCMEEw', '[wamid]'],
    ['postgresql://app_rw:hunter2hunter2@db.example/x', 'postgresql:/***@***'],
    ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '[token]'],
    ['--a-token1.b-token2.c-token3, a-b.c-d.e-f', '--[token], a-b.c-d.e-f'],
    ['0123456789abcdef0123456789abcdef', '[secret]'],
  ])('%s [control log-redaction]', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('keeps ids, codes and routes', () => {
    for (const text of [
      uuid,
      'webhook.refused',
      '/api/organisations/:tenant/documents',
      '23505',
      'outbox_opted_out',
    ]) {
      expect(redact(text)).toBe(text);
    }
  });

  it('keeps an id between things that it removes', () => {
    expect(redact(`a@b.example ${uuid} +5491155550143`)).toBe(`a***@*** ${uuid} ***43`);
  });

  it('leaves no phone number, however it is written [control log-masking]', () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{7,14}$/);
    const separator = fc.constantFrom('', ' ', '-', '.', ') ', ' (');
    fc.assert(
      fc.property(digits, fc.array(separator, { minLength: 15, maxLength: 15 }), (number, separators) => {
        const written = [...number].map((digit, index) => digit + (separators[index] ?? '')).join('');
        expect(maskPII(`tel ${written} fin`).replace(/\D/g, '').length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 500 },
    );
  });

  it('takes linear time on hostile text', () => {
    for (const text of [
      '1'.repeat(100_000),
      '@'.repeat(100_000),
      'a.'.repeat(50_000),
      `${'1 '.repeat(50_000)}x`,
    ]) {
      expect(redact(text).length).toBeLessThanOrEqual(200);
    }
  });
});
