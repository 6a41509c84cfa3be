import { latin1 } from './latin1.ts';
import { DOCX, PDF, XLSX } from './media-types.ts';
import { Refusal } from './refusal.ts';
import type { ExtractableType } from './types.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** What older Office programs write, and newer ones around an encrypted document. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
/** Readers of PDF accept this much before its mark. */
const PDF_START = 1024;

/**
 * Refuses bytes that are not what the file's name says: they would be read as something their owner did not mean.
 * @throws Refusal empty, encrypted, mislabelled
 */
export function checkContentKind(bytes: Uint8Array, mediaType: ExtractableType): void {
  if (bytes.length === 0) throw new Refusal('empty');
  if (mediaType === PDF) {
    if (!latin1(bytes.subarray(0, PDF_START)).includes('%PDF-')) throw new Refusal('mislabelled');
  } else if (mediaType === DOCX || mediaType === XLSX) {
    if (startsWith(bytes, OLE)) throw new Refusal(isEncryptedOffice(bytes) ? 'encrypted' : 'mislabelled');
    if (!startsWith(bytes, ZIP) && !startsWith(bytes, EMPTY_ZIP)) throw new Refusal('mislabelled');
  }
}

/** The directory of the container names its streams in UTF-16. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  return latin1(bytes).includes([...'EncryptedPackage'].join('\0'));
}

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
