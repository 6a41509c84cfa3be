import type { FailureReason } from './types.ts';
import { withoutInvisible } from './visible-blocks.ts';

/** How files that are not text begin: PDF, ZIP (docx, xlsx), PNG, GIF, JPEG, OLE (doc, xls), RTF, gzip, RAR, 7z. */
const BINARY_STARTS = [
  '25504446',
  '504b0304',
  '89504e47',
  '47494638',
  'ffd8ff',
  'd0cf11e0',
  '7b5c727466',
  '1f8b',
  '526172211a',
  '377abcaf',
];
/** Bytes that Windows-1252 leaves undefined. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Bytes → text with `\n` line ends, as UTF-8 or, where that fails and nothing speaks against it, Windows-1252
 * (what older Windows programs save).
 */
export function decodeText(bytes: Uint8Array): { text: string } | { failure: FailureReason } {
  const start = [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (start.startsWith('fffe') || start.startsWith('feff')) return { failure: 'not_utf8' };
  if (BINARY_STARTS.some((binary) => start.startsWith(binary)) || bytes.includes(0)) {
    return { failure: 'mislabelled' };
  }
  const text = decodeUtf8(bytes) ?? decodeWindows1252(bytes);
  if (text === null) return { failure: 'not_utf8' };
  const clean = cleanControls(text);
  return clean.trim() === '' ? { failure: 'empty' } : { text: clean };
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeWindows1252(bytes: Uint8Array): string | null {
  const suspicious = bytes.some((byte) => isControl(byte) || UNDEFINED_1252.has(byte));
  return suspicious ? null : new TextDecoder('windows-1252').decode(bytes);
}

function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);
}

/** Also drops what is invisible (zero-width, bidirectional and tag characters): it would hide words from search. */
function cleanControls(text: string): string {
  return withoutInvisible(text.replace(/\r\n?|\f/g, '\n'))
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/\n{3,}/g, '\n\n');
}
