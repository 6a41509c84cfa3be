import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { toAppError } from '../data/database-error.ts';
import { AppError, ERROR_STATUS, type ErrorCode } from '../domain/errors.ts';
import { ConfigError } from '../platform/config.ts';
import { reportError } from '../platform/sentry.ts';
import type { AppEnv } from './context.ts';
import { ERROR_MESSAGES, readerLanguage } from './error-messages.ts';

/** Turns whatever was thrown into the one envelope. What is not expected is reported, and says nothing outside. */
export function handleError(thrown: Error, c: Context<AppEnv>): Response {
  const error = toAppError(thrown);
  if (error instanceof AppError) {
    if (ERROR_STATUS[error.code] >= 500)
      c.var.log.error('request.refused', thrown, { status: ERROR_STATUS[error.code] });
    return errorResponse(c, error.code, error.detail);
  }
  if (error instanceof HTTPException)
    return errorResponse(c, error.status === 413 ? 'too_large' : 'bad_request');
  if (error instanceof ConfigError) {
    c.var.log.error('config.wrong', error, { variables: error.variables });
    return errorResponse(c, 'not_configured');
  }
  c.var.log.error('request.failed', error);
  if (c.env.SENTRY_DSN) c.executionCtx.waitUntil(reportError(c.env, error, { requestId: c.var.requestId }));
  return errorResponse(c, 'internal');
}

export function errorResponse(c: Context<AppEnv>, code: ErrorCode, detail: string | null = null): Response {
  const status = ERROR_STATUS[code];
  if (status === 503) c.header('retry-after', '30');
  const message = ERROR_MESSAGES[readerLanguage(c.req.header('accept-language'))][code];
  const requestId = c.var.requestId;
  c.header('x-request-id', requestId);
  c.header('cache-control', 'no-store');
  return c.json({ error: { code, message, requestId, ...(detail === null ? {} : { detail }) } }, status);
}
