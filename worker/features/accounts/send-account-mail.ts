import type { Context } from 'hono';
import { AppError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import type { AppEnv } from '../../http/context.ts';
import { readConfig } from '../../platform/config.ts';
import { upstreamGate } from '../../platform/objects.ts';
import { isMailConfigured, sendMail } from '../../providers/mail/send-mail.ts';
import { type AccountMail, writeAccountMail } from './account-mails.ts';

export interface AccountNotice {
  kind: AccountMail;
  to: string;
  language: Language;
  /** Empty: a stranger, whose name could be anybody's words. */
  name: string;
  link?: string;
  /** The provider sends one mail for each. */
  key: string;
}

/** Before anything is looked at, so that the refusal says nothing of an address. @throws AppError not_configured */
export function requireMail(env: Env): void {
  if (!isMailConfigured(readConfig(env))) throw new AppError('not_configured', 'mail');
}

/** Sends after the answer: how long a mail takes must not tell whether there was one. A failure is logged. */
export function sendAccountMail<E extends AppEnv>(c: Context<E>, notice: AccountNotice): void {
  const { kind, to, key, ...content } = notice;
  const mail = { to, ...writeAccountMail(kind, content), idempotencyKey: `account/${kind}/${key}` };
  c.executionCtx.waitUntil(
    sendMail(readConfig(c.env), upstreamGate(c.env), mail).catch((error: unknown) =>
      c.var.log.error('account.mail_failed', error, { kind }),
    ),
  );
}
