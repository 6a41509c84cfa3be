/** Why a request did not succeed: the API's own code, or `offline`, `timeout`, `aborted` where it did not answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly detail: string | null;
  readonly requestId: string | null;

  constructor(code: string, { message = '', detail = null, requestId = null }: Partial<Refusal> = {}) {
    super(message);
    this.code = code;
    this.detail = detail;
    this.requestId = requestId;
  }
}

interface Refusal {
  message: string;
  detail: string | null;
  requestId: string | null;
}

/** The refusal in the body of an answer; a body that is not ours becomes `unavailable`. */
export function readRefusal(body: unknown): ApiError {
  const { error } = (body ?? {}) as { error?: Partial<Refusal> & { code?: unknown } };
  return typeof error?.code === 'string' ? new ApiError(error.code, error) : new ApiError('unavailable');
}

/** Whatever was thrown, as an ApiError. */
export function toApiError(thrown: unknown): ApiError {
  return thrown instanceof ApiError ? thrown : new ApiError('internal');
}
