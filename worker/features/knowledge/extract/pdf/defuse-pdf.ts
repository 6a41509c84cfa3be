import { latin1 } from '../latin1.ts';
import { Refusal } from '../refusal.ts';
import { measureStream } from './measure-stream.ts';

/** The library sets up an entry for each object that a file announces. */
const MAX_OBJECTS = 500_000;
/** Of a row of a predictor, which is allocated at once; and of a range of characters, each of which is stored. */
const MAX_RANGE = 70_000;
/** Bytes that all streams together may become: bounds the time of this check. */
const MAX_MEASURED = 192 * 1024 * 1024;

const MAX_LINE = 1024 * 1024;
/** The format allows 32,767 bytes; each becomes a few objects. */
const LONG_STRING = /\([^()]{70000}|<[\da-fA-F\s]{140000}/;

const ENCRYPT = nameOf('Encrypt');
/** Filters without a bound on their growth that can be measured; no program of this century writes them. */
const GROWING_FILTERS = ['LZWDecode', 'LZW', 'RunLengthDecode', 'RL'].map(nameOf);

/**
 * A copy of a PDF in which what would make the library grow without bound is taken out: streams that inflate past
 * what a page of text needs (pictures, which nobody reads here, or bombs) no longer decode.
 * @throws Refusal encrypted (contents cannot be checked), too_complex
 */
export function defusePdf(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const text = latin1(copy);
  if (ENCRYPT.test(text)) throw new Refusal('encrypted');
  if (hasLongLine(text)) throw new Refusal('too_complex');
  checkNumbers(text);
  for (const filter of GROWING_FILTERS) {
    // Another character in the name: the library then knows no such filter.
    for (const match of text.matchAll(new RegExp(filter, 'g'))) copy[match.index + 1] = 0x58;
  }
  let measured = 0;
  for (const match of text.matchAll(/(?<!end)stream/g)) {
    const start = startOfData(text, match.index + match[0].length);
    const { size, safe } = measureStream(bytes.subarray(start), checkDecoded);
    measured += size;
    if (measured > MAX_MEASURED) throw new Refusal('too_complex');
    if (!safe) copy.fill(0x20, start, start + 2);
  }
  return copy;
}

/** As the library does: whatever stands on the keyword's line is passed over. */
function startOfData(text: string, after: number): number {
  let at = after;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

/** What was compressed may hold objects: the same numbers and names are looked for there. */
function checkDecoded(text: string): boolean {
  if (GROWING_FILTERS.some((filter) => filter.test(text))) throw new Refusal('too_complex');
  checkNumbers(text);
  return !hasWideRanges(text) && !LONG_STRING.test(text);
}

/** Reading a damaged file, the library puts lines together letter by letter. */
function hasLongLine(text: string): boolean {
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d || code === 0x3c) start = at;
    else if (at - start > MAX_LINE) return true;
  }
  return false;
}

function checkNumbers(text: string): void {
  for (const [, key = '', value] of text.matchAll(
    /\/(Columns|Colors|Size|Index\s{0,9}\[)\s{0,9}([\d\s]{5,200})/g,
  )) {
    const limit = /^C/.test(key) ? MAX_RANGE : MAX_OBJECTS;
    if ((value ?? '').split(/\s+/).some((number) => Number(number) > limit)) throw new Refusal('too_complex');
  }
  // Widths: `[first last width]`, each character from first to last gets one.
  for (const [, numbers = ''] of text.matchAll(/\/W2?\s{0,9}\[([\d\s.[\]-]{9,100000})/g)) {
    if ((numbers.match(/(?<![.\d])\d{5,}/g) ?? []).some((number) => Number(number) > MAX_RANGE)) {
      throw new Refusal('too_complex');
    }
  }
}

/** Maps of characters: `<0000> <ffff>` stores an entry for each. */
function hasWideRanges(text: string): boolean {
  if (!text.includes('range')) return false;
  let characters = 0;
  for (const [, first = '', last = ''] of text.matchAll(
    /<\s{0,9}([\da-f]{1,16})\s{0,9}>\s{0,9}<\s{0,9}([\da-f]{1,16})\s{0,9}>/gi,
  )) {
    characters += Math.max(0, Number.parseInt(last, 16) - Number.parseInt(first, 16));
  }
  return characters > 3 * MAX_RANGE;
}

/** A name as a file may spell it: any letter may stand as `#` and its code. Not a name with a value of its own. */
function nameOf(name: string): RegExp {
  const letters = [...name].map((letter) => {
    const code = letter.charCodeAt(0).toString(16);
    return `(?:${letter}|#${code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`;
  });
  const value = name === 'RL' ? '(?!\\s{0,9}(?:<<|\\d))' : '';
  return new RegExp(`/${letters.join('')}(?![A-Za-z0-9#_.-])${value}`);
}
