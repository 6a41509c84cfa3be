import type { ParsedWebhook } from '../../domain/inbound-event.ts';
import { EventCollector, MAX_PARTS_PER_BODY } from './event-collector.ts';
import { isRecord, type JsonRecord } from './json-values.ts';
import { collectMessengerEntry } from './parse-messenger.ts';
import { collectWhatsAppEntry } from './parse-whatsapp.ts';

/**
 * Everything in the body of a Meta webhook (WhatsApp, Messenger, Instagram), in its order. Unknown fields and
 * types never fail: they are counted in `ignored`, unknown message types become 'unsupported' messages.
 * `malformed` says why a body cannot be a Meta webhook at all. Tolerates an outer list.
 */
export function parseMetaWebhook(body: unknown): ParsedWebhook | { malformed: string } {
  const bodies: unknown[] = Array.isArray(body) ? body : [body];
  const into = new EventCollector();
  if (bodies.length === 0) return { malformed: 'an empty list' };
  for (const one of bodies) {
    if (!isRecord(one)) return { malformed: 'not an object' };
    if (!Object.hasOwn(one, 'entry') || !Array.isArray(one.entry))
      return { malformed: 'no list named entry' };
    for (const entry of one.entry) collectEntry(one.object, entry, into);
    if (into.isOverfull) return { malformed: `more than ${MAX_PARTS_PER_BODY} events` };
  }
  if (into.isEmpty) into.ignore('empty');
  return into.parsed;
}

function collectEntry(object: unknown, entry: unknown, into: EventCollector) {
  if (!isRecord(entry)) return into.ignore('entry');
  switch (object ?? guessObject(entry)) {
    case 'whatsapp_business_account':
      return collectWhatsAppEntry(entry, into);
    case 'page':
      return collectMessengerEntry('messenger', entry, into);
    case 'instagram':
      return collectMessengerEntry('instagram', entry, into);
    default:
      return into.ignore('object', object);
  }
}

/** Some relays drop `object`; only a page entry holds `messaging` or `standby`. */
function guessObject(entry: JsonRecord): string {
  return 'messaging' in entry || 'standby' in entry ? 'page' : 'whatsapp_business_account';
}
