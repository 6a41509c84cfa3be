import { createHash } from 'node:crypto';
import { sampleImage } from './sample-image.ts';
import { sampleVoiceNote } from './sample-voice-note.ts';
import { newWamid, type SimulatorState } from './state.ts';
import type { Customer, CustomerContent, CustomerMessage, SimulatedBusiness } from './types.ts';

const MAX_SHOWN_TEXT = 4096;

/** A customer's message twice: as the webhook carries it and as the phone page shows it. */
export function buildCustomerMessage(
  state: SimulatorState,
  customer: Customer,
  business: SimulatedBusiness,
  content: CustomerContent,
): { webhook: Record<string, unknown>; shown: CustomerMessage } {
  const at = Date.now();
  const parts = buildContent(state, business, content);
  const replyTo = 'replyTo' in content ? content.replyTo : undefined;
  const webhook: Record<string, unknown> = {
    ...(customer.waId === null ? { from_user_id: customer.userId } : { from: customer.waId }),
    id: newWamid(),
    timestamp: String(Math.floor(at / 1000)),
    ...(replyTo === undefined
      ? {}
      : { context: { from: business.displayPhoneNumber.replace(/\D/g, ''), id: replyTo } }),
    ...parts.webhook,
  };
  const shown: CustomerMessage = {
    from: 'customer',
    wamid: String(webhook.id),
    customerId: customer.id,
    phoneNumberId: business.phoneNumberId,
    type: String(webhook.type ?? 'raw'),
    text: null,
    mediaId: null,
    mimeType: null,
    targetId: replyTo ?? null,
    at,
    webhook: 'sending',
    attempts: 0,
    seen: false,
    ...parts.shown,
  };
  return { webhook, shown };
}

interface ContentParts {
  webhook: Record<string, unknown>;
  shown: Partial<Pick<CustomerMessage, 'text' | 'mediaId' | 'mimeType' | 'targetId'>>;
}

function buildContent(
  state: SimulatorState,
  business: SimulatedBusiness,
  content: CustomerContent,
): ContentParts {
  switch (content.type) {
    case 'text':
      return {
        webhook: { type: 'text', text: { body: content.body } },
        shown: { text: content.body.slice(0, MAX_SHOWN_TEXT) },
      };
    case 'image':
    case 'audio':
      return buildMedia(state, business, content);
    case 'location': {
      const { type, ...location } = content;
      const { name, address, latitude, longitude } = location;
      const text = [name, address, `${latitude}, ${longitude}`].filter(Boolean).join('\n');
      return { webhook: { type, location }, shown: { text } };
    }
    case 'reaction': {
      const reaction = { message_id: content.messageId, emoji: content.emoji };
      return {
        webhook: { type: 'reaction', reaction },
        shown: { text: content.emoji, targetId: content.messageId },
      };
    }
    case 'interactive': {
      const { kind, id, title, description } = content;
      const choice = { id, title, ...(description === undefined ? {} : { description }) };
      return {
        webhook: { type: 'interactive', interactive: { type: kind, [kind]: choice } },
        shown: { text: title },
      };
    }
    case 'unsupported':
      return { webhook: { type: 'unsupported', errors: [UNSUPPORTED] }, shown: {} };
    case 'raw':
      return { webhook: content.message, shown: {} };
  }
}

const UNSUPPORTED = {
  code: 131051,
  title: 'Message type unknown',
  message: 'Message type unknown',
  error_data: { details: 'Message type is currently not supported.' },
};

function buildMedia(
  state: SimulatorState,
  business: SimulatedBusiness,
  content: Extract<CustomerContent, { type: 'image' | 'audio' }>,
): ContentParts {
  const isImage = content.type === 'image';
  const bytes = content.bytes ?? (isImage ? sampleImage() : sampleVoiceNote());
  const mimeType = content.mimeType ?? (isImage ? 'image/png' : 'audio/ogg; codecs=opus');
  const media = state.storeMedia(business.phoneNumberId, mimeType, bytes);
  const caption = content.type === 'image' ? content.caption : undefined;
  const described = {
    mime_type: mimeType,
    sha256: createHash('sha256').update(bytes).digest('base64'),
    id: media.id,
    ...(caption === undefined ? {} : { caption }),
    ...(isImage ? {} : { voice: true }),
  };
  return {
    webhook: { type: content.type, [content.type]: described },
    shown: { text: caption ?? null, mediaId: media.id, mimeType },
  };
}
