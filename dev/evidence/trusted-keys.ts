import { join } from 'node:path';
import { evidenceKeys } from '../../worker/platform/config.ts';
import type { EvidenceKey } from './signing-key.ts';

export type PublicKeys = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** The keys of `EVIDENCE_PUBLIC_KEYS` in wrangler.toml, with those given besides. */
export async function trustedKeys(root: string, others: readonly EvidenceKey[]): Promise<PublicKeys> {
  // Slow to load, and not always needed.
  const { unstable_readConfig } = await import('wrangler');
  process.env.WRANGLER_LOG ??= 'none';
  const { vars } = unstable_readConfig({ config: join(root, 'wrangler.toml') });
  const configured = evidenceKeys.parse(vars.EVIDENCE_PUBLIC_KEYS);
  return new Map([...configured, ...evidenceKeys.parse(publicKeysVariable(others))]);
}

/** Public keys as `EVIDENCE_PUBLIC_KEYS` takes them. */
export function publicKeysVariable(keys: readonly EvidenceKey[]): string {
  const entries = keys.map(({ keyId, publicKey }) => [keyId, Buffer.from(publicKey).toString('base64')]);
  return JSON.stringify(Object.fromEntries(entries));
}
