import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../../../data/tenant-db.ts';
import { readConfig } from '../../../platform/config.ts';
import type { Log } from '../../../platform/log.ts';
import { edgeGate, inboxHub, upstreamGate } from '../../../platform/objects.ts';
import { sendMail } from '../../../providers/mail/send-mail.ts';
import { type EndedRow, hangUp, toEndedSessions } from '../end-sessions.ts';
import { readAddress } from '../second-factor/notify.ts';
import { writeErasedMail } from './deletion-mail.ts';

/** For so long a receipt that cannot be sent holds the end up. */
const RECEIPT_HOURS = 24;

/** Ends a due account's sessions and parts it from each of its organisations; what nobody else owns will be erased. */
export async function partFromOrganisations(env: Env, userId: string, log: Log): Promise<void> {
  const config = readConfig(env);
  const [{ rows }] = await openJobDb(config, 'erase-accounts', null).batch((queries) => [
    queries.execute<EndedRow>(sql`select * from app.begin_erasure(${userId})`),
  ]);
  const ended = toEndedSessions(rows[0]);
  await hangUp(env, ended, log);
  for (const tenantId of ended.tenantIds) {
    await openJobDb(config, 'erase-accounts', tenantId).batch((queries) => [
      queries.execute(sql`select app.part_from_tenant(${userId})`),
    ]);
    await inboxHub(env, tenantId).endUser(userId);
  }
}

/**
 * Sends the receipt and deletes the person, once everything else of theirs is gone.
 * @returns false where something is left for later
 */
export async function finishErasure(env: Env, userId: string, log: Log): Promise<boolean> {
  const db = openJobDb(readConfig(env), 'erase-accounts', null);
  const [{ rows }] = await db.batch((queries) => [
    queries.execute<{ isComplete: boolean; hoursDue: number }>(sql`
      select is_complete as "isComplete", hours_due as "hoursDue" from app.is_erasure_complete(${userId})`),
  ]);
  const [state] = rows;
  if (!state?.isComplete) return false;
  const address = await readAddress(db, userId);
  if (address) {
    const receipt = {
      to: address.email,
      ...writeErasedMail(address.language),
      idempotencyKey: `account-erased/${userId}`,
    };
    try {
      await sendMail(readConfig(env), upstreamGate(env), receipt);
    } catch (error) {
      log.error('account.receipt_failed', error);
      if (state.hoursDue < RECEIPT_HOURS) return false;
    }
  }
  // A block that the operator made permanent would be remembered for ever, of nobody.
  const subject = `user:${userId}`;
  await edgeGate(env, subject).lift(subject);
  const [erased] = await db.batch((queries) => [
    queries.execute<{ erased: boolean }>(sql`select app.erase_user(${userId}) as erased`),
  ]);
  return erased.rows[0]?.erased ?? false;
}
