import { readDocument } from '../features/knowledge/read-document.ts';
import { recheckQuestions } from '../features/knowledge/recheck-questions.ts';
import type { Log } from '../platform/log.ts';
import { documentMessageSchema } from './document-message.ts';

const MAX_RETRY_DELAY_SECONDS = 300;

/**
 * Reads documents and asks corrected answers again. What went wrong with a document is written on its row; a message
 * is tried again only where something of ours did not answer.
 */
export async function consumeDocuments(batch: MessageBatch, env: Env, log: Log): Promise<void> {
  for (const message of batch.messages) {
    const parsed = documentMessageSchema.safeParse(message.body);
    if (!parsed.success) {
      log.error('document.poison', parsed.error);
      message.ack();
      continue;
    }
    try {
      const { data } = parsed;
      if (data.kind === 'read') await readDocument(env, data, log.with({ documentId: data.documentId }));
      else await recheckQuestions(env, data.tenantId, message.timestamp, log);
      message.ack();
    } catch (error) {
      const delaySeconds = Math.min(2 ** message.attempts, MAX_RETRY_DELAY_SECONDS);
      log.error('document.retried', error, { attempts: message.attempts, delaySeconds });
      message.retry({ delaySeconds });
    }
  }
}
