import type { Span } from '../../guard/inspect.ts';
import { maskPII } from '../../platform/redact.ts';

/** What the table allows. */
const MAX_LENGTH = 300;
/** Characters of context before what was found. */
const BEFORE = 80;
/** The guard looks at no more of a text. */
const MAX_TEXT = 20_000;

/**
 * What may be kept and shown of a text in which something was found: one line of at most 300 characters around the first
 * finding, without e-mail addresses, phone numbers, long numbers, or what a link carries besides its place.
 */
export function maskedExcerpt(text: string, spans: readonly Pick<Span, 'from'>[] = []): string {
  const bounded = text.slice(0, MAX_TEXT);
  const masked = maskText(bounded);
  if (masked.length <= MAX_LENGTH) return masked;
  const first = spans.reduce((least, { from }) => Math.min(least, from), bounded.length);
  // The whole is masked, then cut: a number that was cut first would not be known as one.
  const found = first < bounded.length ? maskText(bounded.slice(0, first)).length : 0;
  const start = Math.max(0, Math.min(found - BEFORE, masked.length - MAX_LENGTH + 1));
  const shown = (start > 0 ? '…' : '') + masked.slice(start);
  return wellFormed(shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH - 1)}…` : shown);
}

/** A text on one line, with everything masked that says who somebody is or opens something. */
export function maskText(text: string): string {
  const line = wellFormed(text)
    .normalize('NFKC')
    // What is invisible could stand between the digits of a number.
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const plain = line
    .replace(/\p{Nd}/gu, asDigit)
    .replace(/\b(https?:\/\/)[^\s/@]{1,200}@/gi, '$1')
    // Looks back from the ? or #: a text may be full of beginnings of links.
    .replace(/[?#](?<=\b(?:https?:\/\/|www\.)[^\s?#]{1,2000}[?#])\S*/gi, '?***')
    .replace(/\d{19,}/g, '***');
  // Of numbers in a row the mask of a phone may leave the last one's end.
  return maskPII(plain).replace(/\**\d{5,}/g, '***');
}

/** Any script's digit as one of ours, so that the masks see it. */
function asDigit(digit: string): string {
  if (/\d/.test(digit)) return digit;
  const code = digit.codePointAt(0) ?? 0;
  // Unicode keeps each script's digits together, from its zero on.
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}
