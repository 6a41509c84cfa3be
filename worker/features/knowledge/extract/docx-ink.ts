/** In half points: nobody reads letters of two points. */
const MAX_TINY = 4;

/** Nobody reads ink of such a colour on a white page. */
const NEAR_WHITE = /^(?:f[0-9a-f]){3}$/i;

/** Whether the run that is being read can be seen: hidden by Word itself, tiny, or white on white. */
export class DocxInk {
  private hidden = false;
  private tiny = false;
  private white = false;
  private shaded = false;
  private pageIsWhite = true;

  beginRun(): void {
    this.hidden = false;
    this.tiny = false;
    this.white = false;
    this.shaded = false;
  }

  setPage(colour: string | undefined): void {
    this.pageIsWhite = !isShade(colour);
  }

  /** Takes a property of the run; whether it was one that concerns its ink. */
  takes(name: string, attribute: (name: string) => string | undefined): boolean {
    const value = attribute('val');
    if (name === 'vanish') this.hidden = !isOff(value);
    else if (name === 'color') this.white = NEAR_WHITE.test(value ?? '');
    else if (name === 'sz') this.tiny = Number(value ?? MAX_TINY + 1) <= MAX_TINY;
    else if (name === 'highlight') this.shaded = value !== 'none' && value !== 'white';
    else if (name === 'shd') this.shaded = isShade(attribute('fill'));
    else return false;
    return true;
  }

  /** @param isPlain whether nothing but the page lies behind the run's paragraph */
  isHidden(isPlain: boolean): boolean {
    return this.hidden || this.tiny || (this.white && isPlain && !this.shaded && this.pageIsWhite);
  }
}

/** Whether a fill is another colour than the page's usual one. */
export function isShade(fill: string | undefined): boolean {
  return fill !== undefined && fill !== 'auto' && !NEAR_WHITE.test(fill);
}

function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off';
}
