import { AppError } from '../../domain/errors.ts';
import type { MailProvider } from './send-mail.ts';

/** What is used of Cloudflare's `send_email` binding. It knows no idempotency keys. */
export interface EmailBinding {
  send(mail: {
    from: string | { email: string; name: string };
    to: string;
    subject: string;
    text: string;
  }): Promise<unknown>;
}

/** @param from an address, or `Name <address>` */
export function sendByBinding(binding: EmailBinding, from: string): MailProvider {
  const [, name = '', email = ''] = /^(.*\S)?\s*<([^<>]+)>$/.exec(from) ?? [];
  const sender = email ? { email, name } : from;
  return async ({ to, subject, text }) => {
    try {
      await binding.send({ from: sender, to, subject, text });
    } catch {
      // Its error may quote the address.
      throw new AppError('unavailable', 'mail');
    }
  };
}
