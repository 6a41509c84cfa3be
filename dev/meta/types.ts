/** A business's WhatsApp number as the simulator knows it. */
export interface SimulatedBusiness {
  phoneNumberId: string;
  displayPhoneNumber: string;
  name: string;
  language: 'es' | 'pt' | 'en';
  accessToken: string;
}

/** A person with a phone. Without `waId` they wrote by username only, as WhatsApp allows since 2026. */
export interface Customer {
  /** waId, or userId where there is none. */
  id: string;
  waId: string | null;
  userId: string;
  name: string;
}

export type CustomerContent =
  | { type: 'text'; body: string; replyTo?: string }
  | { type: 'image'; bytes?: Uint8Array; mimeType?: string; caption?: string }
  | { type: 'audio'; bytes?: Uint8Array; mimeType?: string }
  | { type: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  /** An empty emoji takes the reaction back. */
  | { type: 'reaction'; messageId: string; emoji: string }
  | {
      type: 'interactive';
      kind: 'button_reply' | 'list_reply';
      id: string;
      title: string;
      description?: string;
      replyTo?: string;
    }
  | { type: 'unsupported' }
  /** Goes into the webhook as it is; `from`, `id` and `timestamp` are added where they are missing. */
  | { type: 'raw'; message: Record<string, unknown> };

/** How far the webhook of a customer's message got. */
export type WebhookProgress = 'sending' | 'retrying' | 'acknowledged' | 'given_up';

export type DeliveryStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

interface ChatMessageBase {
  wamid: string;
  customerId: string;
  phoneNumberId: string;
  type: string;
  text: string | null;
  mediaId: string | null;
  mimeType: string | null;
  /** The message that a reaction or an answer points to. */
  targetId: string | null;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface CustomerMessage extends ChatMessageBase {
  from: 'customer';
  webhook: WebhookProgress;
  attempts: number;
  /** The business sent a read receipt for it. */
  seen: boolean;
}

export interface BusinessMessage extends ChatMessageBase {
  from: 'business';
  outboxId: string | null;
  status: DeliveryStatus;
  errorCode: number | null;
}

export type ChatMessage = CustomerMessage | BusinessMessage;

/** A business's message that the simulator accepted, whether or not the answer reached the caller. */
export interface SentMessage {
  wamid: string;
  /** As given in `to` or `recipient`. */
  to: string;
  customerId: string;
  phoneNumberId: string;
  text: string;
  /** From `biz_opaque_callback_data`. */
  outboxId: string | null;
  at: number;
}

export type GraphEndpoint = 'messages' | 'read' | 'media' | 'media-file';

/** One call to the Graph side, with what became of it. The bearer is never kept. */
export interface GraphCall {
  method: string;
  path: string;
  endpoint: GraphEndpoint | 'phone-number' | 'unknown';
  body: Record<string, unknown> | null;
  /** HTTP status; null when the connection hung or was reset. */
  status: number | null;
  /** Kind of the fault that was played, if any. */
  fault: string | null;
  /** Its effect took place: message accepted, receipt stored, media stored or given. */
  accepted: boolean;
  at: number;
}

export interface ReadReceipt {
  wamid: string;
  phoneNumberId: string;
  typing: boolean;
  at: number;
}

export interface StoredMedia {
  id: string;
  phoneNumberId: string;
  mimeType: string;
  bytes: Uint8Array;
}
