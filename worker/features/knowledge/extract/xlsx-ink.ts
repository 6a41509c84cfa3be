type Attributes = (name: string) => string | undefined;

const MAX_STYLES = 70_000;
/** Points. */
const MAX_TINY = 2;

/** Which styles of a workbook's cells leave nothing to see: tiny letters, or white ones on no colour. */
export class XlsxInk {
  private readonly fonts: { white: boolean; tiny: boolean }[] = [];
  /** Whether each fill has a colour. */
  private readonly fills: boolean[] = [];
  private readonly hidden: boolean[] = [];
  private list: 'fonts' | 'fills' | null = null;

  open(name: string, attribute: Attributes): void {
    if (name === 'fonts' || name === 'fills') this.list = name;
    else if (this.list === 'fonts') this.openInFonts(name, attribute);
    else if (this.list === 'fills') this.openInFills(name, attribute);
  }

  close(name: string): void {
    if (name === this.list) this.list = null;
  }

  /** The next style of cells, which refers to fonts and fills by number. */
  addStyle(attribute: Attributes): void {
    const font = this.fonts[Number(attribute('fontId') ?? 0)];
    const isFilled = this.fills[Number(attribute('fillId') ?? 0)] ?? false;
    this.hidden.push(font !== undefined && (font.tiny || (font.white && !isFilled)));
  }

  isHidden(style: number): boolean {
    return this.hidden[style] ?? false;
  }

  private openInFonts(name: string, attribute: Attributes): void {
    const font = this.fonts.at(-1);
    if (name === 'font' && this.fonts.length < MAX_STYLES) this.fonts.push({ white: false, tiny: false });
    else if (name === 'color' && font !== undefined) font.white = isWhite(attribute);
    else if (name === 'sz' && font !== undefined) font.tiny = Number(attribute('val') ?? 11) <= MAX_TINY;
  }

  private openInFills(name: string, attribute: Attributes): void {
    const last = this.fills.length - 1;
    if (name === 'fill' && this.fills.length < MAX_STYLES) this.fills.push(false);
    // A gradient, or a pattern of any kind, is a colour; white alone is none.
    else if (name === 'gradientFill') this.fills[last] = true;
    else if (name === 'patternFill')
      this.fills[last] = !/^(?:none|gray125)$/.test(attribute('patternType') ?? 'none');
    else if (name === 'fgColor' && isWhite(attribute)) this.fills[last] = false;
  }
}

/** By value, or as the first colour of the theme, a document's background. */
function isWhite(attribute: Attributes): boolean {
  return /^(?:f{2})?f{6}$/i.test(attribute('rgb') ?? '') || attribute('theme') === '0';
}
