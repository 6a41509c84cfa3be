import type { ContentType } from '../../domain/inbound-event.ts';
import { asId, asRecord, asRecords, asText, isRecord, type JsonRecord } from './json-values.ts';
import type { MessageContent } from './whatsapp-content.ts';

const FILE_TYPES = new Map<unknown, ContentType>([
  ['image', 'image'],
  ['audio', 'audio'],
  ['video', 'video'],
  ['file', 'document'],
]);

/** What a Messenger or Instagram message says: the text with its first attachment, then one per further one. */
export function readMessengerContents(message: JsonRecord): [MessageContent, ...MessageContent[]] {
  const text = asText(message.text);
  const [first, ...others] = asRecords(message.attachments).map(readAttachment);
  if (first) {
    // A shared link or story arrives as an attachment we cannot show; the words beside it still count.
    const isReadable = first.contentType !== 'unsupported' || text === null;
    return [
      { ...first, contentType: isReadable ? first.contentType : 'text', text: text ?? first.text },
      ...others,
    ];
  }
  const contentType = isRecord(message.quick_reply) ? 'interactive' : 'text';
  return [{ contentType: text === null ? 'unsupported' : contentType, text, media: null }];
}

function readAttachment({ type, title, url: link, payload: untyped }: JsonRecord): MessageContent {
  const payload = asRecord(untyped);
  if (type === 'location') {
    const { lat, long } = asRecord(payload.coordinates);
    const hasPoint = typeof lat === 'number' && typeof long === 'number';
    return { contentType: 'location', text: hasPoint ? `${lat},${long}` : asText(title), media: null };
  }
  const url = asText(payload.url, 4_096) ?? asText(link, 4_096);
  const contentType = asId(payload.sticker_id) ? 'sticker' : (FILE_TYPES.get(type) ?? 'unsupported');
  const media = { id: asId(payload.attachment_id), url, mimeType: null, fileName: null };
  return { contentType, text: asText(title), media: media.id || media.url ? media : null };
}
