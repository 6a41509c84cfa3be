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
 * When each bucket is full again. In memory to the token; written down only where more has been taken than may be
 * forgotten, since every write holds an answer back until it is on disk.
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

  /** @param forgettableMs so much of it may be lost with the object's memory */
  set(name: string, fullAt: number, forgettableMs: number, now: number): void {
    const bucket = this.#bucket(name);
    bucket.fullAt = fullAt;
    // Earlier than what is written down: the clock has stepped back.
    if (fullAt - Math.max(bucket.storedAt, now) > forgettableMs || fullAt < bucket.storedAt) {
      this.#storage.kv.put(PREFIX + name, fullAt);
      bucket.storedAt = fullAt;
    }
    this.#buckets.set(name, bucket);
    this.#prune(now);
  }

  /** Forgets the buckets that are full. */
  dropFull(now: number): void {
    for (const [key, fullAt] of this.#storage.kv.list<number>({ prefix: PREFIX })) {
      const name = key.slice(PREFIX.length);
      if ((this.#buckets.get(name)?.fullAt ?? fullAt) > now) continue;
      this.#storage.kv.delete(key);
      this.#buckets.delete(name);
    }
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

  #prune(now: number): void {
    if (this.#buckets.size < this.#pruneAt) return;
    for (const [name, { fullAt }] of this.#buckets) if (fullAt <= now) this.#buckets.delete(name);
    this.#pruneAt = Math.max(PRUNE_FROM, 2 * this.#buckets.size);
  }
}
