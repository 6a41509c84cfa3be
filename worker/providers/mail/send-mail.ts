import { AppError } from '../../domain/errors.ts';
import type { Config } from '../../platform/config.ts';
import { upstreamFetch } from '../../platform/upstream.ts';

const TIMEOUT_MS = 10_000;

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The provider sends a mail once for each key (24 hours). */
  idempotencyKey: string;
}

/**
 * Sends a mail by a Resend-compatible endpoint (POST /emails).
 * @throws AppError not_configured or unavailable
 */
export async function sendMail(config: Config, { to, subject, text, idempotencyKey }: Mail): Promise<void> {
  if (!config.MAIL_ENDPOINT || !config.MAIL_API_KEY) throw new AppError('not_configured', 'mail');
  const request = new Request(`${config.MAIL_ENDPOINT}/emails`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${config.MAIL_API_KEY}`,
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
    },
    body: JSON.stringify({ from: config.MAIL_FROM, to: [to], subject, text }),
  });
  const response = await upstreamFetch(request, { timeoutMs: TIMEOUT_MS });
  await response.body?.cancel();
  if (!response.ok) throw new AppError('unavailable', 'mail');
}
