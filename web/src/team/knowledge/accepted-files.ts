const MIB = 1024 * 1024;

/** Endings of the files that can be read, and the largest of each in bytes; as the API has them. */
export const ACCEPTED_FILES: Readonly<Record<string, number>> = {
  pdf: 10 * MIB,
  docx: 10 * MIB,
  xlsx: 10 * MIB,
  csv: 2 * MIB,
  html: 2 * MIB,
  htm: 2 * MIB,
  md: 2 * MIB,
  markdown: 2 * MIB,
  txt: 2 * MIB,
};

/** For the `accept` of a file field. */
export const ACCEPT = Object.keys(ACCEPTED_FILES)
  .map((ending) => `.${ending}`)
  .join(',');

/** Why a file need not even be sent; null where it may be. */
export function refuseFile({
  name,
  size,
}: {
  name: string;
  size: number;
}): 'unsupported_media' | 'too_large' | 'empty' | null {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const largest = Object.hasOwn(ACCEPTED_FILES, ending) ? ACCEPTED_FILES[ending] : undefined;
  if (largest === undefined) return 'unsupported_media';
  if (size > largest) return 'too_large';
  return size === 0 ? 'empty' : null;
}
