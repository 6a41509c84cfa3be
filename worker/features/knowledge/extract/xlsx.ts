import { Archive } from './archive.ts';
import { DocumentBlocks } from './document-blocks.ts';
import { readComments, readProperties } from './office-unseen.ts';
import { Refusal } from './refusal.ts';
import { tableBlocks } from './table-blocks.ts';
import type { OnProgress, ParsedDocument } from './types.ts';
import { UnseenText } from './unseen-text.ts';
import { readXlsxSheet } from './xlsx-sheet.ts';
import { readXlsxStyles } from './xlsx-styles.ts';
import { readXmlPart } from './xml-part.ts';

const WORKBOOK = 'xl/workbook.xml';
const MAX_SHEETS = 200;
/** Sheets with comments, which are numbered by themselves. */
const MAX_COMMENTED = 20;
const MAX_STRINGS = 400_000;
const MAX_STRING_CHARACTERS = 8_000_000;
/** What spreadsheet programs call a sheet that nobody named. */
const UNNAMED = /^(?:sheet|hoja|planilha|folha|plan|feuille)\s?\d*$/i;

interface Sheet {
  name: string;
  entry: string;
}

/**
 * The visible sheets of a workbook: each a heading, its rows as `Header: cell; Header: cell`.
 * @throws Refusal corrupt, mislabelled, encrypted, zip_bomb, too_complex, too_many_passages
 */
export async function parseXlsx(bytes: Uint8Array, onProgress?: OnProgress): Promise<ParsedDocument> {
  const archive = new Archive(bytes);
  if (!archive.has(WORKBOOK)) throw new Refusal('mislabelled');
  const { sheets, date1904 } = readWorkbook(archive);
  const strings = readSharedStrings(archive);
  const styles = readXlsxStyles(archive, date1904);
  const document = new DocumentBlocks();
  const unseen = new UnseenText();
  const every = Math.ceil(sheets.length / 20);
  for (const [index, { name, entry }] of sheets.entries()) {
    if (index % every === 0) await onProgress?.(Math.floor((100 * index) / sheets.length));
    if (!archive.has(entry)) continue;
    const rows = readXlsxSheet(archive, entry, { strings, styles, unseen });
    const { blocks } = tableBlocks(rows, { sectionLevel: 2 });
    if (blocks.length === 0) continue;
    if (!UNNAMED.test(name)) document.add({ kind: 'heading', level: 1, text: name });
    for (const block of blocks) document.add(block);
  }
  for (let number = 1; number <= MAX_COMMENTED; number++) {
    readComments(archive, `xl/comments${number}.xml`, unseen);
  }
  readProperties(archive, unseen);
  return { title: null, blocks: document.blocks, unseen: unseen.texts };
}

function readWorkbook(archive: Archive): { sheets: Sheet[]; date1904: boolean } {
  const targets = new Map<string, string>();
  const relations = 'xl/_rels/workbook.xml.rels';
  if (!archive.has(relations)) throw new Refusal('corrupt');
  readXmlPart(archive, relations, {
    open(name, attribute) {
      const target = attribute('Target') ?? '';
      if (name !== 'Relationship') return;
      targets.set(attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  const sheets: Sheet[] = [];
  let date1904 = false;
  readXmlPart(archive, WORKBOOK, {
    open(name, attribute) {
      if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet' || /hidden/i.test(attribute('state') ?? '')) return;
      if (sheets.length >= MAX_SHEETS) throw new Refusal('too_complex');
      sheets.push({ name: attribute('name') ?? '', entry: targets.get(attribute('id') ?? '') ?? '' });
    },
  });
  return { sheets, date1904 };
}

/** Texts that cells refer to by number. */
function readSharedStrings(archive: Archive): string[] {
  const strings: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return strings;
  let text = '';
  let characters = 0;
  let inText = false;
  let phonetic = false;
  readXmlPart(archive, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') {
        text = '';
        if (strings.length >= MAX_STRINGS) throw new Refusal('too_complex');
      } else if (name === 't') inText = true;
      else if (name === 'rPh') phonetic = true;
    },
    text(data) {
      if (!inText || phonetic) return;
      characters += data.length;
      if (characters > MAX_STRING_CHARACTERS) throw new Refusal('too_many_passages');
      text += data;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.push(text);
    },
  });
  return strings;
}
