import { toHex } from '../../../platform/hex.ts';

/** Crockford's base32: nothing in it is taken for something else when it is copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COUNT = 10;
/** 120 bits: from 112 on, a fast hash keeps them as well as a slow one. */
const LENGTH = 24;

/** Ten new codes of 120 random bits each, in six groups of four with hyphens. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
    // 256 is a multiple of 32: no letter is likelier.
    const letters = Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
    return letters.replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** A code as it was typed, without groups and case; null for what is no recovery code. */
export function normalizeRecoveryCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(code) ? code : null;
}

/** SHA-256 of a normalized code, as Postgres reads bytes. The code is random: nothing slower is needed. */
export async function hashRecoveryCode(code: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code)));
  return `\\x${toHex(hash)}`;
}

/** The hashes of codes as `newRecoveryCodes` made them. */
export function hashRecoveryCodes(codes: readonly string[]): Promise<string[]> {
  return Promise.all(codes.map((code) => hashRecoveryCode(code.replaceAll('-', ''))));
}
