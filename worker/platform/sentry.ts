import {
  type CloudflareOptions,
  captureException,
  type ErrorEvent,
  flush,
  linkedErrorsIntegration,
} from '@sentry/cloudflare';
import { wrapRequestHandler } from '@sentry/cloudflare/request';
import { redact } from './redact.ts';

const FLUSH_TIMEOUT_MS = 2_000;

/** What `sendDefaultPii: false` was up to version 10: each kind of data by name, since the defaults are on. */
const NOTHING = {
  userInfo: false,
  cookies: false,
  httpHeaders: false,
  httpBodies: [],
  urlQueryParams: false,
  databaseQueryData: false,
  queues: false,
  stackFrameVariables: false,
  graphQL: { document: false, variables: false },
  genAI: { inputs: false, outputs: false },
  frameContextLines: 0,
} satisfies CloudflareOptions['dataCollection'];

/**
 * Sends one error to Sentry, where one is configured; never throws. The SDK wakes only for this: wrapped around every
 * request, as its own `withSentry` does, it costs more than to acknowledge a webhook.
 */
export async function reportError(
  env: Env,
  error: unknown,
  tags: { requestId?: string } = {},
): Promise<void> {
  try {
    const options = sentryOptions(env);
    if (!options) return;
    const request = new Request(env.PUBLIC_URL);
    await wrapRequestHandler({ options, request, context: undefined }, async () => {
      captureException(error, { tags });
      await flush(FLUSH_TIMEOUT_MS);
      return new Response(null);
    });
  } catch {}
}

/** Options for Sentry, or undefined where none is configured. Only scrubbed errors leave: no traces, no breadcrumbs. */
function sentryOptions(env: Env): CloudflareOptions | undefined {
  if (!env.SENTRY_DSN) return undefined;
  return {
    dsn: env.SENTRY_DSN,
    dataCollection: NOTHING,
    // The default ones patch fetch and console for the whole isolate.
    defaultIntegrations: [linkedErrorsIntegration()],
    traceLifecycle: 'static',
    tracesSampleRate: 0,
    maxBreadcrumbs: 0,
    beforeBreadcrumb: () => null,
    beforeSendTransaction: () => null,
    beforeSend: scrubEvent,
  };
}

/**
 * Builds the report anew from what is known to be harmless, so that a new field of the SDK stays out until somebody
 * lets it in. Fails closed: what cannot be scrubbed is dropped.
 */
export function scrubEvent(event: ErrorEvent): ErrorEvent | null {
  try {
    const scrubbed: ErrorEvent = { type: undefined };
    if (event.event_id) scrubbed.event_id = event.event_id;
    if (event.timestamp) scrubbed.timestamp = event.timestamp;
    if (event.level) scrubbed.level = event.level;
    if (event.platform) scrubbed.platform = event.platform;
    if (event.release) scrubbed.release = redact(event.release);
    const requestId = event.tags?.requestId;
    if (typeof requestId === 'string') scrubbed.tags = { requestId: redact(requestId) };
    scrubbed.exception = {
      values: (event.exception?.values ?? []).slice(0, 5).map((exception) => ({
        type: redact(exception.type ?? 'Error'),
        value: '[removed]',
        stacktrace: {
          frames: (exception.stacktrace?.frames ?? []).slice(-50).map((frame) => ({
            filename: redact(frame.filename ?? ''),
            function: redact(frame.function ?? ''),
            ...(frame.lineno === undefined ? {} : { lineno: frame.lineno }),
            ...(frame.colno === undefined ? {} : { colno: frame.colno }),
          })),
        },
      })),
    };
    return scrubbed;
  } catch {
    return null;
  }
}
