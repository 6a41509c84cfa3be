import { Tokenizer } from 'htmlparser2';
import { HtmlBlocks } from './html-blocks.ts';
import { hides, SKIPPED, VOID } from './html-elements.ts';
import type { ParsedDocument } from './types.ts';

/**
 * Visible text of an HTML document as blocks. It reads the tokenizer, not the library's parser: the latter searches
 * its stack of open elements at every tag, which is quadratic on nested ones.
 */
export function parseHtml(html: string): ParsedDocument {
  const blocks = new HtmlBlocks();
  /** The element whose content is left out, and how many of its name are open within. */
  let skipped: { name: string; depth: number } | null = null;
  let name = '';
  let attribute = '';
  let value = '';
  let hidden = false;

  const open = () => {
    if (skipped !== null && !(skipped.name === 'p' && blocks.isBlock(name))) {
      if (name === skipped.name) skipped.depth++;
      return;
    }
    skipped = null;
    if ((SKIPPED.has(name) || hidden) && !VOID.has(name)) skipped = { name, depth: 1 };
    else if (!hidden) blocks.open(name);
  };
  const close = (closed: string) => {
    if (skipped === null) blocks.close(closed);
    else if (closed === skipped.name && --skipped.depth === 0) skipped = null;
  };
  const text = (data: string) => {
    if (skipped === null) blocks.text(data);
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, end).toLowerCase();
        hidden = false;
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
      },
      onopentagend: open,
      onselfclosingtag: open,
      onclosetag: (start, end) => close(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => text(html.slice(start, end)),
      ontextentity: (codepoint) => text(String.fromCodePoint(codepoint)),
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return blocks.finish();
}
