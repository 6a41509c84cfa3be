import { app } from './app.ts';
import { runSchedule } from './cron/run-job.ts';
import { createLog } from './platform/log.ts';
import { reportError } from './platform/sentry.ts';
import { consumeDeadLetters } from './queues/consume-dead-letters.ts';
import { consumeDocuments } from './queues/consume-documents.ts';
import { consumeWebhooks } from './queues/consume-webhooks.ts';

export { Conversation } from '../durable-objects/conversation.ts';
export { EdgeGate } from '../durable-objects/edge-gate.ts';
export { InboxHub } from '../durable-objects/inbox-hub.ts';
export { PlatformBudget } from '../durable-objects/platform-budget.ts';
export { TenantGate } from '../durable-objects/tenant-gate.ts';

/** The queue names are those of wrangler.toml. */
const CONSUMERS: Record<string, typeof consumeWebhooks> = {
  'portero-webhooks': consumeWebhooks,
  'portero-dead-letters': consumeDeadLetters,
  'portero-documents': consumeDocuments,
};

const handler: ExportedHandler<Env> = {
  fetch: app.fetch,

  async queue(batch, env) {
    const consume = CONSUMERS[batch.queue];
    if (!consume) throw new Error('no consumer for this queue');
    try {
      await consume(batch, env, createLog({ queue: batch.queue }));
    } catch (error) {
      await reportError(env, error);
      throw error;
    }
  },

  async scheduled(controller, env) {
    await runSchedule(controller.cron, env, createLog({ cron: controller.cron }));
  },
};

export default handler;
