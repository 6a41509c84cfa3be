import { AppError } from '../../domain/errors.ts';
import type { MailProvider } from './send-mail.ts';

const TIMEOUT_MS = 10_000;

/** A Resend-compatible endpoint: POST /emails. */
export function sendByResend({
  url,
  apiKey,
  from,
}: {
  url: string;
  apiKey: string;
  from: string;
}): MailProvider {
  return async ({ to, subject, text, idempotencyKey }, upstream) => {
    const request = new Request(`${url}/emails`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify({ from, to: [to], subject, text }),
    });
    const response = await upstream(request, { timeoutMs: TIMEOUT_MS });
    await response.body?.cancel();
    if (!response.ok) throw new AppError('unavailable', 'mail');
  };
}
