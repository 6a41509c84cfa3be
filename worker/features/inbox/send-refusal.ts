import { violatedConstraint } from '../../data/database-error.ts';
import { AppError } from '../../domain/errors.ts';

const REFUSALS: Record<string, string> = {
  outbox_opted_out: 'opted_out',
  outbox_window_closed: 'window_closed',
};

/** @throws AppError conflict with opted_out or window_closed, where that is why; else the error itself */
export function throwSendRefusal(error: unknown): never {
  const refusal = REFUSALS[violatedConstraint(error) ?? ''];
  throw refusal ? new AppError('conflict', refusal) : error;
}
