import type { Argon2Input } from './argon2id.ts';
import { formatPhc, PASSWORD_COST, type PasswordHash, parsePhc } from './phc-string.ts';

const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Costs what a real one costs; no password is known that fits it. */
const NOBODYS_HASH: PasswordHash = {
  ...PASSWORD_COST,
  salt: new Uint8Array(SALT_BYTES),
  tag: new Uint8Array(TAG_BYTES),
};

/** The PHC string to keep: argon2id with a salt of its own. The password is taken verbatim, as UTF-8. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const tag = await argon2id(password, { ...PASSWORD_COST, salt, tagBytes: TAG_BYTES });
  return formatPhc({ ...PASSWORD_COST, salt, tag });
}

/**
 * Whether this is the password of a PHC string. Without one (null: an unknown address, a locked account) it is not,
 * after the same work.
 */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const { tag, ...cost } = phc === null ? NOBODYS_HASH : parsePhc(phc);
  const given = await argon2id(password, { ...cost, tagBytes: tag.length });
  let difference = 0;
  for (const [index, byte] of tag.entries()) difference |= byte ^ (given[index] ?? 0);
  return phc !== null && difference === 0;
}

/** Whether a password that was just verified is to be hashed anew, at today's cost. */
export function needsRehash(phc: string): boolean {
  const { memoryKib, passes, lanes, tag } = parsePhc(phc);
  const today = PASSWORD_COST;
  return (
    memoryKib !== today.memoryKib ||
    passes !== today.passes ||
    lanes !== today.lanes ||
    tag.length !== TAG_BYTES
  );
}

let opened: ((input: Argon2Input) => Uint8Array) | null = null;

async function argon2id(password: string, input: Omit<Argon2Input, 'password'>): Promise<Uint8Array> {
  if (!opened) {
    // Never a shared promise: one request must not wait for another's.
    const [{ openArgon2id }, { ARGON2_MODULES }] = await Promise.all([
      import('./argon2id.ts'),
      import('./wasm-modules.ts'),
    ]);
    opened ??= openArgon2id(ARGON2_MODULES);
  }
  return opened({ ...input, password: new TextEncoder().encode(password) });
}
