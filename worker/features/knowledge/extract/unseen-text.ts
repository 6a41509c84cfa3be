import { cleanLines } from './lines.ts';
import type { Unseen } from './types.ts';

/** Enough to know what a document hides; a hostile one hides without end. */
const MAX_TEXTS = 200;
const MAX_TEXT = 4_000;
/** Shorter texts say nothing to anybody. */
const MIN_TEXT = 12;

/** Collects what a document holds and no reader sees, in bounds. */
export class UnseenText {
  readonly texts: Unseen[] = [];

  add(origin: Unseen['origin'], text: string): void {
    if (this.texts.length === MAX_TEXTS) return;
    const clean = cleanLines(text.slice(0, MAX_TEXT));
    if (clean.length >= MIN_TEXT) this.texts.push({ origin, text: clean });
  }
}

/** A text that comes in pieces, of which the first ones are kept. */
export class UnseenPieces {
  private text = '';

  push(piece: string): void {
    if (this.text.length < MAX_TEXT) this.text += piece;
  }

  /** What was collected; the next text begins. */
  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}
