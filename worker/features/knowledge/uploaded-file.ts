import { AppError } from '../../domain/errors.ts';
import { maxBytes, mediaTypeOf } from './extract/media-types.ts';

/**
 * What is known of an uploaded file before anybody reads it.
 * @throws AppError unsupported_media, too_large
 */
export function describeFile(file: File) {
  const fileName = cleanFileName(file.name);
  const mediaType = mediaTypeOf(fileName);
  if (mediaType === null) throw new AppError('unsupported_media');
  if (file.size > maxBytes(mediaType)) throw new AppError('too_large');
  return { fileName, mediaType, byteSize: file.size };
}

/** A name to show: no folders, no control or invisible characters, at most 255 characters. */
export function cleanFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return (
    base
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(-255)
      .toWellFormed() || 'document'
  );
}

/** A header that makes a browser save the file under its name (RFC 6266, RFC 5987), whatever the name holds. */
export function attachment(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\x20-\x7e]|["\\%/]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
