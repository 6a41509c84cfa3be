import type { Log } from '../../platform/log.ts';
import type { DocumentMessage, ReadMessage } from '../../queues/document-message.ts';
import { sendDocumentMessage } from '../../queues/send.ts';
import { tellInbox } from '../inbox/tell-inbox.ts';

/** Several changes in a row are asked about once: see `recheckQuestions`. */
const RECHECK_DELAY_SECONDS = 2;

/** Asks for a document to be read. Where the queue refuses, the minute's job finds the row. */
export function queueReading(env: Env, message: Omit<ReadMessage, 'kind'>, log: Log): Promise<void> {
  return send(env, { kind: 'read', ...message }, 0, log);
}

/** After every change of what the business knows: open browsers load it again, corrected answers are asked again. */
export async function knowledgeChanged(env: Env, tenantId: string, log: Log): Promise<void> {
  await Promise.all([
    tellInbox(env, tenantId, { type: 'knowledge' }, log),
    queueRecheck(env, tenantId, log, RECHECK_DELAY_SECONDS),
  ]);
}

export function queueRecheck(env: Env, tenantId: string, log: Log, delaySeconds = 0): Promise<void> {
  return send(env, { kind: 'recheck', tenantId }, delaySeconds, log);
}

async function send(env: Env, message: DocumentMessage, delaySeconds: number, log: Log): Promise<void> {
  try {
    await sendDocumentMessage(env, message, delaySeconds);
  } catch (error) {
    log.error('document.not_queued', error, { kind: message.kind });
  }
}
