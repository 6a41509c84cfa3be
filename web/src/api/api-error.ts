/** Why a request did not succeed: the API's own code, or `offline`, `timeout`, `aborted` where it did not answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly detail: string | null;
  readonly requestId: string | null;
  /** Seconds that the service asks to wait. */
  readonly retryAfter: number | null;

  constructor(
    code: string,
    { message = '', detail = null, requestId = null, retryAfter = null }: Partial<Refusal> = {},
  ) {
    super(message);
    this.code = code;
    this.detail = detail;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}

interface Refusal {
  message: string;
  detail: string | null;
  requestId: string | null;
  retryAfter: number | null;
}

/** The refusal in the body of an answer; a body that is not ours becomes `unavailable`. */
export function readRefusal(body: unknown, retryAfter: string | null = null): ApiError {
  const { error } = (body ?? {}) as { error?: Partial<Refusal> & { code?: unknown } };
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
  return typeof error?.code === 'string'
    ? new ApiError(error.code, { ...error, retryAfter: seconds })
    : new ApiError('unavailable', { retryAfter: seconds });
}

/** Whatever was thrown, as an ApiError. */
export function toApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('internal');
}

/** Whether the service refused the session itself; anything else may pass and signs nobody out. */
export function isSessionOver(thrown: unknown): boolean {
  return thrown instanceof ApiError && thrown.code === 'unauthenticated';
}
