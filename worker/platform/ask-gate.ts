import { AppError } from '../domain/errors.ts';
import type { Log } from './log.ts';
import { withinTime } from './within-time.ts';

/** A gate that has not answered by then counts as unreachable. */
export const GATE_TIMEOUT_MS = 5_000;

/** What a gate answers. @throws AppError unavailable (gate) where it does not */
export function askGate<T>(answer: Promise<T>, log: Log): Promise<T> {
  return withinTime(answer, GATE_TIMEOUT_MS).catch((error: unknown) => {
    log.error('gate.failed', error);
    throw new AppError('unavailable', 'gate');
  });
}
