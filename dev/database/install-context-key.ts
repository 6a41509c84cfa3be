import type { Keyring } from '../../worker/platform/keyring.ts';
import type { MigrationTarget } from './migration-target.ts';

const blockBytes = 64;

/**
 * Makes the database accept exactly these keys. It stores K xor ipad and K xor opad, filled to SHA-256's block
 * (RFC 2104), so that HMAC needs nothing but `sha256()` there.
 */
export async function installContextKeys(target: MigrationTarget, keys: Keyring): Promise<void> {
  for (const [kid, key] of keys.byKid) {
    await target.query(
      `select app_ctx.install_key($1::text, decode($2::text, 'hex'), decode($3::text, 'hex'))`,
      [kid, ...padsOf(key)],
    );
  }
  await target.query(
    'select app_ctx.remove_keys_except(array(select jsonb_array_elements_text($1::text::jsonb)))',
    [JSON.stringify([...keys.byKid.keys()])],
  );
}

/** K xor ipad and K xor opad, in hex. */
export function padsOf(key: Uint8Array): [string, string] {
  return [pad(key, 0x36), pad(key, 0x5c)];
}

function pad(key: Uint8Array, value: number): string {
  const block = Buffer.alloc(blockBytes, value);
  key.forEach((byte, index) => {
    block.writeUInt8(byte ^ value, index);
  });
  return block.toString('hex');
}
