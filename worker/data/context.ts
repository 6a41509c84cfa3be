import type { Actor } from '../domain/actor.ts';
import { toHex } from '../platform/hex.ts';
import type { Keyring } from '../platform/keyring.ts';

const LIFETIME_SECONDS = 60;

/**
 * The tenant context that Postgres verifies: `v1.<kid>.<expiry>.<tenant|->.<actor>.<hmac>`. A plain session setting
 * could be forged by one injected statement; this one cannot (migrations/0003_context.sql holds the other half).
 */
export async function signContext(
  tenantId: string | null,
  actor: Actor,
  keys: Keyring,
  now: number = Date.now(),
): Promise<string> {
  const expiry = Math.floor(now / 1000) + LIFETIME_SECONDS;
  const signed = ['v1', keys.current.kid, expiry, tenantId ?? '-', describe(actor)].join('.');
  const key = await hmacKey(keys.current.key);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(signed)));
  return `${signed}.${toHex(mac)}`;
}

function describe(actor: Actor): string {
  if (actor.kind === 'api_key') return `k:${actor.apiKeyId}`;
  return actor.kind === 'user' ? `u:${actor.userId}:${actor.sessionId}` : `j:${actor.job}`;
}

const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

function hmacKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  let key = imported.get(raw);
  if (!key) {
    key = crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    imported.set(raw, key);
  }
  return key;
}
