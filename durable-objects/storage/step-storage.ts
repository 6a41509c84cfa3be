import type { AbuseStep } from '../../worker/features/abuse/edge/abuse-step.ts';

const STEP = 'step:';
/** So many wait for a database that does not answer, the newest: a gate holds little, whatever a network does to it. */
const MAX_WAITING = 20;

/** Steps against abuse that are not in Postgres yet. Reads and writes are synchronous. */
export class StepStorage {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  add(step: AbuseStep): void {
    this.#storage.kv.put(STEP + step.id, step);
    this.drop(this.waiting().slice(0, -MAX_WAITING));
  }

  /** The oldest first: ids are made in the order of time. */
  waiting(): AbuseStep[] {
    return Array.from(this.#storage.kv.list<AbuseStep>({ prefix: STEP }), ([, step]) => step);
  }

  drop(steps: readonly AbuseStep[]): void {
    for (const { id } of steps) this.#storage.kv.delete(STEP + id);
  }
}
