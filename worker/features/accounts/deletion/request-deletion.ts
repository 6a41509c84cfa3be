import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../../data/tenant-db.ts';
import { AppError } from '../../../domain/errors.ts';
import type { Language } from '../../../domain/language.ts';
import { readConfig } from '../../../platform/config.ts';
import type { Log } from '../../../platform/log.ts';
import { upstreamGate } from '../../../platform/objects.ts';
import { sendMail } from '../../../providers/mail/send-mail.ts';
import { writeRequestedMail } from './deletion-mail.ts';

type Requested = { outcome: 'requested' | 'pending' | 'setup'; dueAt: string };
type Address = { email: string; language: Language };

export interface RequestedDeletion {
  /** ISO 8601. */
  dueAt: string;
  /** Says so by mail; once, however often it is asked for. */
  tell: () => Promise<void>;
}

/**
 * Asks for the deletion of the caller's account in seven days; what was asked for before keeps its date.
 * @throws AppError second_factor_required: with `setup`, where there is none; else for a step-up
 */
export async function requestDeletion(env: Env, db: TenantDb, log: Log): Promise<RequestedDeletion> {
  const [requested, addresses] = await db.batch((queries) => [
    queries.execute<Requested>(sql`select outcome, due_at as "dueAt" from app.request_deletion()`),
    queries.execute<Address>(sql`select email, language from app.account_address()`),
  ]);
  const [row] = requested.rows;
  if (!row) throw new AppError('internal');
  if (row.outcome === 'setup') throw new AppError('second_factor_required', 'setup');
  const { dueAt } = row;
  const [address] = addresses.rows;
  const config = readConfig(env);
  const link = `${new URL(config.PUBLIC_URL).origin}/app#/account`;
  return {
    dueAt,
    async tell() {
      if (!address || row.outcome === 'pending') return;
      log.info('account.deletion_requested');
      await sendMail(config, upstreamGate(env), {
        to: address.email,
        ...writeRequestedMail({ dueAt, link }, address.language),
        idempotencyKey: `account-deletion/${dueAt}/${address.email}`,
      }).catch((error: unknown) => log.error('account.notice_failed', error));
    },
  };
}

/** @returns false where nothing is pending that could be undone */
export async function undoDeletion(db: TenantDb): Promise<boolean> {
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ undone: boolean }>(sql`select app.undo_deletion() as undone`),
  ]);
  return rows[0]?.undone ?? false;
}
