import type { Context } from 'hono';
import { AppError, type ErrorCode } from '../../domain/errors.ts';
import type { LogFields } from '../../platform/log.ts';
import type { WebhookProvider } from '../../queues/delivery.ts';
import type { AppEnv } from '../context.ts';
import { refuseCredential } from './refuse-credential.ts';

/** Counts a webhook that is not taken by a line in the log, never with its header. @throws AppError always */
export async function refuseWebhook<E extends AppEnv>(
  c: Context<E>,
  code: ErrorCode,
  refusal: Refusal,
): Promise<never> {
  c.var.log.warn('webhook.refused', refusal);
  if (code === 'unauthenticated') return refuseCredential(c);
  throw new AppError(code);
}

interface Refusal extends LogFields {
  provider: WebhookProvider;
  reason: string;
}
