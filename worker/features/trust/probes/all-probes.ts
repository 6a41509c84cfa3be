import { crossTenantRead } from './cross-tenant-read.ts';
import { databaseRole } from './database-role.ts';
import { evidenceFresh } from './evidence-fresh.ts';
import { forcedRls } from './forced-rls.ts';
import { forgedSignatures } from './forged-signatures.ts';
import { gatesHold } from './gates-hold.ts';
import { headers } from './headers.ts';
import type { Probe } from './probe.ts';
import { unguardedRefused } from './unguarded-refused.ts';

/**
 * Every live probe. A control built later adds its own here, and names it among its proofs: consent before
 * cookies, the age of the last backup and of the last drill.
 */
export const PROBES: readonly Probe[] = [
  headers,
  unguardedRefused,
  forgedSignatures,
  databaseRole,
  forcedRls,
  crossTenantRead,
  gatesHold,
  evidenceFresh,
];
