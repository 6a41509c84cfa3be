const PREFIX = 'full:';

/** When the buckets of one gate are full again, by class (ms since the epoch). Reads and writes are synchronous. */
export class EdgeGateStorage {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  fullAt(name: string): number {
    return this.#storage.kv.get<number>(PREFIX + name) ?? 0;
  }

  setFullAt(name: string, at: number): void {
    this.#storage.kv.put(PREFIX + name, at);
  }

  /** When the last of them is full again; 0 where all are. */
  get lastFullAt(): number {
    return Math.max(0, ...Array.from(this.#storage.kv.list<number>({ prefix: PREFIX }), ([, at]) => at));
  }

  /** Forgets everything, the alarm included: a gate that nobody comes by costs nothing. */
  async clear(): Promise<void> {
    await this.#storage.deleteAll();
  }

  async setAlarm(at: number): Promise<void> {
    await this.#storage.setAlarm(at);
  }

  async hasAlarm(): Promise<boolean> {
    return (await this.#storage.getAlarm()) !== null;
  }
}
