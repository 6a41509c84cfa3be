const PREFIX = 'full:';
/** So many are looked through for those that are full again only once as many more have come. */
const PRUNE_FROM = 1_000;

interface Bucket {
  /** When it is full again (ms since the epoch); 0: it is. */
  fullAt: number;
  /** The same, as it is written down. */
  storedAt: number;
}

/**
 * When each bucket is full again, in memory to the token. Every write holds an answer back until it is on disk: the first
 * sixteenth of a burst is not written down, and from there on some tokens are before they are taken. An object that loses
 * its memory gives too few, or at most that sixteenth too many.
 */
export class BucketStorage {
  readonly #storage: DurableObjectStorage;
  readonly #buckets = new Map<string, Bucket>();
  #pruneAt = PRUNE_FROM;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** When a bucket is full again (ms since the epoch); 0: it is. */
  fullAt(name: string): number {
    return this.#bucket(name).fullAt;
  }

  /** @param aheadMs so much more may be written down as taken */
  set(name: string, fullAt: number, aheadMs: number): void {
    const bucket = this.#bucket(name);
    bucket.fullAt = fullAt;
    this.#buckets.set(name, bucket);
    // By the time that an idle object loses its memory, so little has been given back.
    const now = Date.now();
    const isLittle = fullAt - now <= aheadMs && bucket.storedAt <= now;
    const ahead = bucket.storedAt - fullAt;
    // Too far ahead: the clock has stepped back.
    if (!isLittle && (ahead < 0 || ahead > aheadMs)) {
      bucket.storedAt = fullAt + aheadMs;
      this.#storage.kv.put(PREFIX + name, bucket.storedAt);
    }
    this.#prune();
  }

  /** Forgets the buckets that are full. Returns how many are left. */
  dropFull(now: number): number {
    let left = 0;
    for (const [key, storedAt] of this.#storage.kv.list<number>({ prefix: PREFIX })) {
      const name = key.slice(PREFIX.length);
      if ((this.#buckets.get(name)?.fullAt ?? storedAt) > now) left += 1;
      else {
        this.#storage.kv.delete(key);
        this.#buckets.delete(name);
      }
    }
    return left;
  }

  /** Storage was emptied. */
  forget(): void {
    this.#buckets.clear();
  }

  #bucket(name: string): Bucket {
    const known = this.#buckets.get(name);
    if (known) return known;
    const storedAt = this.#storage.kv.get<number>(PREFIX + name) ?? 0;
    return { fullAt: storedAt, storedAt };
  }

  #prune(): void {
    if (this.#buckets.size < this.#pruneAt) return;
    const now = Date.now();
    for (const [name, { fullAt }] of this.#buckets) if (fullAt <= now) this.#buckets.delete(name);
    this.#pruneAt = Math.max(PRUNE_FROM, 2 * this.#buckets.size);
  }
}
