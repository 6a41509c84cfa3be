import type { ExtractableType } from './types.ts';

const MIB = 1024 * 1024;

export const PDF = 'application/pdf' satisfies ExtractableType;
export const DOCX =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document' satisfies ExtractableType;
export const XLSX =
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' satisfies ExtractableType;

/** Endings of file names that can be read, and what they stand for. */
export const MEDIA_TYPES: Readonly<Record<string, ExtractableType>> = {
  pdf: PDF,
  docx: DOCX,
  xlsx: XLSX,
  csv: 'text/csv',
  html: 'text/html',
  htm: 'text/html',
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
};

/** By the ending of a file's name; null where such files are not read. */
export function mediaTypeOf(fileName: string): ExtractableType | null {
  const ending = /\.([a-z]{2,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(MEDIA_TYPES, ending) ? (MEDIA_TYPES[ending] ?? null) : null;
}

/** The largest file that is read, in bytes: hostile ones of that size still fit into an isolate's 128 MB. */
export function maxBytes(mediaType: ExtractableType): number {
  return mediaType.startsWith('text/') ? 2 * MIB : MAX_DOCUMENT_BYTES;
}

/** The largest of any kind. */
export const MAX_DOCUMENT_BYTES = 10 * MIB;
