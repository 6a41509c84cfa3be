import type { ContentType, Media } from '../../domain/inbound-event.ts';
import { asId, asRecord, asRecords, asText, type JsonRecord, MAX_TEXT_LENGTH } from './json-values.ts';

export interface MessageContent {
  contentType: ContentType;
  text: string | null;
  media: Media | null;
}

/** A list of contacts or products is shown by its first lines only. */
const MAX_LINES = 100;

/** What a WhatsApp message says. A type that is unknown, or known but without its content, is 'unsupported'. */
export function readWhatsAppContent(message: JsonRecord): MessageContent {
  const { type } = message;
  switch (type) {
    case 'text':
      return written('text', asText(asRecord(message.text).body));
    case 'button':
      return written('interactive', asText(asRecord(message.button).text));
    case 'interactive':
      return written('interactive', readChoice(asRecord(message.interactive)));
    case 'location':
      return written('location', readLocation(asRecord(message.location)));
    case 'contacts':
      return written('contacts', lines(asRecords(message.contacts).slice(0, MAX_LINES).map(readContact)));
    case 'order':
      return written('order', readOrder(asRecord(message.order)));
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'sticker':
      return readMedia(type, asRecord(message[type]));
    default:
      return written('unsupported', null);
  }
}

function written(contentType: ContentType, text: string | null): MessageContent {
  return { contentType: text === null ? 'unsupported' : contentType, text, media: null };
}

function readMedia(contentType: ContentType, file: JsonRecord): MessageContent {
  const media = {
    id: asId(file.id),
    url: asText(file.url, 4_096),
    mimeType: asText(file.mime_type, 255),
    fileName: asText(file.filename, 255),
  };
  const text = asText(file.caption);
  return media.id || media.url ? { contentType, text, media } : written('text', text);
}

/** The title that the customer tapped, or the answers of a form (flow) as its JSON. */
function readChoice({ button_reply, list_reply, nfm_reply }: JsonRecord): string | null {
  const form = asRecord(nfm_reply);
  return (
    asText(asRecord(button_reply).title) ??
    asText(asRecord(list_reply).title) ??
    asText(form.response_json) ??
    asText(form.body)
  );
}

function readLocation({ name, address, latitude, longitude }: JsonRecord): string | null {
  const hasPoint = typeof latitude === 'number' && typeof longitude === 'number';
  const point = hasPoint ? `${latitude},${longitude}` : null;
  return lines([asText(name), asText(address), point]);
}

function readContact({ name, phones }: JsonRecord): string | null {
  const numbers = asRecords(phones)
    .slice(0, MAX_LINES)
    .map(({ phone }) => asText(phone));
  const label = asText(asRecord(name).formatted_name) ?? asText(asRecord(name).first_name);
  return lines([label, ...numbers], ' ');
}

function readOrder({ text, product_items }: JsonRecord): string | null {
  const items = asRecords(product_items).slice(0, MAX_LINES).map(readItem);
  return lines([asText(text), ...items]);
}

function readItem({ product_retailer_id, quantity, item_price, currency }: JsonRecord): string {
  const price = typeof item_price === 'number' ? ` ${item_price} ${asText(currency, 8) ?? ''}` : '';
  return `${typeof quantity === 'number' ? quantity : 1} × ${asId(product_retailer_id) ?? '?'}${price}`.trim();
}

function lines(parts: (string | null)[], separator = '\n'): string | null {
  const text = parts.filter((part) => part !== null).join(separator);
  return asText(text, MAX_TEXT_LENGTH);
}
