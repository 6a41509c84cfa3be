import { type Delivery, deadLetterSchema, deliverySchema } from './delivery.ts';
import { type DocumentMessage, documentMessageSchema } from './document-message.ts';

/** The only place that puts anything into a queue: each payload passes the schema that its consumer reads it by. */
export async function sendDelivery(env: Env, delivery: Delivery): Promise<void> {
  await env.WEBHOOK_QUEUE.send(deliverySchema.parse(delivery), { contentType: 'v8' });
}

/** Gives up what a consumer could not understand. Of what is no delivery of ours, only the reason is kept. */
export async function sendDeadLetter(env: Env, payload: unknown, deadReason: string): Promise<void> {
  const letter = { ...(typeof payload === 'object' ? payload : {}), deadReason };
  await env.DEAD_LETTER_QUEUE.send(deadLetterSchema.parse(letter), { contentType: 'v8' });
}

export async function sendDocumentMessage(
  env: Env,
  message: DocumentMessage,
  delaySeconds: number,
): Promise<void> {
  await env.DOCUMENT_QUEUE.send(documentMessageSchema.parse(message), { contentType: 'json', delaySeconds });
}
