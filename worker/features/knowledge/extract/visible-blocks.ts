import type { Block, Unseen } from './types.ts';

/** Zero-width, bidirectional and tag characters, and soft hyphens. */
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]|[\u{e0000}-\u{e007f}]/gu;
const TAGS = /[\u{e0020}-\u{e007e}]{4}/u;

/** A text without its invisible characters, which would hide words from search, and hold words that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * Blocks without invisible characters: entities and Office files bring them along. Whole words of tag characters, which
 * only a model reads, are told.
 */
export function visibleBlocks(blocks: Block[]): { blocks: Block[]; unseen: Unseen[] } {
  const unseen: Unseen[] = [];
  const visible = blocks.map((block) => {
    if (unseen.length < 50 && TAGS.test(block.text)) {
      unseen.push({ origin: 'hidden', text: block.text.slice(0, 4_000) });
    }
    const text = withoutInvisible(block.text);
    return text.length === block.text.length ? block : { ...block, text };
  });
  return { blocks: visible, unseen };
}
