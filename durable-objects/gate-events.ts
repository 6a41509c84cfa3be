import type { Kind } from '../worker/domain/budget.ts';
import type { BreakerPhase } from './policy/breaker.ts';

/** Something that happened in a gate and that somebody should be able to look up later. */
export type GateEvent =
  | { type: 'breaker'; key: string; from: BreakerPhase; to: BreakerPhase }
  /** `subject`: `user:ID`, `contact:ID`, `key:ID`, `network:ADDRESS`. */
  | { type: 'abuse'; subject: string; step: 'warned' | 'cooled_down' | 'blocked'; cause: string }
  /** A call cost more than its upper bound: a price or a bound is wrong. */
  | { type: 'overrun'; kind: Kind; micro: number }
  /** A ceiling of a day or a month was reached, once for each. `period`: `2026-11-30` or `2026-11`. */
  | {
      type: 'budget';
      level: 'reached_80' | 'reached_100';
      period: string;
      spentMicro: number;
      ceilingMicro: number;
    };
