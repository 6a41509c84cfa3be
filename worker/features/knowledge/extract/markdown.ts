import { Lexer, type Token, type Tokens } from 'marked';
import { joinWrapped } from './lines.ts';
import { simplifyMarkdown, withoutFrontMatter } from './simplify-markdown.ts';
import { formatRow } from './table-row.ts';
import type { Block, ParsedDocument } from './types.ts';
import { UnseenText } from './unseen-text.ts';

/** Headings, paragraphs, list items and table rows of a Markdown document. The title is its first level-1 heading. */
export async function parseMarkdown(text: string): Promise<ParsedDocument> {
  const blocks: Block[] = [];
  const unseen = new UnseenText();
  unseen.add('metadata', text.slice(0, text.length - withoutFrontMatter(text).length));
  for (const chunk of simplifyMarkdown(withoutComments(text, unseen))) {
    // Inline parsing is quadratic on hostile input and gives nothing but formatting, so only blocks are lexed.
    for (const block of walk(new Lexer({ gfm: true }).blockTokens(chunk), 'paragraph')) {
      if (block.kind === 'note') unseen.add('comment', block.text);
      else if (block.kind !== 'html') blocks.push(block);
      else {
        const inner = (await import('./html.ts')).parseHtml(block.text);
        for (const one of inner.blocks) blocks.push(one);
        for (const one of inner.unseen ?? []) unseen.add(one.origin, one.text);
      }
    }
  }
  return {
    title: blocks.find((block) => block.kind === 'heading' && block.level === 1)?.text ?? null,
    blocks,
    unseen: unseen.texts,
  };
}

/** Comments are found here, since they may stand within a line: no renderer shows them. */
function withoutComments(text: string, unseen: UnseenText): string {
  const shown: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start === -1 ? -1 : text.indexOf('-->', start + 4);
    if (end === -1) break;
    shown.push(text.slice(at, start));
    unseen.add('comment', text.slice(start + 4, end));
    at = end + 3;
  }
  return shown.join('') + text.slice(at);
}

/** Depth is bounded: `simplifyMarkdown` limits indentation and allows one list marker a line. */
function* walk(
  tokens: Token[],
  kind: 'paragraph' | 'item',
): Generator<Block | { kind: 'html'; text: string } | { kind: 'note'; text: string }> {
  for (const token of tokens) {
    switch (token.type) {
      case 'heading':
        yield { kind: 'heading', level: token.depth, text: plain(token.text) };
        break;
      case 'list':
        for (const item of token.items) yield* walk(item.tokens, 'item');
        break;
      case 'table':
        yield* rows(token as Tokens.Table);
        break;
      case 'html':
        yield { kind: 'html', text: token.text };
        break;
      // `[//]: # (…)` is how comments are written where HTML is not allowed.
      case 'def':
        yield { kind: 'note', text: token.title ?? '' };
        break;
      case 'blockquote':
        yield* walk(token.tokens ?? [], kind);
        break;
      case 'paragraph':
      case 'text':
      case 'code':
        yield { kind, text: joinWrapped(plain(token.text)) };
    }
  }
}

function* rows(table: Tokens.Table): Generator<Block> {
  const headers = table.header.map((cell) => plain(cell.text));
  for (const row of table.rows) {
    yield {
      kind: 'row',
      text: formatRow(
        headers,
        row.map((cell) => plain(cell.text)),
      ),
    };
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** Markdown's inline marks taken off; a link keeps its address. Every pattern is bounded, so linear. */
function plain(text: string): string {
  return text
    .replace(/<br\s{0,3}\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '')
    .replace(/!?\[([^[\]]{0,300})\]\(([^()\s]{0,300})[^()]{0,100}\)/g, linkText)
    .replace(/\[([^[\]]{0,300})\]\[[^[\]]{0,300}\]/g, '$1')
    .replace(/(?<![\p{L}\p{N}\\])[*_~]{1,3}(?=\S)|(?<=[^\s\\])[*_~]{1,3}(?![\p{L}\p{N}])|`/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .trim();
}

function linkText(link: string, label: string, address: string): string {
  if (link.startsWith('!') || label === address || !/^(?:https?:|mailto:|tel:)/i.test(address)) return label;
  return `${label} (${address})`;
}
