import { Refusal } from './refusal.ts';
import type { Block } from './types.ts';

/** More characters than this do not fit into the passages that a document may have. */
export const MAX_TEXT = 4_000_000;

/** Collects blocks, and refuses a document with more text than is indexed before it fills the memory. */
export class DocumentBlocks {
  readonly blocks: Block[] = [];
  private characters = 0;

  /** @throws Refusal too_many_passages */
  add(block: Block): void {
    // A little for the block itself: empty ones must not be free.
    this.characters += block.text.length + 8;
    if (this.characters > MAX_TEXT) throw new Refusal('too_many_passages');
    this.blocks.push(block);
  }
}
