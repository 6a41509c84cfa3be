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

const SHORTEST = 1_000;
/** The guard reads so much of a message at most. */
const LONGEST = 32_000;
/** Below that a clock tells nothing of growth. */
const NOTICEABLE_MS = 8;
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
  let before = 0;
  for (let length = SHORTEST; length <= LONGEST; length *= 2) {
    const ms = Math.min(matchMs(pattern, pump, length), matchMs(pattern, pump, length));
    if (ms > NOTICEABLE_MS && before > 0) return { pump, length, ms, growth: ms / before };
    before = ms;
  }
  return null;
}

function matchMs({ source, flags }: Pattern, pump: string, length: number): number {
  const text = `${pump.repeat(Math.ceil(length / pump.length)).slice(0, length)}\u0000`;
  const every = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  const start = performance.now();
  text.replace(every, '');
  return performance.now() - start;
}
