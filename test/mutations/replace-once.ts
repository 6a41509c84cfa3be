/** A mutation that does not fit what it is to change: its text is gone, or stands there more than once. */
export class MutationError extends Error {
  override readonly name = 'MutationError';
}

/** @throws MutationError unless `find` stands in `text` exactly once and `replacement` is another text */
export function replaceOnce(text: string, find: string, replacement: string): string {
  const occurrences = find === '' ? 0 : text.split(find).length - 1;
  if (occurrences !== 1 || find === replacement) {
    throw new MutationError(`${occurrences} places fit, not one that changes: ${find.slice(0, 80)}`);
  }
  return text.replace(find, () => replacement);
}
