import { sql } from 'drizzle-orm/sql';
import type { TenantDb } from '../../data/tenant-db.ts';
import { AppError } from '../../domain/errors.ts';
import { type Delivery, INLINE_BODY_BYTES, type WebhookProvider } from '../../queues/delivery.ts';
import { sendDelivery } from '../../queues/send.ts';

export interface DeadLetter {
  id: string;
  provider: WebhookProvider;
  signedId: string | null;
  objectKey: string;
  byteLength: number;
  receivedAt: string;
  reason: string | null;
}

/** The oldest dead letters, at most `limit`. */
export async function listDeadLetters(db: TenantDb, limit: number): Promise<DeadLetter[]> {
  const [result] = await db.batch((queries) => [
    queries.execute<{
      id: string;
      provider: WebhookProvider;
      signed_id: string | null;
      object_key: string;
      byte_length: number;
      received_at: string;
      reason: string | null;
    }>(
      sql`
        select id, provider, signed_id, object_key, byte_length, received_at, reason
        from app.list_dead_letters(${limit}::integer)`,
    ),
  ]);
  return result.rows.map((row) => ({
    id: row.id,
    provider: row.provider,
    signedId: row.signed_id,
    objectKey: row.object_key,
    byteLength: row.byte_length,
    receivedAt: new Date(row.received_at).toISOString(),
    reason: row.reason,
  }));
}

/**
 * Sends a dead letter's bytes through the queue again, under its own id: the same code, the same dedupe.
 * @throws AppError not_found
 */
export async function replayDeadLetter(env: Env, db: TenantDb, id: string): Promise<void> {
  const letter = (await listDeadLetters(db, 1000)).find((one) => one.id === id);
  const object = letter && (await env.BUCKET.get(letter.objectKey));
  if (!letter || !object) throw new AppError('not_found');
  const delivery: Delivery = {
    id,
    provider: letter.provider,
    signedId: letter.signedId,
    receivedAt: Date.parse(letter.receivedAt),
    body:
      letter.byteLength <= INLINE_BODY_BYTES
        ? { kind: 'inline', bytes: await object.arrayBuffer() }
        : { kind: 'stored', key: letter.objectKey },
  };
  // Before it is sent: it stays a dead letter until the consumer has it, and becomes one again if it fails there.
  await db.batch((queries) => [queries.execute(sql`select app.mark_replayed(${id})`)]);
  await sendDelivery(env, delivery);
}
