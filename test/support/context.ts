import { createHmac, randomBytes } from 'node:crypto';
import pg from 'pg';
import { installContextKeys } from '../../dev/database/install-context-key.ts';
import { pgTarget } from '../../dev/database/migration-target.ts';
import { signContext } from '../../worker/data/context.ts';
import type { Keyring } from '../../worker/platform/keyring.ts';

/** The key that the tests' databases accept. */
export const contextKeys = newKeyring('k1');

export function newKeyring(kid: string): Keyring {
  const key = Uint8Array.from(randomBytes(32));
  return { current: { kid, key }, byKid: new Map([[kid, key]]) };
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Makes the database of this administrator accept `contextKeys`, and no other. */
export function acceptContextKeys(admin: pg.Client): Promise<void> {
  return installContextKeys(pgTarget(admin), contextKeys);
}

export type Person = { userId: string; sessionId: string };

export function userContext(tenantId: string | null, { userId, sessionId }: Person): Promise<string> {
  return signContext(tenantId, { kind: 'user', userId, sessionId }, contextKeys);
}

export function jobContext(tenantId: string | null): Promise<string> {
  return signContext(tenantId, { kind: 'job', job: 'operator' }, contextKeys);
}

/** Any text under a right signature: what only the holder of the key can make. */
export function signText(signed: string): string {
  return `${signed}.${createHmac('sha256', contextKeys.current.key).update(signed).digest('hex')}`;
}

/** Runs `work` in one transaction under this context (null: none); it commits unless `work` throws. */
export async function inContext<T>(
  client: pg.Client,
  context: string | null,
  work: () => Promise<T>,
): Promise<T> {
  await client.query('begin');
  try {
    if (context !== null) await client.query(`select set_config('app.ctx', $1, true)`, [context]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
