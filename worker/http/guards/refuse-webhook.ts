import { AppError, type ErrorCode } from '../../domain/errors.ts';
import type { Log, LogFields } from '../../platform/log.ts';
import type { WebhookProvider } from '../../queues/delivery.ts';

/** Counts a webhook that is not taken by a line in the log, never with its header. @throws AppError always */
export function refuseWebhook(log: Log, code: ErrorCode, refusal: Refusal): never {
  log.warn('webhook.refused', refusal);
  throw new AppError(code);
}

interface Refusal extends LogFields {
  provider: WebhookProvider;
  reason: string;
}
