import { asRecord } from '../http/read-body.ts';
import type { CustomerContent } from './types.ts';

const MAX_TEXT = 4096;

/** What the phone page asks to send, or null when it is wrong; samples are filled in here. */
export function parseContent(value: unknown): CustomerContent | null {
  const input = asRecord(value);
  switch (input?.type) {
    case 'text': {
      const { body } = input;
      const valid = typeof body === 'string' && body.trim() !== '' && body.length <= MAX_TEXT;
      return valid ? { type: 'text', body } : null;
    }
    case 'image': {
      const { caption } = input;
      return typeof caption === 'string' && caption !== '' && caption.length <= 1024
        ? { type: 'image', caption }
        : { type: 'image' };
    }
    case 'audio':
    case 'unsupported':
      return { type: input.type };
    case 'location':
      return {
        type: 'location',
        latitude: -34.6037,
        longitude: -58.3816,
        name: 'Obelisco',
        address: 'Av. 9 de Julio, Buenos Aires',
      };
    case 'reaction': {
      const { messageId, emoji } = input;
      const valid = typeof messageId === 'string' && typeof emoji === 'string' && emoji.length <= 16;
      return valid ? { type: 'reaction', messageId, emoji } : null;
    }
    default:
      return null;
  }
}
