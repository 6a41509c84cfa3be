import type { Pattern } from './collect-patterns.ts';

/** How long a pattern takes for a text and for twice as much of it. */
export interface Doubling {
  /** What was repeated. */
  pump: string;
  /** Characters of the longer text. */
  length: number;
  ms: number;
  /** Of twice the text to the text: 2 is linear, 4 quadratic. */
  growth: number;
}

/** A text that makes a pattern slow, as recheck tells it: every pump is repeated equally often. */
export interface Attack {
  pumps: { prefix: string; pump: string }[];
  suffix: string;
}

const SHORTEST = 1_000;
const SHORTEST_ATTACK = 4_000;
/** The guard reads so much of a message at most. */
const LONGEST = 32_000;
/** Below that a clock tells nothing of growth. */
const NOTICEABLE_MS = 8;
/** Above that no longer text need be tried. */
const FAR_TOO_LONG_MS = 1_000;
const PUMPS = [
  'a',
  ' ',
  '0',
  '\n',
  '.',
  '[',
  '%41',
  '&#x41;',
  'aA0 ',
  '<a ',
  "'",
  '../',
  '{{',
  '\u0301',
  'á',
];

/**
 * Matches texts of doubling lengths, made of what the pattern itself names and of what commonly makes patterns slow.
 * @returns the worst growth that takes long enough to be seen, or null where nothing does
 */
export function timePattern(pattern: Pattern): Doubling | null {
  const fragments = pattern.source.match(/[\p{L}\p{N}]{1,12}/gu) ?? [];
  const pumps = new Set([
    ...PUMPS,
    ...fragments.slice(0, 12),
    ...fragments.slice(0, 6).map((one) => `${one} `),
  ]);
  const worst = [...pumps].flatMap((pump) => doublingsOf(pattern, pump) ?? []);
  return worst.toSorted((one, other) => other.growth - one.growth)[0] ?? null;
}

function doublingsOf(pattern: Pattern, pump: string): Doubling | null {
  const textOf = (length: number) => `${pump.repeat(Math.ceil(length / pump.length)).slice(0, length)}\u0000`;
  for (let length = SHORTEST; length <= LONGEST; length *= 2) {
    if (Math.min(wallMs(pattern, textOf(length)), wallMs(pattern, textOf(length))) > NOTICEABLE_MS)
      return { pump, ...doublingTo(pattern, textOf, length) };
  }
  return null;
}

/**
 * Matches the very attack at doubling lengths. What is bounded by constants costs a lot for each character, and yet
 * grows with the text as soon as the text is longer than the bounds: so the last doubling tells.
 */
export function timeAttack(pattern: Pattern, attack: Attack): Doubling {
  const pump = attack.pumps.map((one) => one.pump).join('');
  const fixed = attack.pumps.reduce((sum, { prefix }) => sum + prefix.length, attack.suffix.length);
  const textOf = (length: number) => {
    const times = Math.max(1, Math.floor((length - fixed) / Math.max(1, pump.length)));
    return attack.pumps.map((one) => one.prefix + one.pump.repeat(times)).join('') + attack.suffix;
  };
  let length = SHORTEST_ATTACK;
  while (length < LONGEST && wallMs(pattern, textOf(length)) < FAR_TOO_LONG_MS) length *= 2;
  return { pump, ...doublingTo(pattern, textOf, length) };
}

/** So often a growth beyond linear is measured again before it is believed. */
const ATTEMPTS = 3;
/** What is linear, though the clock is coarse and the machine busy. */
const LINEAR = 2.2;

function doublingTo(
  pattern: Pattern,
  textOf: (length: number) => string,
  length: number,
): Omit<Doubling, 'pump'> {
  let least = { length, ms: 0, growth: Number.POSITIVE_INFINITY };
  for (let attempt = 0; attempt < ATTEMPTS && least.growth > LINEAR; attempt++) {
    const before = cpuMs(pattern, textOf(length / 2));
    const ms = cpuMs(pattern, textOf(length));
    if (ms / before < least.growth) least = { length, ms, growth: ms / before };
  }
  return least;
}

/** The processor's clock ticks every 4 ms: so long makes it exact. */
const EXACT_MS = 120;

/** The processor's time for one match of everything: that of the wall counts what else the machine does. */
function cpuMs(pattern: Pattern, text: string): number {
  const times = Math.ceil(Math.min(100, EXACT_MS / wallMs(pattern, text)));
  const { user, system } = process.threadCpuUsage();
  for (let time = 0; time < times; time++) wallMs(pattern, text);
  const spent = process.threadCpuUsage({ user, system });
  return (spent.user + spent.system) / 1_000 / times;
}

function wallMs({ source, flags }: Pattern, text: string): number {
  const every = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const start = performance.now();
  text.replace(every, '');
  return performance.now() - start;
}
