/**
 * What a messaging provider told us, in one shape for every provider.
 * Parsers in `providers/` produce these events; the queue consumer stores them.
 */
export type Provider = 'whatsapp' | 'messenger' | 'instagram';

/** How a provider names a customer. A contact may hold many of these, and WhatsApp may send no phone number. */
export interface Identifier {
  kind: 'wa_id' | 'wa_user_id' | 'messenger_id' | 'instagram_id';
  value: string;
}

export type ContentType =
  | 'text'
  | 'image'
  | 'audio'
  | 'video'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contacts'
  | 'interactive'
  | 'order'
  | 'unsupported';

export interface Media {
  /** Provider's media id (WhatsApp) or null where only a URL is given. */
  id: string | null;
  url: string | null;
  mimeType: string | null;
  fileName: string | null;
}

interface EventBase {
  provider: Provider;
  /** phone_number_id, page id or Instagram account id: the key of the routing table. */
  channelExternalId: string;
  /** Provider's time, milliseconds since the epoch; 0 where it sent none: use the time of receipt. */
  sentAt: number;
  /** Place in the webhook body, from 0: breaks ties where WhatsApp's seconds are equal. */
  position: number;
}

export interface MessageReceived extends EventBase {
  type: 'message';
  /** wamid, mid, or a stable hash where the provider sends none. */
  messageId: string;
  from: Identifier[];
  profileName: string | null;
  contentType: ContentType;
  /** What the customer wrote or chose: body, caption, button or list title, or place, contacts, order as lines. */
  text: string | null;
  replyToMessageId: string | null;
  media: Media | null;
  /** Another app holds the thread (Messenger's handover): store it, do not answer. */
  standby: boolean;
}

export interface MessageEdited extends EventBase {
  type: 'edit';
  /** The edit's own id; the edited message is `targetMessageId`. */
  messageId: string;
  /** Who edited; empty: the business did, in another app. The same holds for deletions and reactions. */
  from: Identifier[];
  targetMessageId: string;
  text: string | null;
}

export interface MessageDeleted extends EventBase {
  type: 'deletion';
  messageId: string;
  from: Identifier[];
  targetMessageId: string;
}

export interface ReactionChanged extends EventBase {
  type: 'reaction';
  messageId: string;
  from: Identifier[];
  targetMessageId: string;
  /** null: the reaction was taken back. */
  emoji: string | null;
}

export type DeliveryStatus = 'sent' | 'delivered' | 'read' | 'failed';

export interface StatusChanged extends EventBase {
  type: 'status';
  /** The provider's id of our message; null where only a watermark is given. */
  messageId: string | null;
  /** Everything sent up to this time (ms) has the status: Messenger's read and delivery events. */
  watermark: number | null;
  status: DeliveryStatus;
  /** The customer it went to: a watermark means nothing without. */
  to: Identifier[];
  /** Our outbox id, as it returns in `biz_opaque_callback_data`; another app's message may carry any text there. */
  outboxId: string | null;
  errorCode: number | null;
}

export interface IdentityChanged extends EventBase {
  type: 'identity_change';
  from: Identifier[];
  to: Identifier[];
}

/**
 * A message that the business sent outside Portero (WhatsApp Business app, page inbox). Messenger and Instagram
 * also echo what we sent ourselves: compare `messageId` with the outbox.
 */
export interface EchoReceived extends EventBase {
  type: 'echo';
  messageId: string;
  to: Identifier[];
  contentType: ContentType;
  text: string | null;
}

export type InboundEvent =
  | MessageReceived
  | MessageEdited
  | MessageDeleted
  | ReactionChanged
  | StatusChanged
  | IdentityChanged
  | EchoReceived;

export interface ParsedWebhook {
  events: InboundEvent[];
  /** Parts that were left out on purpose (template updates, account alerts, unknown fields), counted by reason. */
  ignored: Record<string, number>;
}
