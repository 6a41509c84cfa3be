import type { Breaker } from '../policy/breaker.ts';
import type { Strikes } from '../policy/strikes.ts';
import { BucketStorage } from './bucket-storage.ts';

const BREAKER = 'breaker:';
const STRIKES = 'strikes:';

/** What a gate remembers of limits, breakers and abuse. Reads and writes are synchronous. */
export class GateStorage {
  readonly buckets: BucketStorage;
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.buckets = new BucketStorage(storage);
    this.#storage = storage;
  }

  breaker(key: string): Breaker | null {
    return this.#storage.kv.get<Breaker>(BREAKER + key) ?? null;
  }

  setBreaker(key: string, breaker: Breaker | null): void {
    this.#set(BREAKER + key, breaker);
  }

  breakers(): [key: string, breaker: Breaker][] {
    return this.#list<Breaker>(BREAKER);
  }

  strikes(subject: string): Strikes | null {
    return this.#storage.kv.get<Strikes>(STRIKES + subject) ?? null;
  }

  setStrikes(subject: string, strikes: Strikes | null): void {
    this.#set(STRIKES + subject, strikes);
  }

  allStrikes(): [subject: string, strikes: Strikes][] {
    return this.#list<Strikes>(STRIKES);
  }

  get isEmpty(): boolean {
    return this.#storage.kv.list({ limit: 1 })[Symbol.iterator]().next().done ?? false;
  }

  #set(key: string, value: unknown): void {
    if (value === null) this.#storage.kv.delete(key);
    else this.#storage.kv.put(key, value);
  }

  #list<Value>(prefix: string): [key: string, value: Value][] {
    return Array.from(this.#storage.kv.list<Value>({ prefix }), ([key, value]) => [
      key.slice(prefix.length),
      value,
    ]);
  }
}
