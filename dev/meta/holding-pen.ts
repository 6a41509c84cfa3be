const MAX_HOLD_MS = 1000;

/** Keeps items back until there are enough of them or the first has waited for a second. */
export class HoldingPen<Item> {
  readonly #onRelease: (held: Item[]) => void;
  #held: Item[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(onRelease: (held: Item[]) => void) {
    this.#onRelease = onRelease;
  }

  hold(item: Item, size: number): void {
    this.#held.push(item);
    if (this.#held.length >= size) this.release();
    else this.#timer ??= setTimeout(() => this.release(), MAX_HOLD_MS);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const held = this.#held;
    this.#held = [];
    if (held.length > 0) this.#onRelease(held);
  }
}
