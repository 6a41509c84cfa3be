import { Secret, TOTP } from 'otpauth';

const ISSUER = 'Portero';
const PERIOD_SECONDS = 30;
/** A clock may be one time step off. */
const WINDOW = 1;

/** A new secret of 20 random bytes, in base32 as authenticators take it. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The `otpauth://` address that a QR code shows; `account` is what the authenticator calls it. */
export function enrolmentUri(secret: string, account: string): string {
  return totp(secret, account).toString();
}

/**
 * The time step (30 s since the epoch) whose code (RFC 6238, SHA-1, 6 digits) this is, at most one from now's; null
 * for a wrong code. That a step's code is used once is the database's to see.
 */
export function stepOf(code: string, secret: string, now: number = Date.now()): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}

function totp(secret: string, label = 'account'): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
