const WRAPPED_FROM = 45;

/** One space between words, no empty lines, no space at the ends of lines. */
export function cleanLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/**
 * Joins lines that an editor wrapped; lines that are short or complete stay (opening hours one per line, addresses).
 */
export function joinWrapped(text: string): string {
  const lines = cleanLines(text).split('\n');
  let joined = lines[0] ?? '';
  for (let index = 1; index < lines.length; index++) {
    const previous = lines[index - 1] ?? '';
    const wrapped = previous.length >= WRAPPED_FROM && !/[.!?:;]$/.test(previous);
    joined += (wrapped ? ' ' : '\n') + lines[index];
  }
  return joined;
}
