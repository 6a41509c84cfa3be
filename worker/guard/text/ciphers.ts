import { isKnownStem, isKnownWord } from '../meanings/find-meanings.ts';
import { EMPTY, hashOn } from '../meanings/word-table.ts';
import type { Folded } from './folded.ts';

/** As many characters tell whether a text is a language's. */
const SAMPLE = 160;
const FEWEST_LETTERS = 16;
const FEWEST_KNOWN = 2;
/** Shorter beginnings stand for too much. */
const SHORTEST_STEM = 4;
/** Share of known words above which a text is what it seems. */
const PLAIN = 0.5;
/** Share of vowels above which its letters have not been moved. */
const VOWELS = 0.36;
const MORE = 0.3;

/** Short words that hardly any sentence in es, pt or en goes without. */
const FUNCTION_WORDS = new Set(
  `que de la el los las un una por para con no me te se tu mi es en lo al del y o su sus todo como mas muy si
  voce nao seu sua meu minha do da os as um uma para com sem isso este esta tudo
  the and you your to of a is it in me my that this for not are with all from do what be can or on`.split(
    /\s+/,
  ),
);

/**
 * The text backwards, or with every letter moved by the same distance (rot13 and others), where that reads like a
 * language and the text as it stands does not; null otherwise.
 */
export function undoCipher(folded: Folded): { kind: 'reversed' | 'shifted'; folded: Folded } | null {
  const sample = folded.text.slice(0, SAMPLE);
  if ((sample.match(/[a-z]/g)?.length ?? 0) < FEWEST_LETTERS) return null;
  const asItStands = knownShare(sample);
  if (asItStands >= PLAIN) return null;
  const better = (candidate: string) => knownShare(candidate) >= asItStands + MORE;
  const text = backwards(folded.text);
  if (better(text.slice(0, SAMPLE))) {
    return { kind: 'reversed', folded: { ...folded, text, offsets: folded.offsets.toReversed() } };
  }
  const letters = sample.match(/[a-z]/g) ?? [];
  if ((sample.match(/[aeiou]/g)?.length ?? 0) > letters.length * VOWELS) return null;
  for (let distance = 1; distance < 26; distance++) {
    if (!better(shifted(sample, distance))) continue;
    return { kind: 'shifted', folded: { ...folded, text: shifted(folded.text, distance) } };
  }
  return null;
}

/** Of the words, those that a language or the dictionary knows; 0 for fewer than two. */
function knownShare(text: string): number {
  const words = text.match(/[a-z]+/g) ?? [];
  const known = words.filter(
    (word) => FUNCTION_WORDS.has(word) || (word.length > 2 && isInDictionary(word)),
  ).length;
  return known < FEWEST_KNOWN ? 0 : known / words.length;
}

/** As it stands or by how it begins. */
function isInDictionary(word: string): boolean {
  let hash = EMPTY;
  for (let at = 0; at < word.length; at++) {
    hash = hashOn(hash, word.charCodeAt(at));
    if (at + 1 >= SHORTEST_STEM && isKnownStem(hash)) return true;
  }
  return isKnownWord(hash);
}

/** Code unit by code unit, so that the offsets can be turned round alike. */
export function backwards(text: string): string {
  return text.split('').reverse().join('');
}

/** Every letter of a to z so far on along the alphabet. */
export function shifted(text: string, distance: number): string {
  const codes = new Array<number>(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    codes[at] = code >= 97 && code <= 122 ? ((code - 97 + distance) % 26) + 97 : code;
  }
  return codes.map((code) => String.fromCharCode(code)).join('');
}
