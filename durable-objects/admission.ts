import type { Kind } from '../worker/domain/budget.ts';
import type { StrikeStep } from './policy/strikes.ts';
import type { RateLimit } from './policy/token-bucket.ts';

/** A limit that one request counts against. */
export interface NamedLimit extends RateLimit {
  /** What `RateLimit` headers call it. */
  name: string;
  /** Counts others too: where it stands is nobody's business, or strangers could tell that there is somebody. */
  isShared?: boolean;
  /** Who or what it counts, within the gate: `read user:ID`. */
  bucket: string;
}

/** Where a limit stands after a request, for `RateLimit` headers. */
export interface LimitState {
  name: string;
  isShared: boolean;
  burst: number;
  windowMs: number;
  /** Whole requests that may still follow at once. */
  remaining: number;
  /** Until all of them may, in ms. */
  resetMs: number;
}

/** What a request or a call asks of a gate before it goes on: all of it in one RPC, all of it or nothing. */
export interface Admission {
  /** Whose repeated abuse adds up: `user:ID`, `contact:ID`, `network:ADDRESS`. A blocked one gets no further. */
  subject?: string;
  limits?: readonly NamedLimit[];
  /** What the subject has just done, where that was abuse. */
  strike?: {
    weight: number;
    cause: string;
    /** What it is for, where the same again is not counted again. */
    about?: string;
  };
  /** `upstream:credential`, before it is called. */
  breaker?: string;
  /** Only a tenant's gate has a budget. */
  spend?: Spend;
}

/** Where money ends, in micro-units of the currency; the platform's own ceiling comes on top. */
export interface Ceilings {
  dayMicro: number;
  monthMicro: number;
  /** Of each contact in a day. */
  contactDayMicro: number;
  /** Of one kind in a month, on top. */
  kindMonthMicro: Partial<Record<Kind, number>>;
  /** Bursts that a model may answer in a month. */
  repliesMonth: number;
}

/** What money buys, the best first. After them comes what costs nothing: quoting, then a person. */
export type Step = 'full' | 'smaller_model';

export interface Offer extends Amount {
  step: Step;
}

export interface Spend {
  /** Of the reservation: the same id again gets the same answer. */
  id: string;
  kind: Kind;
  /** For which of the business's customers; null: for none of them. */
  contactId: string | null;
  /** What it costs at most, by the step: its upper bound is known before the call. */
  offers: readonly Offer[];
  ceilings: Ceilings;
  /** The burst that it answers: however many calls that takes, it is one reply of the quota. */
  burst?: string;
  /** The call has ended by then, in ms from now; a reservation that is still open is charged in full. */
  expiresInMs: number;
}

export type Admitted =
  | {
      outcome: 'admitted';
      limits: LimitState[];
      /** The number of the call that shows whether an upstream is well again, if it is one; passed back afterwards. */
      probe: number | null;
      /** What was reserved; null where nothing was asked for. */
      step: Step | null;
      /** What the strike led to, where there was one. */
      struck?: StrikeStep;
    }
  /** `limits`: those that refuse; nothing was taken of the others. */
  | { outcome: 'limited'; limits: LimitState[]; waitMs: number }
  /** Repeated abuse; null: until somebody lifts it. */
  | { outcome: 'blocked'; untilMs: number | null; struck?: StrikeStep }
  /** The breaker is open. */
  | { outcome: 'broken'; retryAtMs: number }
  /** The budget has nothing left for it: until then, in ms since the epoch. */
  | { outcome: 'spent'; untilMs: number }
  /** An amount that is none, or an id that stands for something else: a defect of the caller's. */
  | { outcome: 'invalid' };

/** Money in micro-units of the currency, and the kind's own unit. */
export interface Amount {
  micro: number;
  units: number;
}

/** What came of a call, and what it really cost. */
export interface Conclusion {
  /** Nothing where we ended it ourselves: that says nothing of the upstream. */
  call?: {
    breaker: string;
    probe: number | null;
    outcome: 'ok' | 'failed';
    durationMs: number;
    /** As the upstream asked for. */
    retryAfterMs?: number;
  };
  /** Of a reservation. `whole`: nobody knows, as where the amount is none, so the whole estimate is charged; `nothing`: all of it is given back. */
  spent?: { id: string; actual: 'whole' | 'nothing' | Amount };
}
