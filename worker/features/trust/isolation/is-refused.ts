import { toAppError } from '../../../data/database-error.ts';
import { AppError } from '../../../domain/errors.ts';

/**
 * Whether the database refuses whoever asks (28000 or 42501, which is `not_found` for who is no member). False where it answers.
 * @throws whatever else goes wrong: a database that is down has refused nobody
 */
export async function isRefused(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return false;
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error instanceof AppError && ['unauthenticated', 'forbidden', 'not_found'].includes(error.code))
      return true;
    throw thrown;
  }
}
