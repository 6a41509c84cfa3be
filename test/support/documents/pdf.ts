import { zlibSync } from 'fflate';

export interface TestText {
  text: string;
  x: number;
  /** From the bottom of the page, which is 842 points high. */
  y: number;
  size?: number;
  bold?: boolean;
}

/** A PDF with these texts page by page, in Helvetica; each page's content is compressed. */
export function buildPdf(pages: TestText[][], title?: string): Uint8Array {
  const contents = pages.map((texts) => {
    const operators = texts.map(({ text, x, y, size = 10, bold = false }) => {
      return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escapeText(text)}) Tj ET`;
    });
    return deflated(operators.join('\n'));
  });
  return buildRawPdf(contents, { info: title === undefined ? '' : `/Title (${escapeText(title)})` });
}

/** A stream object of this content, compressed. */
export function deflated(content: string | Uint8Array, dictionary = ''): Uint8Array {
  const bytes = typeof content === 'string' ? latin1(content) : content;
  return rawStream(zlibSync(bytes, { level: 9 }), `/Filter /FlateDecode ${dictionary}`);
}

/** A stream object of bytes as they are. */
export function rawStream(bytes: Uint8Array, dictionary: string): Uint8Array {
  return concat([
    latin1(`<< /Length ${bytes.length} ${dictionary} >>\nstream\n`),
    bytes,
    latin1('\nendstream'),
  ]);
}

interface RawPdf {
  info?: string;
  /** More of the trailer. */
  trailer?: string;
  /** More of the pages' resources. */
  resources?: string;
  /** The number of pages it claims. */
  count?: number;
  /** Further objects, numbered from 10. */
  objects?: (string | Uint8Array)[];
}

/** A PDF of pages with these content streams. Objects: 1 catalogue, 2 pages, 3 and 4 fonts, 5 information. */
export function buildRawPdf(contents: Uint8Array[], raw: RawPdf = {}): Uint8Array {
  const objects = new Map<number, string | Uint8Array>();
  for (const [index, object] of (raw.objects ?? []).entries()) objects.set(10 + index, object);
  const first = 10 + (raw.objects?.length ?? 0);
  const kids = contents.map((_, index) => `${first + 2 * index} 0 R`);
  objects.set(1, '<< /Type /Catalog /Pages 2 0 R >>');
  objects.set(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${raw.count ?? contents.length} >>`);
  objects.set(3, font('Helvetica'));
  objects.set(4, font('Helvetica-Bold'));
  objects.set(5, `<< ${raw.info ?? ''} >>`);
  for (const [index, content] of contents.entries()) {
    const page = first + 2 * index;
    const resources = `<< /Font << /F1 3 0 R /F2 4 0 R >> ${raw.resources ?? ''} >>`;
    objects.set(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${page + 1} 0 R >>`,
    );
    objects.set(page + 1, content);
  }
  return writeObjects(objects, raw.trailer ?? '');
}

function writeObjects(objects: Map<number, string | Uint8Array>, trailer: string): Uint8Array {
  const parts = [latin1('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let offset = parts[0]?.length ?? 0;
  const push = (part: Uint8Array) => {
    parts.push(part);
    offset += part.length;
  };
  for (const [number, body] of objects) {
    offsets.set(number, offset);
    push(latin1(`${number} 0 obj\n`));
    push(typeof body === 'string' ? latin1(body) : body);
    push(latin1('\nendobj\n'));
  }
  const size = Math.max(...objects.keys()) + 1;
  const table = Array.from({ length: size }, (_, number) => {
    const at = offsets.get(number);
    return at === undefined ? '0000000000 65535 f \n' : `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = offset;
  push(
    latin1(
      `xref\n0 ${size}\n${table.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return concat(parts);
}

function font(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function escapeText(text: string): string {
  return text
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('€', '\x80')
    .replaceAll('–', '\x96')
    .replaceAll('•', '\x95');
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function concat(parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
