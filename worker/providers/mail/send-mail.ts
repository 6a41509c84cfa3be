import { AppError } from '../../domain/errors.ts';
import type { Config } from '../../platform/config.ts';
import { type CallGate, CallRefusedError, gatedCall } from '../../platform/gated-call.ts';
import type { UpstreamFetch } from '../../platform/upstream.ts';
import { type EmailBinding, sendByBinding } from './email-binding.ts';
import { sendByResend } from './resend.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Where the provider knows such keys, it sends a mail once for each (24 hours). */
  idempotencyKey: string;
}

/** Hands a mail over. @throws AppError unavailable */
export type MailProvider = (mail: Mail, fetch: UpstreamFetch) => Promise<void>;

export type MailConfig = Pick<Config, 'MAIL_ENDPOINT' | 'MAIL_API_KEY' | 'MAIL_FROM' | 'EMAIL'>;

export function isMailConfigured(config: MailConfig): boolean {
  return chooseProvider(config) !== null;
}

/** @throws AppError not_configured or unavailable */
export async function sendMail(config: MailConfig, gate: CallGate, mail: Mail): Promise<void> {
  const provider = chooseProvider(config);
  if (!provider) throw new AppError('not_configured', 'mail');
  // The endpoint sends a key's mail once; the binding knows no keys.
  const attempts = config.MAIL_ENDPOINT ? 2 : 1;
  await gatedCall(gate, { breaker: 'mail:deployment', attempts }, async (fetch) => ({
    value: await provider(mail, fetch),
    isFailure: false,
  })).catch((error: unknown) => {
    throw error instanceof CallRefusedError ? new AppError('unavailable', 'mail') : error;
  });
}

/** An endpoint that is named, else Cloudflare's binding, else none. */
function chooseProvider({ MAIL_ENDPOINT, MAIL_API_KEY, MAIL_FROM, EMAIL }: MailConfig): MailProvider | null {
  if (MAIL_ENDPOINT) {
    return MAIL_API_KEY ? sendByResend({ url: MAIL_ENDPOINT, apiKey: MAIL_API_KEY, from: MAIL_FROM }) : null;
  }
  return EMAIL ? sendByBinding(EMAIL as EmailBinding, MAIL_FROM) : null;
}
