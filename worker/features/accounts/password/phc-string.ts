import type { Argon2Cost } from './argon2id.ts';

/** 19 MiB, two passes, one lane: OWASP's choice for argon2id. */
export const PASSWORD_COST: Argon2Cost = { memoryKib: 19_456, passes: 2, lanes: 1 };

export interface PasswordHash extends Argon2Cost {
  salt: Uint8Array;
  tag: Uint8Array;
}

const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,5}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, base64 without padding. */
export function formatPhc({ memoryKib, passes, lanes, salt, tag }: PasswordHash): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${toBase64(salt)}$${toBase64(tag)}`;
}

/** @throws Error for anything else than argon2id in its version 1.3, at a cost that a request can bear */
export function parsePhc(text: string): PasswordHash {
  const [, memoryKib, passes, lanes, salt = '', tag = ''] = PHC.exec(text) ?? [];
  const hash = {
    ...{ memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) },
    ...{ salt: fromBase64(salt), tag: fromBase64(tag) },
  };
  const isBearable = hash.memoryKib <= 65_536 && hash.passes >= 1 && hash.passes <= 10;
  if (!isBearable || hash.lanes < 1 || hash.memoryKib < 8 * hash.lanes)
    throw new Error('not a password hash');
  return hash;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
