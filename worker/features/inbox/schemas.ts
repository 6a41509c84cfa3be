import * as z from 'zod';
import { toBase64Url } from '../../platform/base64url.ts';
import { WHATSAPP_TEXT_MAX_LENGTH } from '../../providers/meta/graph-client.ts';

const CURSOR = /^(\d{1,17})\.([0-9a-f-]{36})$/;

export const conversationParam = z.object({ conversation: z.uuid() });
export const sendParam = z.object({ conversation: z.uuid(), send: z.uuid() });

export const listQuery = z.object({
  filter: z.enum(['all', 'waiting', 'person']).default('all'),
  cursor: z
    .string()
    .max(100)
    .transform((text, context) => {
      const place = decodeCursor(text);
      if (place) return place;
      context.addIssue({ code: 'custom', message: 'not a cursor' });
      return z.NEVER;
    })
    .optional(),
});

/** The oldest message of the page before. */
export const threadQuery = z.object({ cursor: z.uuid().optional() });

export const replySchema = z.object({
  /** Made by the client, so that a second click changes nothing. */
  id: z.uuid(),
  text: z
    .string()
    .transform((text) => text.replaceAll('\0', '').trim())
    .pipe(z.string().min(1).max(WHATSAPP_TEXT_MAX_LENGTH)),
});

/** A place in the list of conversations: microseconds of its latest activity, and its id. */
export interface Place {
  activeUs: string;
  id: string;
}

/** Opaque outside: base64url. */
export function encodeCursor({ activeUs, id }: Place): string {
  return toBase64Url(new TextEncoder().encode(`${activeUs}.${id}`));
}

function decodeCursor(text: string): Place | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return null;
  const [, activeUs, id] = CURSOR.exec(atob(text.replaceAll('-', '+').replaceAll('_', '/'))) ?? [];
  return activeUs && z.uuid().safeParse(id).success && id ? { activeUs, id } : null;
}
