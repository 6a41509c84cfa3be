import { sql } from 'drizzle-orm/sql';
import * as z from 'zod';
import { type DatabaseConfig, openJobDb, type TenantDb } from '../../data/tenant-db.ts';
import type { Config } from '../../platform/config.ts';
import type { CallGate } from '../../platform/gated-call.ts';
import type { Log } from '../../platform/log.ts';
import { isMailConfigured, type MailConfig, sendMail } from '../../providers/mail/send-mail.ts';
import { writeBudgetMail } from './budget-mail.ts';

const LIMIT = 100;

const schema = z.array(
  z.object({
    tenant_id: z.uuid(),
    tenant_name: z.string(),
    period: z.string(),
    level: z.enum(['reached_80', 'reached_100']),
    spent_micro: z.string().transform(Number),
    ceiling_micro: z.string().transform(Number),
    recipients: z.array(
      z.object({ userId: z.uuid(), language: z.enum(['es', 'pt', 'en']), email: z.string() }),
    ),
  }),
);
type Notice = z.infer<typeof schema>[number];
type TellConfig = DatabaseConfig & MailConfig & Pick<Config, 'PUBLIC_URL'>;

/**
 * Mails the owners of each organisation that reached a level of its budget: once for each level of a period, by the
 * mail's key. Returns how many levels were told; one that fails is tried again in a minute.
 * @param db of a job without a tenant
 */
export async function tellBudget(
  config: TellConfig,
  gate: CallGate,
  db: TenantDb,
  log: Log,
): Promise<number> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute(sql`
      select tenant_id, tenant_name, period, level, spent_micro, ceiling_micro, recipients
      from app.list_budget_notices(${LIMIT}::integer)`),
  ]);
  const notices = schema.parse(rows);
  if (notices.length > 0 && !isMailConfigured(config)) {
    log.warn('budget.no_mail_configured', { notices: notices.length });
    return 0;
  }
  let told = 0;
  for (const notice of notices) {
    try {
      await tell(config, gate, notice);
      told += 1;
    } catch (error) {
      log.error('budget.not_told', error, { tenantId: notice.tenant_id });
    }
  }
  return told;
}

async function tell(config: TellConfig, gate: CallGate, notice: Notice): Promise<void> {
  const { tenant_id: tenantId, period, level } = notice;
  const content = {
    ...{ tenantName: notice.tenant_name, period, level },
    ...{ spentMicro: notice.spent_micro, ceilingMicro: notice.ceiling_micro },
    link: `${new URL(config.PUBLIC_URL).origin}/app#/usage`,
  };
  const sent = await Promise.allSettled(
    notice.recipients.map(({ userId, language, email }) =>
      sendMail(config, gate, {
        to: email,
        ...writeBudgetMail(content, language),
        idempotencyKey: `budget/${tenantId}/${period}/${level}/${userId}`,
      }),
    ),
  );
  // One address that takes no mail must not leave the others' mail unsaid, nor be forgotten: the key holds for a day.
  const failed = sent.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  await openJobDb(config, 'tell-budget', tenantId).batch((queries) => [
    queries.execute(sql`select app.mark_budget_told(${period}, ${level})`),
  ]);
}
