import { fromBase64Url, toBase64Url } from '../../platform/base64url.ts';
import { toHex } from '../../platform/hex.ts';
import { hmacSha256, isHmacSha256 } from '../../platform/hmac.ts';
import type { Keyring } from '../../platform/keyring.ts';

/**
 * A refresh token is base64url of version (1 byte) ‖ session (16) ‖ user (16) ‖ counter (8, big-endian) ‖ HMAC-SHA256
 * (32) of what stands before it, under HMAC-SHA256(master key, session id): a key for each session. It names no master
 * key: rings are short, and each key of the ring is tried.
 */
const VERSION = 2;
const SIGNED_LENGTH = 41;
const LENGTH = SIGNED_LENGTH + 32;
const TEXT_LENGTH = 98;

export interface RefreshToken {
  sessionId: string;
  userId: string;
  /** How often the session had been refreshed when this token was issued. */
  counter: number;
}

/** The same session and counter always give the same token, so that browser tabs converge. */
export async function writeRefreshToken(token: RefreshToken, keys: Keyring): Promise<string> {
  const bytes = new Uint8Array(LENGTH);
  bytes[0] = VERSION;
  bytes.set(bytesOfUuid(token.sessionId), 1);
  bytes.set(bytesOfUuid(token.userId), 17);
  new DataView(bytes.buffer).setBigUint64(33, BigInt(token.counter));
  const signed = bytes.slice(0, SIGNED_LENGTH);
  bytes.set(await hmacSha256(await sessionKey(keys.current.key, signed), signed), SIGNED_LENGTH);
  return toBase64Url(bytes);
}

/** What a token says, or null for one that none of our keys made. No database is asked. */
export async function readRefreshToken(text: string, keys: Keyring): Promise<RefreshToken | null> {
  const bytes = text.length === TEXT_LENGTH ? fromBase64Url(text) : null;
  if (bytes?.[0] !== VERSION) return null;
  const signed = bytes.slice(0, SIGNED_LENGTH);
  if (!(await isSignedByAny(keys, signed, bytes.slice(SIGNED_LENGTH)))) return null;
  const counter = Number(new DataView(signed.buffer).getBigUint64(33));
  if (!Number.isSafeInteger(counter)) return null;
  return { sessionId: uuidOfBytes(signed.slice(1, 17)), userId: uuidOfBytes(signed.slice(17, 33)), counter };
}

async function isSignedByAny(keys: Keyring, signed: Bytes, mac: Bytes): Promise<boolean> {
  for (const master of keys.byKid.values()) {
    if (await isHmacSha256(await sessionKey(master, signed), signed, mac)) return true;
  }
  return false;
}

type Bytes = Uint8Array<ArrayBuffer>;

function sessionKey(master: Bytes, signed: Bytes): Promise<Bytes> {
  return hmacSha256(master, signed.slice(1, 17));
}

function bytesOfUuid(uuid: string): Bytes {
  const hex = uuid.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

function uuidOfBytes(bytes: Bytes): string {
  const hex = toHex(bytes);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
