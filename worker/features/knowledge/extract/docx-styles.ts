import type { Archive } from './archive.ts';
import { readXmlPart } from './xml-part.ts';

export interface DocxStyle {
  /** 1 to 6; null where it is no heading. */
  heading: number | null;
  listed: boolean;
}

/** Word keeps the English names of its own styles in every language; other programs translate some. */
const HEADING = /^(?:heading|t[ií]tulo|encabezado|cabe[cç]alho|título)\s?([1-9])$/i;
const TITLE = /^(?:title|título|titulo)$/i;

/** Which styles are headings or lists, by their identifiers. */
export function readDocxStyles(archive: Archive): Map<string, DocxStyle> {
  const styles = new Map<string, DocxStyle>();
  if (!archive.has('word/styles.xml')) return styles;
  let style: DocxStyle = { heading: null, listed: false };
  readXmlPart(archive, 'word/styles.xml', {
    open(name, attribute) {
      if (name === 'style') {
        style = { heading: null, listed: false };
        if (styles.size < 5_000) styles.set(attribute('styleId') ?? '', style);
      } else if (name === 'basedOn') {
        const base = styles.get(attribute('val') ?? '');
        style.heading ??= base?.heading ?? null;
        style.listed ||= base?.listed ?? false;
      } else if (name === 'name') style.heading = headingLevel(attribute('val') ?? '') ?? style.heading;
      else if (name === 'outlineLvl') style.heading ??= outlineLevel(attribute('val'));
      else if (name === 'numId') style.listed = attribute('val') !== '0';
    },
  });
  return styles;
}

/** `w:outlineLvl` counts from 0; 9 is body text. */
export function outlineLevel(value: string | undefined): number | null {
  const level = Number(value);
  return value !== undefined && level >= 0 && level <= 8 ? Math.min(6, level + 1) : null;
}

function headingLevel(name: string): number | null {
  if (TITLE.test(name)) return 1;
  const level = HEADING.exec(name)?.[1];
  return level === undefined ? null : Math.min(6, Number(level));
}
