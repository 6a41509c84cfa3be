import type { Archive } from './archive.ts';
import { UnseenPieces, type UnseenText } from './unseen-text.ts';
import { readUnseenPart } from './xml-part.ts';

const PROPERTIES = new Set(['title', 'subject', 'description', 'keywords', 'category']);

/** What an Office file says of itself. @throws Refusal zip_bomb */
export function readProperties(archive: Archive, unseen: UnseenText): void {
  const pieces = new UnseenPieces();
  let isOpen = false;
  readUnseenPart(archive, 'docProps/core.xml', {
    open(name) {
      isOpen = PROPERTIES.has(name);
    },
    text(data) {
      if (isOpen) pieces.push(data);
    },
    close(name) {
      if (PROPERTIES.has(name)) unseen.add('metadata', pieces.take());
      isOpen = false;
    },
  });
}

/** The comments of an entry, each an element of this name with its text in `t`. @throws Refusal zip_bomb */
export function readComments(archive: Archive, entry: string, unseen: UnseenText): void {
  const pieces = new UnseenPieces();
  let isText = false;
  readUnseenPart(archive, entry, {
    open(name) {
      isText = name === 't';
    },
    text(data) {
      if (isText) pieces.push(data);
    },
    close(name) {
      if (name === 'comment') unseen.add('comment', pieces.take());
      isText = false;
    },
  });
}
