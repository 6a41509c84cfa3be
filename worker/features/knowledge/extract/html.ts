import { Tokenizer } from 'htmlparser2';
import { HtmlBlocks } from './html-blocks.ts';
import { hides, SKIPPED, VOID } from './html-elements.ts';
import type { ParsedDocument } from './types.ts';
import { UnseenPieces, UnseenText } from './unseen-text.ts';

/** Attributes with a text that is heard, or seen by pointing. */
const ALTERNATIVES = new Set(['alt', 'title', 'aria-label', 'aria-description', 'placeholder']);

/**
 * Visible text of an HTML document as blocks. It reads the tokenizer, not the library's parser: the latter searches
 * its stack of open elements at every tag, which is quadratic on nested ones.
 */
export function parseHtml(html: string): ParsedDocument {
  const blocks = new HtmlBlocks();
  /** The element whose content is left out, and how many of its name are open within. */
  let skipped: { name: string; depth: number; isHidden: boolean } | null = null;
  let name = '';
  let attribute = '';
  let value = '';
  let hidden = false;
  let isDescription = false;
  const unseen = new UnseenText();
  const hiddenText = new UnseenPieces();

  const open = () => {
    if (skipped !== null && !(skipped.name === 'p' && blocks.isBlock(name))) {
      if (name === skipped.name) skipped.depth++;
      if (skipped.isHidden) hiddenText.push(' ');
      return;
    }
    skipped = null;
    unseen.add('hidden', hiddenText.take());
    if ((SKIPPED.has(name) || hidden) && !VOID.has(name)) skipped = { name, depth: 1, isHidden: hidden };
    else if (!hidden) blocks.open(name);
  };
  const close = (closed: string) => {
    if (skipped === null) blocks.close(closed);
    else if (closed === skipped.name && --skipped.depth === 0) {
      skipped = null;
      unseen.add('hidden', hiddenText.take());
    }
  };
  const text = (data: string) => {
    if (skipped === null) blocks.text(data);
    else if (skipped.isHidden) hiddenText.push(data);
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        hidden = false;
        isDescription = false;
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codepoint) {
        value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        hidden ||= hides(attribute, value);
        if (attribute === 'name') isDescription = /^(?:description|keywords|abstract)$/i.test(value);
        if (ALTERNATIVES.has(attribute)) unseen.add('alternative', value);
        if (name === 'meta' && attribute === 'content' && isDescription) unseen.add('metadata', value);
      },
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag: (start, end) => close(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => text(html.slice(start, end)),
      ontextentity: (codepoint) => text(String.fromCodePoint(codepoint)),
      oncdata() {},
      oncomment: (start, end, offset) => unseen.add('comment', html.slice(start, end - offset)),
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  unseen.add('hidden', hiddenText.take());
  return { ...blocks.finish(), unseen: unseen.texts };
}
