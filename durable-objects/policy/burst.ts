/** A customer's messages that belong together: people write one thought in several messages. Times in ms. */
export interface Burst {
  startedAt: number;
  lastAt: number;
  messages: number;
}

export interface BurstLimits {
  /** The burst has ended when nothing came for so long. */
  quietMs: number;
  /** It ends at the latest so long after its first message. */
  maxMs: number;
}

export function extendBurst(burst: Burst | null, messages: number, now: number): Burst {
  if (!burst) return { startedAt: now, lastAt: now, messages };
  return { startedAt: burst.startedAt, lastAt: now, messages: burst.messages + messages };
}

export function burstEndsAt(burst: Burst, limits: BurstLimits): number {
  return Math.min(burst.lastAt + limits.quietMs, burst.startedAt + limits.maxMs);
}

/** A new message aborts the answer in the making, but not for ever: past the longest burst the answer goes out. */
export function mayAbortAnswer(burst: Burst, now: number, limits: BurstLimits): boolean {
  return now < burst.startedAt + limits.maxMs;
}

/** What is left of the burst once its first `answered` messages have their reply. */
export function afterReply(burst: Burst | null, answered: number): Burst | null {
  if (!burst || burst.messages <= answered) return null;
  return { startedAt: burst.lastAt, lastAt: burst.lastAt, messages: burst.messages - answered };
}
