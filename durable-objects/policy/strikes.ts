/** From which score on what happens. Times in ms. */
export interface StrikeRules {
  /** In so long half of a score is forgotten. */
  halfLifeMs: number;
  warnAt: number;
  coolDownAt: number;
  blockAt: number;
  coolDownMs: number;
  blockMs: number;
}

export const STRIKE_RULES: StrikeRules = {
  halfLifeMs: 6 * 3_600_000,
  warnAt: 3,
  coolDownAt: 6,
  blockAt: 12,
  coolDownMs: 15 * 60_000,
  blockMs: 24 * 3_600_000,
};

/** Above so many times what blocks a score does not grow: it is forgotten in bounded time. */
const MAX_SCORE = 2;

/** So many things that were counted are remembered: who has more of them is blocked long since. */
const MAX_COUNTED = 32;

export interface Strikes {
  /** As it was at `at`; it decays from there. */
  score: number;
  /** ms since the epoch. */
  at: number;
  hold: { kind: 'cooled_down' | 'blocked'; from: number; until: number } | null;
  /** Made so by a person; only a person lifts it. */
  permanent: boolean;
  /** What the latest strikes were about, where that counts only once. */
  counted?: readonly string[];
}

export type Standing = 'clear' | 'warned' | 'cooled_down' | 'blocked';

const SEVERITY: readonly Standing[] = ['clear', 'warned', 'cooled_down', 'blocked'];

/** What one strike leads to: 'none' where it makes the standing no worse than it is. */
export type StrikeStep = 'none' | Exclude<Standing, 'clear'>;

/**
 * Adds a strike. A hold begins when its threshold is reached; strikes during it do not prolong it, but add up to
 * the next.
 * @param about what it is for, where that counts only once, however often it comes
 * @throws RangeError for a weight that is not finite and above 0
 */
export function addStrike(
  stored: Strikes | null,
  weight: number,
  rules: StrikeRules,
  now: number,
  about?: string,
): { state: Strikes; step: StrikeStep } {
  if (!(weight > 0 && Number.isFinite(weight))) throw new RangeError(`No weight of a strike: ${weight}`);
  const state = atClock(stored ?? lift(now), now);
  const counted = state.counted ?? [];
  if (about !== undefined && counted.includes(about)) return { state, step: 'none' };
  const score = Math.min(scoreAt(state, rules, now) + weight, MAX_SCORE * rules.blockAt);
  const before = standing(state, rules, now);
  const reached = reachedBy(score, rules);
  const worse = SEVERITY.indexOf(reached) > SEVERITY.indexOf(before);
  const running = state.hold && now < state.hold.until ? state.hold : null;
  const hold = worse ? (holdFor(reached, rules, now) ?? running) : running;
  const step = worse && reached !== 'clear' ? reached : 'none';
  const remembered = about === undefined ? {} : { counted: [...counted, about].slice(-MAX_COUNTED) };
  return { state: { ...state, score, at: now, hold, ...remembered }, step };
}

/** How somebody stands. After a hold that is over, a score that has not decayed enough is still a warning. */
export function standing(stored: Strikes | null, rules: StrikeRules, now: number): Standing {
  if (!stored) return 'clear';
  const state = atClock(stored, now);
  if (state.permanent) return 'blocked';
  if (state.hold && now < state.hold.until) return state.hold.kind;
  return reachedBy(scoreAt(state, rules, now), rules) === 'clear' ? 'clear' : 'warned';
}

/**
 * The state as the clock has it, to be stored where it is another object: after a clock stepped back, decay and
 * a hold go on from now, so that nobody waits for the time it was wrong by.
 */
export function atClock(state: Strikes, now: number): Strikes {
  const { at, hold } = state;
  if (now >= at && (!hold || now >= hold.from)) return state;
  const held = hold && now < hold.from ? { ...hold, from: now, until: now + hold.until - hold.from } : hold;
  return { ...state, at: Math.min(at, now), hold: held };
}

/** The score after its decay. */
export function scoreAt({ score, at }: Strikes, { halfLifeMs }: StrikeRules, now: number): number {
  return score * 0.5 ** (Math.max(0, now - at) / halfLifeMs);
}

/** Forgives everything, a permanent block too. */
export function lift(now: number): Strikes {
  return { score: 0, at: now, hold: null, permanent: false };
}

/** Blocks until it is lifted. */
export function makePermanent(state: Strikes | null, now: number): Strikes {
  return { ...(state ?? lift(now)), permanent: true };
}

function reachedBy(score: number, { warnAt, coolDownAt, blockAt }: StrikeRules): Standing {
  if (score >= blockAt) return 'blocked';
  if (score >= coolDownAt) return 'cooled_down';
  return score >= warnAt ? 'warned' : 'clear';
}

function holdFor(kind: Standing, { coolDownMs, blockMs }: StrikeRules, now: number): Strikes['hold'] {
  if (kind !== 'cooled_down' && kind !== 'blocked') return null;
  return { kind, from: now, until: now + (kind === 'blocked' ? blockMs : coolDownMs) };
}
