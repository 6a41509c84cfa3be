import { fold } from '../text/folded.ts';

/** So many letters in a row are no coincidence: about six words. */
const SHINGLE = 28;
/** Words in a row, likewise. */
const GRAM = 5;
/** So many characters of a random secret are no coincidence. */
const PART_OF_SECRET = 10;
const MAX_SYSTEM = 8_000;
/** Of a line's words, so many tell it even where others are changed or moved. */
const SHARE = 0.75;
const FEWEST_WORDS = 8;

/** Whether part of a random secret (the marker, the canary) stands in an answer, however it is spaced or encoded. */
export function holdsSecret(readings: readonly string[], secret: string): boolean {
  const whole = compact(secret);
  if (whole.length < PART_OF_SECRET) return false;
  const parts = new Set<string>();
  for (let at = 0; at + PART_OF_SECRET <= whole.length; at++) parts.add(whole.slice(at, at + PART_OF_SECRET));
  return readings.some((reading) => hasOneOf(compact(reading), PART_OF_SECRET, parts));
}

/**
 * Whether an answer holds some of the system text nearly word for word, also with its letters spaced, encoded or
 * backwards. What the passages say as well is no leak.
 */
export function holdsSystemText(readings: readonly string[], system: string, passages: string): boolean {
  const folded = fold(system.slice(0, MAX_SYSTEM)).text;
  const letters = lettersOf(folded);
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= letters.length; at++) shingles.add(letters.slice(at, at + SHINGLE));
  const grams = gramsOf(folded);
  const lines = system.slice(0, MAX_SYSTEM).split('\n').flatMap(wordsOfRule);
  const known = lettersOf(passages);
  for (const reading of readings) {
    if (hasOneOf(lettersOf(reading), SHINGLE, shingles, known)) return true;
    for (const gram of gramsOf(reading)) if (grams.has(gram) && !passages.includes(gram)) return true;
    const said = new Set(wordsOf(reading));
    if (lines.some((line) => shareOf(line, said) >= SHARE)) return true;
  }
  return false;
}

function hasOneOf(text: string, length: number, parts: ReadonlySet<string>, known = ''): boolean {
  for (let at = 0; at + length <= text.length; at++) {
    const part = text.slice(at, at + length);
    if (parts.has(part) && !known.includes(part)) return true;
  }
  return false;
}

/** Rows of words without a digit: a date is anybody's. */
function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  const words = wordsOf(text);
  for (let at = 0; at + GRAM <= words.length; at++) {
    const gram = words.slice(at, at + GRAM).join(' ');
    if (!/\d/.test(gram) && gram.length >= 18) grams.add(gram);
  }
  return grams;
}

/** Those of a line that tell it; none of a short one. */
function wordsOfRule(line: string): Set<string>[] {
  const words = new Set(wordsOf(fold(line).text).filter((word) => word.length > 3));
  return words.size >= FEWEST_WORDS ? [words] : [];
}

function shareOf(line: ReadonlySet<string>, said: ReadonlySet<string>): number {
  return [...line].filter((word) => said.has(word)).length / line.size;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]{1,40}/gu) ?? [];
}

function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function lettersOf(text: string): string {
  return text.replace(/\P{L}/gu, '');
}
