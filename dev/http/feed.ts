/** Items in the order they came, with waiting for one that fits. */
export class Feed<Item> {
  readonly items: Item[] = [];
  readonly #listeners = new Set<(item: Item) => void>();

  push(item: Item): void {
    this.items.push(item);
    for (const listener of this.#listeners) listener(item);
  }

  /** @returns a function that stops the listening */
  onPush(listener: (item: Item) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The first item, past or coming, that the predicate accepts.
   * @throws Error after `timeoutMs`, saying how many items there were
   */
  waitFor(what: string, predicate: (item: Item) => boolean, timeoutMs: number): Promise<Item> {
    const found = this.items.find(predicate);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`no such ${what} within ${timeoutMs} ms (${this.items.length} came)`));
      }, timeoutMs);
      const stop = this.onPush((item) => {
        if (!predicate(item)) return;
        clearTimeout(timer);
        stop();
        resolve(item);
      });
    });
  }
}
