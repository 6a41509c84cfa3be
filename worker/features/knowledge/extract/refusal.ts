import type { FailureReason } from './types.ts';

/** Thrown by parsers at what they do not read; `extractPassages` turns it into its result. */
export class Refusal extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(reason);
    this.reason = reason;
  }
}
