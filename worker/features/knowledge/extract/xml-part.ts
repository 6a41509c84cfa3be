import { Parser } from 'htmlparser2';
import type { Archive } from './archive.ts';
import { Refusal } from './refusal.ts';

/** Word nests a table in a table in a text box at a depth of about 40. */
const MAX_DEPTH = 200;
/** Bytes that become text at once. */
const PIECE = 64 * 1024;

/** Bytes within one tag or comment, which the library holds until its end. */
const MAX_TAG = 1024 * 1024;

/** Names without their namespace's prefix. */
export interface XmlHandler {
  open(name: string, attributes: (name: string) => string | undefined): void;
  text?(data: string): void;
  close?(name: string): void;
}

/**
 * Reads an entry of an archive as XML, as a stream: no tree is built. Entities that a document declares itself are
 * left as they stand, so they cannot grow.
 * @throws Refusal corrupt, encrypted, zip_bomb, too_complex (nested too deep)
 */
export function readXmlPart(archive: Archive, entry: string, handler: XmlHandler): void {
  let depth = 0;
  let sinceEvent = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        // The library searches its stack at every closing tag.
        if (++depth > MAX_DEPTH) throw new Refusal('too_complex');
        sinceEvent = 0;
        handler.open(localName(name), (wanted) => findAttribute(attributes, wanted));
      },
      ontext(data) {
        sinceEvent = 0;
        handler.text?.(data);
      },
      onclosetag(name) {
        depth--;
        sinceEvent = 0;
        handler.close?.(localName(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  archive.read(entry, (bytes) => {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      sinceEvent += piece.length;
      if (sinceEvent > MAX_TAG) throw new Refusal('too_complex');
      parser.write(decoder.decode(piece, { stream: true }));
    }
  });
  parser.end(decoder.decode());
}

/**
 * Reads an entry that nothing is made of, where it is there: what is wrong with it is not the document's fault.
 * @throws Refusal zip_bomb
 */
export function readUnseenPart(archive: Archive, entry: string, handler: XmlHandler): void {
  if (!archive.has(entry)) return;
  try {
    readXmlPart(archive, entry, handler);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason === 'zip_bomb') throw error;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function findAttribute(attributes: Record<string, string>, wanted: string): string | undefined {
  if (Object.hasOwn(attributes, wanted)) return attributes[wanted];
  for (const name in attributes) if (localName(name) === wanted) return attributes[name];
  return undefined;
}
