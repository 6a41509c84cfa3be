import { NeonDbError } from '@neondatabase/serverless';
import { AppError } from '../domain/errors.ts';
import { rootCause } from '../platform/log.ts';

/** What the database refused, as the refusal that a client may see; other errors pass through unchanged. */
export function toAppError(error: unknown): unknown {
  const refusal = findDatabaseError(error);
  if (!refusal) return error;
  switch (refusal.code) {
    case '28000':
      return new AppError('unauthenticated');
    case '42501':
      if (refusal.detail === 'aal') return new AppError('second_factor_required');
      // To whoever does not belong to it an organisation is one that nobody made.
      if (refusal.detail === 'membership') return new AppError('not_found');
      return refusal.detail === 'role'
        ? new AppError('not_configured', 'database_role')
        : new AppError('forbidden');
    case '23505':
      return new AppError('conflict');
    default:
      return isTransient(error) ? new AppError('unavailable') : error;
  }
}

/** The name of the constraint that an error violates, or null. */
export function violatedConstraint(error: unknown): string | null {
  return findDatabaseError(error)?.constraint ?? null;
}

/** Whether a table, function or type is not there: what needs an extension that this database does not have. */
export function isMissingInDatabase(error: unknown): boolean {
  return ['42P01', '42883', '42704'].includes(findDatabaseError(error)?.code ?? '');
}

/**
 * True where trying again may help: no answer, lost connection, overload, deadlock, lost race. False only for
 * what the same statement will always meet, such as data that a constraint refuses.
 */
export function isTransient(error: unknown): boolean {
  const code = findDatabaseError(error)?.code;
  if (!code) return true;
  return !['22', '23', '42', '0A', 'P0'].includes(code.slice(0, 2)) || code === '23505';
}

function findDatabaseError(error: unknown): NeonDbError | null {
  if (!(error instanceof Error)) return null;
  const root = rootCause(error);
  if (root instanceof NeonDbError) return root;
  return error instanceof NeonDbError ? error : null;
}
