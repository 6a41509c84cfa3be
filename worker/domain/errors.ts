/** The stable codes of the error envelope. Clients branch on them; messages may change. */
export type ErrorCode =
  | 'bad_request'
  | 'unauthenticated'
  | 'invalid_credentials'
  | 'invalid_code'
  | 'invalid_link'
  | 'weak_password'
  | 'leaked_password'
  | 'rate_limited'
  | 'second_factor_required'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported_media'
  | 'unprocessable_document'
  | 'not_configured'
  | 'unavailable'
  | 'internal';

export const ERROR_STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  invalid_code: 401,
  invalid_link: 410,
  weak_password: 422,
  leaked_password: 422,
  rate_limited: 429,
  second_factor_required: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media: 415,
  unprocessable_document: 422,
  not_configured: 503,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** A refusal that the client may see: a code and nothing of the inside. `detail` is one of our own constants. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string | null;

  constructor(code: ErrorCode, detail: string | null = null) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}
