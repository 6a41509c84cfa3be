import { sql } from 'drizzle-orm/sql';
import { openJobDb } from '../data/tenant-db.ts';
import { uuidV7 } from '../domain/ids.ts';
import { objectKeys } from '../platform/bucket.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import type { Delivery } from './delivery.ts';
import { PoisonError, parseDelivery, readDelivery } from './open-deliveries.ts';

/** Keeps each dead letter's bytes and a row about it, so that it can be seen and replayed. */
export async function consumeDeadLetters(batch: MessageBatch, env: Env, log: Log): Promise<void> {
  for (const message of batch.messages) {
    try {
      await keep(env, message, log);
      message.ack();
    } catch (error) {
      log.error('dead_letter.retried', error, { attempts: message.attempts });
      message.retry({ delaySeconds: Math.min(2 ** message.attempts, 300) });
    }
  }
}

async function keep(env: Env, message: Message, log: Log): Promise<void> {
  const { delivery, bytes, reason } = await open(env, message);
  const objectKey = objectKeys.deadLetter(delivery.id);
  await env.BUCKET.put(objectKey, bytes);
  const record = {
    id: delivery.id,
    provider: delivery.provider,
    signedId: delivery.signedId,
    objectKey,
    byteOffset: 0,
    byteLength: bytes.length,
    receivedAt: delivery.receivedAt,
    state: 'dead',
    reason,
  };
  await openJobDb(readConfig(env), 'ingest', null).batch((queries) => [
    queries.execute(sql`select app.record_webhook_events(${JSON.stringify([record])}::jsonb)`),
  ]);
  log.warn('dead_letter.kept', { deliveryId: delivery.id, provider: delivery.provider, reason });
}

/** A dead letter is kept whatever it is: without its bytes, or even without an id of its own. */
async function open(env: Env, message: Message) {
  try {
    const delivery = parseDelivery(message.body);
    const bytes = await readDelivery(env, delivery);
    return { delivery, bytes, reason: delivery.deadReason ?? 'retries_exhausted' };
  } catch (error) {
    if (!(error instanceof PoisonError)) throw error;
    const delivery: Omit<Delivery, 'body'> = {
      ...{ id: uuidV7(), receivedAt: Date.now() },
      ...{ provider: 'meta', signedId: null },
    };
    return { delivery, bytes: new Uint8Array(), reason: error.code };
  }
}
