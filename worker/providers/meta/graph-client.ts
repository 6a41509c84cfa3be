import type { Identifier } from '../../domain/inbound-event.ts';
import type { UpstreamFetch } from '../../platform/upstream.ts';
import { classifyGraphError, type GraphErrorClass, minimumRetryDelayMs } from './error-class.ts';
import { callGraph, type GraphAnswer, type GraphCall } from './graph-call.ts';
import { asId, asRecord, asRecords, asText } from './json-values.ts';

/** Longest body of a WhatsApp text message, in characters. Graph refuses more with code 100. */
export const WHATSAPP_TEXT_MAX_LENGTH = 4_096;

const SEND_TIMEOUT_MS = 15_000;
const LOOKUP_TIMEOUT_MS = 10_000;
const TYPING_TIMEOUT_MS = 5_000;

interface Sender {
  /** Base with the API version, e.g. `https://graph.facebook.com/v26.0`. */
  graphUrl: string;
  phoneNumberId: string;
  accessToken: string;
  fetch: UpstreamFetch;
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
}

export interface TextToSend extends Sender {
  to: Identifier;
  text: string;
  /** Returns in the message's status webhooks: settles an ambiguous send. */
  outboxId: string;
}

export interface Refused {
  kind: 'refused';
  code: number;
  subcode: number | null;
  class: GraphErrorClass;
  /** Least wait before another try, from `Retry-After` and the code's own minimum; null: the caller's backoff. */
  retryAfterMs: number | null;
}

/** Graph may or may not have done it. */
export interface Ambiguous {
  kind: 'ambiguous';
  reason: 'timeout' | 'network' | 'unreadable_answer';
}

export type SendResult = { kind: 'accepted'; messageId: string; waId: string | null } | Refused | Ambiguous;

/**
 * Sends one text. Meta has no idempotency key, so only Graph's own error envelope proves that nothing was sent;
 * everything else without a message id is ambiguous and must not be sent again blindly.
 * Throws TypeError for an address that is not WhatsApp's.
 */
export async function sendText(message: TextToSend): Promise<SendResult> {
  const answer = await callGraph({
    ...callOf(message, '/messages', SEND_TIMEOUT_MS),
    body: {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...addressOf(message.to),
      type: 'text',
      text: { preview_url: false, body: message.text },
      biz_opaque_callback_data: message.outboxId,
    },
  });
  const refusal = refusalIn(answer);
  if (refusal) return refusal;
  if (answer.kind === 'failed') return { kind: 'ambiguous', reason: answer.reason };
  const messageId = asId(asRecords(answer.body.messages)[0]?.id);
  if (!answer.isOk || !messageId || answer.body.error)
    return { kind: 'ambiguous', reason: 'unreadable_answer' };
  return { kind: 'accepted', messageId, waId: asId(asRecords(answer.body.contacts)[0]?.wa_id) };
}

/** Marks the customer's message read and shows "typing…" for up to 25 s. Best effort: never throws. */
export async function markReadAndTyping(message: Sender & { messageId: string }): Promise<void> {
  await callGraph({
    ...callOf(message, '/messages', TYPING_TIMEOUT_MS),
    body: {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: message.messageId,
      typing_indicator: { type: 'text' },
    },
  }).catch(() => undefined);
}

export type PhoneNumberResult =
  | { kind: 'found'; displayPhoneNumber: string | null; verifiedName: string | null }
  | Refused
  | Ambiguous;

/** Proves that the token can use the number: only then does Graph answer with the number's own id. */
export async function fetchPhoneNumber(number: Sender): Promise<PhoneNumberResult> {
  const call = callOf(number, '?fields=id,display_phone_number,verified_name', LOOKUP_TIMEOUT_MS);
  const answer = await callGraph(call);
  const refusal = refusalIn(answer);
  if (refusal) return refusal;
  if (answer.kind === 'failed') return { kind: 'ambiguous', reason: answer.reason };
  const { id, display_phone_number, verified_name } = answer.body;
  if (!answer.isOk || asId(id) !== number.phoneNumberId)
    return { kind: 'ambiguous', reason: 'unreadable_answer' };
  return {
    kind: 'found',
    displayPhoneNumber: asText(display_phone_number, 64),
    verifiedName: asText(verified_name, 256),
  };
}

function callOf(sender: Sender, path: string, timeoutMs: number): GraphCall {
  return {
    url: `${sender.graphUrl}/${encodeURIComponent(sender.phoneNumberId)}${path}`,
    accessToken: sender.accessToken,
    fetch: sender.fetch,
    timeoutMs: sender.timeoutMs ?? timeoutMs,
    signal: sender.signal,
  };
}

function addressOf({ kind, value }: Identifier): { to: string } | { recipient: string } {
  if (kind === 'wa_id') return { to: value };
  if (kind === 'wa_user_id') return { recipient: value };
  throw new TypeError(`not a WhatsApp address: ${kind}`);
}

/** Graph's envelope `{error:{code,…}}` under any HTTP status; an answer that also names a message proves nothing. */
function refusalIn(answer: GraphAnswer): Refused | null {
  if (answer.kind === 'failed' || answer.body.messages) return null;
  const { code, error_subcode } = asRecord(answer.body.error);
  if (typeof code !== 'number' || !Number.isSafeInteger(code)) return null;
  const leastWaitMs = Math.max(answer.retryAfterMs ?? 0, minimumRetryDelayMs(code));
  return {
    kind: 'refused',
    code,
    subcode: typeof error_subcode === 'number' ? error_subcode : null,
    class: classifyGraphError(code),
    retryAfterMs: leastWaitMs > 0 ? leastWaitMs : null,
  };
}
