import type { Context } from 'hono';
import { AppError } from '../domain/errors.ts';
import { tenantGate } from '../platform/objects.ts';
import type { GuardedEnv } from './context.ts';

/** The gate of the organisation that the guard has let the caller into. @throws AppError not_found outside any */
export function tenantGateOf(c: Context<GuardedEnv>) {
  const { tenantId } = c.var.db;
  if (tenantId === null) throw new AppError('not_found');
  return tenantGate(c.env, tenantId);
}
