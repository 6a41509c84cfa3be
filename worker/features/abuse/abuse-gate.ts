/** Where a subject stands after repeated abuse. */
export interface Abuse {
  /** `contact:UUID`, `user:UUID`, `key:UUID` or `network:ADDRESS`. */
  subject: string;
  standing: 'clear' | 'warned' | 'cooled_down' | 'blocked';
  /** Until it may go on, in ms since the epoch; null where it may, or until somebody lifts it. */
  untilMs: number | null;
  permanent: boolean;
}

/** What is asked of a gate about abuse. */
export interface AbuseGate {
  abuses(): Promise<Abuse[]>;
  /** Returns whether there was anything to lift. */
  lift(subject: string): Promise<boolean>;
  /** Until it is lifted. */
  block(subject: string): Promise<void>;
}
