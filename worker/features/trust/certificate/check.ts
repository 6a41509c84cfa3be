import type { TenantDb } from '../../../data/tenant-db.ts';
import type { Config } from '../../../platform/config.ts';
import type { Canary, Member } from '../isolation/canaries.ts';

/** What a check may use. */
export interface CheckContext {
  env: Env;
  config: Config;
  /** The owner's own access, with their signed context. */
  db: TenantDb;
  /** Who they are. */
  owner: Member;
  /** Who tries to get in: a tenant that exists for nothing else. */
  canary: Canary;
}

/** What a check came to; nothing tried means that there was nothing to try. */
export interface Attempt {
  /** Tables, files, objects or ways in. */
  tried: number;
  /** Whether every one held. */
  isSafe: boolean;
}

/** Throws where it cannot tell: that counts as failed. */
export type Check = (context: CheckContext) => Promise<Attempt>;

export const NOTHING_TO_TRY: Attempt = { tried: 0, isSafe: true };
