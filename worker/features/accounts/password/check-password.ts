import { AppError } from '../../../domain/errors.ts';
import type { Config } from '../../../platform/config.ts';
import type { CallGate } from '../../../platform/gated-call.ts';
import { type LeakCheck, lookUpLeak } from '../../../providers/leaked-passwords/look-up-leak.ts';

const MIN_CODE_POINTS = 12;
/** More than any password needs, and little enough to hash: 128 code points of four bytes are half of it. */
const MAX_PASSWORD_BYTES = 1024;

/** Whether it may be hashed at all: of a size to bear, and text that has one encoding only. */
export function isBoundedPassword(password: string): boolean {
  return (
    password.length <= MAX_PASSWORD_BYTES &&
    password.isWellFormed() &&
    new TextEncoder().encode(password).length <= MAX_PASSWORD_BYTES
  );
}

/**
 * Whether a password may be chosen: verbatim, 12 code points at least, in no list of leaked ones.
 * @returns whether the list was out of reach, so that the password is to be looked up again
 * @throws AppError weak_password or leaked_password
 */
export async function checkNewPassword(
  config: Pick<Config, 'LEAKED_PASSWORDS_URL'>,
  gate: CallGate,
  password: string,
): Promise<{ isRecheckDue: boolean }> {
  if (!isBoundedPassword(password) || [...password].length < MIN_CODE_POINTS) {
    throw new AppError('weak_password');
  }
  const leak: LeakCheck = await lookUpLeak(config, gate, password);
  if (leak === 'leaked') throw new AppError('leaked_password');
  return { isRecheckDue: leak === 'unknown' };
}
