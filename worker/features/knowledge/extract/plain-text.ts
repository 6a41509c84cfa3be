import { joinWrapped } from './lines.ts';
import type { Block, ParsedDocument } from './types.ts';

const MAX_HEADING = 80;

/** Paragraphs by blank lines; `-`, `*`, `•` and numbered items; headings only where sure: underlined or in capitals. */
export function parsePlainText(text: string): ParsedDocument {
  const lines = text.split('\n').map((line) => line.trim());
  const capitalsAreHeadings = mostlyLowerCase(lines);
  const blocks: Block[] = [];
  let open: { kind: 'paragraph' | 'item'; lines: string[] } | null = null;

  const close = () => {
    if (open !== null) blocks.push({ kind: open.kind, text: joinWrapped(open.lines.join('\n')) });
    open = null;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const item = /^(?:[-*•·]|\d{1,3}[.)])\s+(\S.*)$/.exec(line);
    const underlined =
      open === null && isHeadingLike(line) && /^(?:={3,}|-{3,})$/.test(lines[index + 1] ?? '');
    if (underlined || (capitalsAreHeadings && isHeadingLike(line) && isCapitals(line))) {
      close();
      blocks.push({ kind: 'heading', level: lines[index + 1]?.startsWith('-') ? 2 : 1, text: line });
      if (underlined) index++;
    } else if (line === '' || /^[-=_*]{3,}$/.test(line)) {
      close();
    } else if (item?.[1] !== undefined) {
      close();
      open = { kind: 'item', lines: [item[1]] };
    } else {
      open ??= { kind: 'paragraph', lines: [] };
      open.lines.push(line);
    }
  }
  close();
  const first = blocks[0];
  return { title: first?.kind === 'heading' ? first.text : null, blocks };
}

function isHeadingLike(line: string): boolean {
  return line.length >= 3 && line.length <= MAX_HEADING && !/[.;,]$/.test(line) && /\p{L}/u.test(line);
}

function isCapitals(line: string): boolean {
  return /\p{Lu}{3}/u.test(line) && line === line.toUpperCase();
}

/** A document written wholly in capitals says nothing by them. */
function mostlyLowerCase(lines: string[]): boolean {
  const written = lines.filter((line) => /\p{L}/u.test(line));
  return written.filter(isCapitals).length * 2 < written.length;
}
