import { sql } from 'drizzle-orm/sql';
import { isTransient } from '../data/database-error.ts';
import { openJobDb } from '../data/tenant-db.ts';
import { uuidV7 } from '../domain/ids.ts';
import type { InboundEvent } from '../domain/inbound-event.ts';
import { ingestEvents } from '../features/inbox/ingest-events.ts';
import { tellInbox } from '../features/inbox/tell-inbox.ts';
import { objectKeys } from '../platform/bucket.ts';
import { readConfig } from '../platform/config.ts';
import type { Log } from '../platform/log.ts';
import { conversationObject } from '../platform/objects.ts';
import type { OpenedDelivery } from './delivery.ts';
import { openDelivery, PoisonError, parseDelivery } from './open-deliveries.ts';
import { sendDeadLetter } from './send.ts';

const MAX_RETRY_DELAY_SECONDS = 300;

interface Route {
  tenantId: string;
  channelId: string;
}

/**
 * Stores what the webhooks say and tells the conversations. Each message of the batch ends in one of three ways:
 * stored and acknowledged; retried, when something did not answer; a dead letter, when it will never be understood.
 */
export async function consumeWebhooks(batch: MessageBatch, env: Env, log: Log): Promise<void> {
  const opened: Opened[] = [];
  for (const message of batch.messages) {
    await settle(message, env, log, async () => {
      opened.push({ message, delivery: await openDelivery(env, parseDelivery(message.body)) });
    });
  }
  if (opened.length > 0) await storeAll(opened, env, log);
  log.info('webhooks.consumed', { deliveries: batch.messages.length, understood: opened.length });
}

interface Opened {
  message: Message;
  delivery: OpenedDelivery;
}

async function storeAll(opened: Opened[], env: Env, log: Log): Promise<void> {
  let routes: ReadonlyMap<string, Route>;
  try {
    const deliveries = opened.map(({ delivery }) => delivery);
    routes = await recordAndRoute(env, deliveries, await keepRawBytes(env, deliveries));
  } catch (error) {
    const isPoisoned = error instanceof PoisonError;
    // One that the database will never take must not hold the others back: each goes alone.
    if (isPoisoned && opened.length > 1) for (const one of opened) await storeAll([one], env, log);
    else for (const { message } of opened) await settle(message, env, log, () => Promise.reject(error));
    return;
  }
  await Promise.all(
    opened.map(({ message, delivery }) =>
      settle(message, env, log, async () => {
        await deliver(env, delivery, routes, log);
        message.ack();
      }),
    ),
  );
}

/** Runs one step of a message; poison goes to the dead letters, anything else waits for another try. */
async function settle(message: Message, env: Env, log: Log, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof PoisonError)) return retryLater(message, error, log);
    try {
      log.error('delivery.poison', error);
      await sendDeadLetter(env, message.body, error.code);
      message.ack();
    } catch (queueError) {
      retryLater(message, queueError, log);
    }
  }
}

function retryLater(message: Message, error: unknown, log: Log): void {
  const delaySeconds = Math.min(2 ** message.attempts, MAX_RETRY_DELAY_SECONDS);
  log.error('delivery.retried', error, { attempts: message.attempts, delaySeconds });
  message.retry({ delaySeconds });
}

/** The batch's raw bytes as one object, so that any delivery can be replayed exactly; returns its key. */
async function keepRawBytes(env: Env, deliveries: OpenedDelivery[]): Promise<string> {
  const key = objectKeys.webhookBatch(Date.now(), uuidV7());
  await env.BUCKET.put(key, await new Blob(deliveries.map(({ bytes }) => bytes)).arrayBuffer());
  return key;
}

/** One round trip for the whole batch: where the bytes lie, what was billed, and which tenant each channel belongs to. */
async function recordAndRoute(env: Env, deliveries: OpenedDelivery[], objectKey: string) {
  let byteOffset = 0;
  const records = deliveries.map(({ delivery, bytes, events }) => {
    const record = {
      id: delivery.id,
      provider: delivery.provider,
      signedId: delivery.signedId,
      objectKey,
      byteOffset,
      byteLength: bytes.length,
      receivedAt: delivery.receivedAt,
      channels: channelsOf(events),
      state: 'stored',
    };
    byteOffset += bytes.length;
    return record;
  });
  const channels = channelsOf(deliveries.flatMap(({ events }) => events));
  const billingEvents = deliveries.flatMap(({ delivery, billingEvent }) =>
    billingEvent ? [{ ...billingEvent, deliveryId: delivery.id, receivedAt: delivery.receivedAt }] : [],
  );
  const [, ...found] = await openJobDb(readConfig(env), 'ingest', null)
    .batch((queries) => [
      queries.execute(sql`
        select app.record_webhook_events(${JSON.stringify(records)}::jsonb),
          app.record_billing_events(${JSON.stringify(billingEvents)}::jsonb)`),
      ...channels.map(({ provider, externalId }) =>
        queries.execute<{ tenant_id: string; channel_id: string }>(
          sql`select tenant_id, channel_id from app.route_channel(${provider}, ${externalId})`,
        ),
      ),
    ])
    .catch(asPoison);
  const routes = new Map<string, Route>();
  channels.forEach((channel, index) => {
    const row = found[index]?.rows[0];
    if (row) routes.set(keyOf(channel), { tenantId: row.tenant_id, channelId: row.channel_id });
  });
  return routes;
}

async function deliver(
  env: Env,
  { delivery, events: all }: OpenedDelivery,
  routes: ReadonlyMap<string, Route>,
  log: Log,
) {
  for (const channel of channelsOf(all)) {
    const route = routes.get(keyOf(channel));
    if (!route) {
      log.warn('channel.unknown', { provider: channel.provider, deliveryId: delivery.id });
      continue;
    }
    const events = all.filter((event) => keyOf(channelOf(event)) === keyOf(channel));
    const { wakes, touched } = await ingestEvents(openJobDb(readConfig(env), 'ingest', route.tenantId), {
      channelId: route.channelId,
      provider: channel.provider,
      receivedAt: delivery.receivedAt,
      events,
    }).catch(asPoison);
    for (const { conversationId, messageIds } of wakes) {
      const conversation = conversationObject(env, route.tenantId, conversationId);
      await (messageIds.length > 0 ? conversation.notify(messageIds) : conversation.wake());
    }
    await Promise.all(touched.map((id) => tellInbox(env, route.tenantId, { type: 'conversation', id }, log)));
  }
}

interface Channel {
  provider: InboundEvent['provider'];
  externalId: string;
}

function channelOf(event: InboundEvent): Channel {
  return { provider: event.provider, externalId: event.channelExternalId };
}

function keyOf({ provider, externalId }: Channel): string {
  return `${provider}:${externalId}`;
}

function channelsOf(events: InboundEvent[]): Channel[] {
  return [...new Map(events.map((event) => [keyOf(channelOf(event)), channelOf(event)])).values()];
}

/** What the database will refuse each time is poison; anything else stays what it is. */
function asPoison(error: unknown): never {
  throw isTransient(error) ? error : new PoisonError('refused_by_database');
}
