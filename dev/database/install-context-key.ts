import type { MigrationTarget } from './migration-target.ts';

const blockBytes = 64;
const keyBytes = 32;

/** A key that signs the tenant context; `kid` names it inside the signature. */
export type ContextKey = { kid: string; key: Uint8Array };

/**
 * Makes the database accept exactly these keys. It stores K xor ipad and K xor opad, filled to SHA-256's block
 * (RFC 2104), so that HMAC needs nothing but `sha256()` there. Throws on a key that is not 32 bytes long.
 */
export async function installContextKeys(target: MigrationTarget, keys: ContextKey[]): Promise<void> {
  for (const { kid, key } of keys) {
    await target.query(
      `select app_ctx.install_key($1::text, decode($2::text, 'hex'), decode($3::text, 'hex'))`,
      [kid, pad(key, 0x36), pad(key, 0x5c)],
    );
  }
  await target.query(
    'select app_ctx.remove_keys_except(array(select jsonb_array_elements_text($1::text::jsonb)))',
    [JSON.stringify(keys.map(({ kid }) => kid))],
  );
}

/** Reads `kid:base64,kid2:base64`, the current key first. Throws without repeating any of the text. */
export function parseContextKeys(text: string): ContextKey[] {
  const keys = text.split(',').map((entry) => {
    const [, kid, base64] = /^\s*([a-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)\s*$/.exec(entry) ?? [];
    if (!kid || !base64) throw new Error('expected kid:base64,… with keys of 32 bytes');
    return { kid, key: new Uint8Array(Buffer.from(base64, 'base64')) };
  });
  if (new Set(keys.map(({ kid }) => kid)).size !== keys.length) throw new Error('a kid is there twice');
  return keys;
}

function pad(key: Uint8Array, value: number): string {
  if (key.length !== keyBytes) throw new Error(`a context key has ${keyBytes} bytes`);
  const block = Buffer.alloc(blockBytes, value);
  key.forEach((byte, index) => {
    block.writeUInt8(byte ^ value, index);
  });
  return block.toString('hex');
}
