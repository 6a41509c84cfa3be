import { sql } from 'drizzle-orm/sql';
import * as z from 'zod';
import { openJobDb, type TenantDb } from '../../data/tenant-db.ts';
import { WAITING_REASONS } from '../../domain/conversation.ts';
import { readConfig } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { upstreamGate } from '../../platform/objects.ts';
import { isMailConfigured, sendMail } from '../../providers/mail/send-mail.ts';
import { writeWaitingMail } from './waiting-mail.ts';

const LIMIT = 100;

const schema = z.array(
  z.object({
    tenant_id: z.uuid(),
    conversation_id: z.uuid(),
    tenant_name: z.string(),
    reason: z.enum(WAITING_REASONS),
    since: z.string(),
    contact_name: z.string().nullable(),
    last_message: z.string().nullable(),
    recipients: z.array(
      z.object({ userId: z.uuid(), language: z.enum(['es', 'pt', 'en']), email: z.string() }),
    ),
  }),
);
type Notice = z.infer<typeof schema>[number];

/**
 * Mails the team of each conversation that waits and of which they were not told: one, or all that `db` reaches.
 * Once for each waiting, by the mail's key. Returns how many were told of; one that fails is tried again in a minute.
 */
export async function notifyWaiting(
  env: Env,
  db: TenantDb,
  log: Log,
  conversationId: string | null = null,
): Promise<number> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute(sql`
      select tenant_id, conversation_id, tenant_name, reason, since, contact_name, last_message, recipients
      from app.list_waiting_notices(${LIMIT}::integer, ${conversationId}::uuid)`),
  ]);
  const notices = schema.parse(rows);
  if (notices.length > 0 && !isMailConfigured(readConfig(env))) {
    log.warn('notice.no_mail_configured', { waiting: notices.length });
    return 0;
  }
  let told = 0;
  for (const notice of notices) {
    try {
      await tell(env, notice);
      told += 1;
    } catch (error) {
      log.error('notice.failed', error, { conversationId: notice.conversation_id });
    }
  }
  return told;
}

async function tell(env: Env, notice: Notice): Promise<void> {
  const config = readConfig(env);
  const { tenant_id: tenantId, conversation_id: conversationId, since } = notice;
  const link = `${new URL(config.PUBLIC_URL).origin}/app#/conversations/${conversationId}`;
  const content = {
    tenantName: notice.tenant_name,
    reason: notice.reason,
    contactName: notice.contact_name,
    lastMessage: notice.last_message,
    link,
  };
  const sent = await Promise.allSettled(
    notice.recipients.map(({ userId, language, email }) =>
      sendMail(config, upstreamGate(env), {
        to: email,
        ...writeWaitingMail(content, language),
        idempotencyKey: `waiting/${conversationId}/${since}/${userId}`,
      }),
    ),
  );
  // One address that takes no mail must not leave the others' mail unsaid, nor be forgotten: the key holds for a day.
  const failed = sent.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  await openJobDb(config, 'notify-waiting', tenantId).batch((queries) => [
    queries.execute(sql`select app.mark_notified(${conversationId}, ${since}::timestamptz)`),
  ]);
}
