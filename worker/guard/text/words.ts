/** Part of a text: from, and up to but without, these indexes. */
export interface Place {
  from: number;
  to: number;
}

/** The words of a folded text; signs are none. */
export function wordsOf(text: string): Place[] {
  const words: Place[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isWordCode(text.charCodeAt(at))) continue;
    const start = at;
    while (at < text.length && isWordCode(text.charCodeAt(at))) at += 1;
    words.push({ from: start, to: at });
  }
  return words;
}

/** Letters and digits; `¿`, `«`, emojis, arrows and other symbols are signs. */
export function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x2c00 && code < 0xd800) || code >= 0xf900;
}
