import { type CallRefusal, CallRefusedError } from '../../platform/gated-call.ts';

export type ModelFailure =
  | 'rate_limited'
  /** The endpoint refuses what it is asked: a wrong key, model name or address. */
  | 'misconfigured'
  | 'unavailable'
  | 'timeout'
  | 'network'
  | 'unreadable'
  | 'truncated'
  | 'too_long'
  | 'filtered';

/** What a model's upstream failed by. Never holds what it said. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelFailure;
  /** HTTP status, or null where none came. */
  readonly status: number | null;
  /** Least wait before another try, as the upstream asks for it; null where it does not. */
  readonly retryAfterMs: number | null;

  constructor(
    code: ModelFailure,
    { status = null, retryAfterMs = null }: { status?: number | null; retryAfterMs?: number | null } = {},
  ) {
    super(code);
    this.code = code;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The kind of a failure for a log line; why a call was not made counts as one. */
export function failureOf(error: unknown): ModelFailure | CallRefusal['reason'] | 'unexpected' {
  if (error instanceof CallRefusedError) return error.refusal.reason;
  return error instanceof ModelError ? error.code : 'unexpected';
}

/** What an HTTP status that is no success says. */
export function classifyStatus(status: number): ModelFailure {
  if (status === 429) return 'rate_limited';
  return status === 408 || status >= 500 ? 'unavailable' : 'misconfigured';
}
