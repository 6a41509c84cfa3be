import type { Control } from '../control.ts';
import { ABUSE } from './abuse.ts';
import { ACCOUNT } from './account.ts';
import { DATA } from './data.ts';
import { EDGE } from './edge.ts';
import { ENCRYPTION } from './encryption.ts';
import { ISOLATION } from './isolation.ts';
import { VERIFICATION } from './verification.ts';

/** Every claim of the security page, in its order. */
export const CONTROLS: readonly Control[] = [
  ...ENCRYPTION,
  ...ISOLATION,
  ...EDGE,
  ...DATA,
  ...ABUSE,
  ...VERIFICATION,
  ...ACCOUNT,
];
