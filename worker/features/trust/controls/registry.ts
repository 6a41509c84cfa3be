import type { Control } from '../control.ts';

/** Every claim of the security page, in its order. */
export const CONTROLS: readonly Control[] = [];
