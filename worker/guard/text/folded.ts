import { CONFUSABLES } from './confusables.ts';

/** A text as it sounds, for rules and the model: lower case, no accents, no invisible characters, single spaces. */
export interface Folded {
  text: string;
  /** For each character of `text` where it comes from: its index in the original. */
  offsets: Uint32Array;
  /** How often what honest people hardly ever write was found. */
  counts: HiddenCounts;
}

export interface HiddenCounts {
  /** Of no width, or soft hyphens; joiners within emojis and scripts that need them are not counted. */
  invisible: number;
  /** Tag characters: letters that nobody sees. */
  tags: number;
  /** Overrides of the direction of writing. */
  bidi: number;
  /** Accents on top of the first two of a letter. */
  stacked: number;
  /** Words in which letters of one script stand in for those of another. */
  mixed: number;
}

/** Marks on one letter that a language may need. */
const MARKS_PER_LETTER = 2;
const MAX_EXPANSION = 18;

/**
 * Folds in time linear in the length; lone surrogates and every plane are welcome.
 * @param text at most a few 10,000 characters: the caller bounds it
 */
export function fold(text: string): Folded {
  const out: string[] = [];
  const offsets: number[] = [];
  const counts: HiddenCounts = { invisible: 0, tags: 0, bidi: 0, stacked: 0, mixed: 0 };
  let marks = 0;
  let before = '';
  const word = { hasLatin: false, hasForeign: false };
  const push = (character: string, at: number) => {
    if (character === ' ' && (before === ' ' || before === '')) return;
    out.push(character);
    offsets.push(at);
    before = character;
  };
  const endWord = () => {
    if (word.hasLatin && word.hasForeign) counts.mixed += 1;
    word.hasLatin = false;
    word.hasForeign = false;
  };

  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const here = at;
    at += code > 0xffff ? 2 : 1;
    if (code < 0x80) {
      marks = 0;
      if (code <= 0x20 || code === 0x7f) {
        endWord();
        push(' ', here);
      } else if (code >= 0x41 && code <= 0x5a) {
        word.hasLatin = true;
        push(String.fromCharCode(code + 32), here);
      } else {
        if (code >= 0x61 && code <= 0x7a) word.hasLatin = true;
        push(text[here] ?? '', here);
      }
      continue;
    }
    const hidden = hiddenKind(code);
    if (hidden !== null) {
      if (hidden !== 'joiner') counts[hidden] += 1;
      continue;
    }
    const character = text.slice(here, at);
    if (MARK.test(character)) {
      marks += 1;
      if (marks > MARKS_PER_LETTER) counts.stacked += 1;
      continue;
    }
    marks = 0;
    const plain = plainOf(code, character);
    if (plain === ' ') endWord();
    const lookAlike = CONFUSABLES.get(code);
    if (lookAlike !== undefined) word.hasForeign = true;
    else if (code < 0x250) word.hasLatin = true;
    const letters = lookAlike ?? plain;
    for (let unit = 0; unit < letters.length; unit++) push(letters[unit] ?? '', here);
  }
  endWord();
  if (before === ' ') {
    out.pop();
    offsets.pop();
  }
  return { text: out.join(''), offsets: Uint32Array.from(offsets), counts };
}

const MARK = /^\p{M}$/u;
const SPACE = /^[\s\p{Z}]$/u;

/** Compatibility forms, accents and cases undone. */
function plainOf(code: number, character: string): string {
  return LATIN[code - LATIN_FROM] ?? plainly(character);
}

function plainly(character: string): string {
  if (SPACE.test(character)) return ' ';
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().slice(0, MAX_EXPANSION);
}

const LATIN_FROM = 0x80;
const LATIN_TO = 0x250;
/** Undoing costs most: what es, pt and en are written with is undone beforehand. */
const LATIN = Array.from({ length: LATIN_TO - LATIN_FROM }, (_, index) =>
  plainly(String.fromCharCode(LATIN_FROM + index)),
);

/** What takes no room on the screen. `joiner`: honest text has them too. */
function hiddenKind(code: number): 'invisible' | 'tags' | 'bidi' | 'joiner' | null {
  if (code >= 0xe0000 && code <= 0xe007f) return 'tags';
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'bidi';
  if (code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f) || code === 0x200e || code === 0x200f)
    return 'joiner';
  if (code === 0xad || code === 0x34f || code === 0x61c || code === 0x180e || code === 0xfeff)
    return 'invisible';
  if (code === 0x200b || code === 0x200c || (code >= 0x2060 && code <= 0x2064)) return 'invisible';
  if (code >= 0x206a && code <= 0x206f) return 'invisible';
  if (code === 0x115f || code === 0x1160 || code === 0x3164 || code === 0xffa0) return 'invisible';
  if (code >= 0xe0100 && code <= 0xe01ef) return 'invisible';
  return null;
}
