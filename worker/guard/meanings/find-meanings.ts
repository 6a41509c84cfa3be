import type { Place } from '../text/words.ts';
import { readDictionary } from './dictionary.ts';
import { soundOf } from './sounds.ts';
import { EMPTY, hashOfWord, hashOn, wordTable } from './word-table.ts';

/** Shorter beginnings stand for too much. */
const SHORTEST_STEM = 3;
/** Shorter words sound like too many others. */
const SHORTEST_SOUND = 4;
const SHORTEST_SLIP = 5;
const LONGEST_WORD = 24;
const SPACE = 32;
const A = 97;
const LETTERS = 26;
const NOWHERE: Place = { from: 0, to: 0 };

const { entries, groupOf } = readDictionary();
/** All numbers have one meaning. */
const NUMBER = groupOf.length;
const NUMBERS = Math.max(...groupOf) + 1;

/** The group of a meaning: its kindred. */
export function groupOfMeaning(meaning: number): number {
  return meaning === NUMBER ? NUMBERS : (groupOf[meaning] ?? 0);
}

/** What words mean: by number, the meanings of some words at once. 0: none. */
const SENSES: Uint16Array[] = [Uint16Array.of()];
/** Of whole words and phrases, and of beginnings of phrases. */
const exact = wordTable(entries.length * 2);
const stems = wordTable(entries.length);
const sounds = wordTable(entries.length);
const soundStems = wordTable(entries.length);
const slips = wordTable(entries.length);
/** Words of no meaning of their own. */
const LITTLE =
  `a al as com con da das de del do dos e el em en es esta este isso isto eso esto la las los lo na nas no nos o os ao pa
  para per por pra se um uma un una unas y the an and are as at be for from has have in is it of on or so this to was were will
  with`.split(/\s+/);
const little = wordTable(LITTLE.length);
for (const word of LITTLE) little.set(hashOfWord(word), 1);
/** In a value of `exact`: a phrase may go on. */
const GOES_ON = 0x8000;
const NUMBER_SENSE = plant();

/** What one word is taken apart in. */
interface Room {
  sound: Uint8Array;
  /** The hashes of a word's, or of its sound's, beginnings. */
  beginnings: Int32Array;
}

function newRoom(): Room {
  return { sound: new Uint8Array(LONGEST_WORD), beginnings: new Int32Array(LONGEST_WORD) };
}

function plant(): number {
  const { sound: room } = newRoom();
  const numberOf = new Map<string, number>();
  const senseOf = (meanings: readonly number[]) => {
    const key = meanings.join();
    const number = numberOf.get(key) ?? SENSES.push(Uint16Array.from(meanings)) - 1;
    numberOf.set(key, number);
    return number;
  };
  for (const { word, isStem, meanings } of entries) {
    const sense = senseOf(meanings);
    if (isStem) {
      stems.set(hashOfWord(word), sense);
      const length = soundOf(word, 0, word.length, room, true);
      if (length >= SHORTEST_SOUND) putOnce(soundStems, hashOfSound(room, length), sense);
      continue;
    }
    const hash = hashOfWord(word);
    exact.set(hash, sense | (exact.get(hash) & GOES_ON));
    for (let at = word.indexOf(' '); at > 0; at = word.indexOf(' ', at + 1)) {
      const beginning = hashOfWord(word, 0, at);
      exact.set(beginning, exact.get(beginning) | GOES_ON);
    }
    const length = soundOf(word, 0, word.length, room);
    if (length >= SHORTEST_SOUND - 1 && word.length >= SHORTEST_SOUND)
      putOnce(sounds, hashOfSound(room, length), sense);
    if (length > 0 && word.length >= SHORTEST_SLIP) putOnce(slips, lettersOf(word, 0, word.length), sense);
  }
  return senseOf([NUMBER]);
}

function putOnce(table: typeof sounds, hash: number, sense: number): void {
  if (table.get(hash) === 0) table.set(hash, sense);
}

function hashOfSound(sound: Uint8Array, length: number): number {
  let hash = EMPTY;
  for (let at = 0; at < length; at++) hash = hashOn(hash, sound[at] ?? 0);
  return hash;
}

/** The same for a word whose letters but the first changed places. */
function lettersOf(text: string, from: number, to: number): number {
  let sum = Math.imul(text.charCodeAt(from), 0x01000193);
  for (let at = from + 1; at < to; at++) sum = (sum + numberOfLetter(text.charCodeAt(at))) | 0;
  return sum;
}

function numberOfLetter(code: number): number {
  const mixed = Math.imul(code, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}

/** Whether a word is in the dictionary as it stands, or is one of those that hold sentences together. */
export function isKnownWord(hash: number): boolean {
  return (exact.get(hash) & ~GOES_ON) !== 0 || little.get(hash) !== 0;
}

/** Whether known words begin so. */
export function isKnownStem(hash: number): boolean {
  return stems.get(hash) !== 0;
}

/**
 * What the words of a folded text mean, in order: the meanings of each that is known, and of each phrase as of one word.
 */
export function findMeanings(text: string, words: readonly Place[]): Uint16Array[] {
  const room = newRoom();
  const found: Uint16Array[] = [];
  for (let word = 0; word < words.length; word++) {
    const { from, to } = words[word] ?? NOWHERE;
    let hash = EMPTY;
    const last = Math.min(to, from + LONGEST_WORD);
    for (let at = from; at < last; at++) {
      hash = hashOn(hash, text.charCodeAt(at));
      room.beginnings[at - from] = hash;
    }
    const value = exact.get(hash);
    let sense = value & ~GOES_ON;
    let goesOn = (value & GOES_ON) !== 0;
    let end = to;
    for (
      let next = word + 1;
      goesOn && words[next]?.from === end + 1 && text.charCodeAt(end) === SPACE;
      next++
    ) {
      hash = hashOn(hash, SPACE);
      const nextEnd = words[next]?.to ?? 0;
      for (let at = end + 1; at < nextEnd; at++) hash = hashOn(hash, text.charCodeAt(at));
      end = nextEnd;
      const longer = exact.get(hash);
      goesOn = (longer & GOES_ON) !== 0;
      if ((longer & ~GOES_ON) === 0) continue;
      sense = longer & ~GOES_ON;
      word = next;
    }
    if (sense === 0) sense = senseOfWord(text, from, to, room);
    const meanings = SENSES[sense];
    if (sense !== 0 && meanings) found.push(meanings);
  }
  return found;
}

/** Of a word that is not in the dictionary as it stands; its beginnings have been hashed. */
function senseOfWord(text: string, from: number, to: number, { sound, beginnings }: Room): number {
  const length = Math.min(to - from, LONGEST_WORD);
  for (let size = length; size >= SHORTEST_STEM; size--) {
    const sense = stems.get(beginnings[size - 1] ?? 0);
    if (sense !== 0) return sense;
  }
  const first = text.charCodeAt(from);
  if (first >= 48 && first <= 57) return NUMBER_SENSE;
  if (length < SHORTEST_SOUND) return 0;
  const sounding = soundOf(text, from, to, sound);
  if (sounding === 0) return 0;
  let hash = EMPTY;
  for (let at = 0; at < sounding; at++) {
    hash = hashOn(hash, sound[at] ?? 0);
    beginnings[at] = hash;
  }
  if (sounding >= SHORTEST_SOUND - 1) {
    const sense = sounds.get(hash);
    if (sense !== 0) return sense;
  }
  for (let size = sounding; size >= SHORTEST_SOUND; size--) {
    const sense = soundStems.get(beginnings[size - 1] ?? 0);
    if (sense !== 0) return sense;
  }
  return length < SHORTEST_SLIP ? 0 : senseOfSlip(text, from, to);
}

/** Of a word with a slip of the finger: two letters changed places, one doubled, or one left out. */
function senseOfSlip(text: string, from: number, to: number): number {
  const letters = lettersOf(text, from, to);
  let sense = slips.get(letters);
  for (let at = from + 2; sense === 0 && at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === text.charCodeAt(at - 1)) sense = slips.get((letters - numberOfLetter(code)) | 0);
  }
  for (let letter = 0; sense === 0 && letter < LETTERS; letter++)
    sense = slips.get((letters + numberOfLetter(A + letter)) | 0);
  return sense;
}
