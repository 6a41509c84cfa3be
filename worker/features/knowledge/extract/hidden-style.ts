/** Declarations that leave nothing to see; spaces are taken out before. */
const HIDING = [
  /(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|color:transparent)/,
  /(?:^|;)font-size:(?:0(?![.\d])|[01]?\.\d{1,9}(?:px|pt)|1(?:px|pt))/,
  /(?:^|;)opacity:(?:0(?![.\d])|0?\.0\d{0,9}(?!\d))/,
  /(?:^|;)text-indent:-\d{3,9}/,
  /(?:^|;)(?:left|top|right|margin-left|margin-top):-\d{4,9}px/,
  /(?:^|;)clip:rect\((?:0(?:px)?,?){4}\)/,
  /(?:^|;)clip-path:inset\((?:50|100)%/,
  /(?:^|;)transform:scale\(0\)/,
];
const WHITE = /^(?:white|#f{3}|#f{6}|rgb\(255,255,255\)|rgba\(255,255,255,1\))$/;

/**
 * Whether a `style` attribute hides its element from a reader. What a style sheet hides is not known here, and may be an
 * answer that a click unfolds: it is kept, and inspected like all that is kept.
 */
export function hidesByStyle(value: string): boolean {
  const style = value.slice(0, 2_000).replace(/\s+/g, '').toLowerCase();
  return HIDING.some((pattern) => pattern.test(style)) || isInkOnInk(style);
}

/** Text in the colour of its own background. White alone is not: what lies behind it may be dark. */
function isInkOnInk(style: string): boolean {
  const ink = colourOf(/(?:^|;)color:([^;!]{1,60})/.exec(style)?.[1]);
  return ink !== null && ink === colourOf(/(?:^|;)background(?:-color)?:([^;!]{1,60})/.exec(style)?.[1]);
}

function colourOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  return WHITE.test(value) ? 'white' : value;
}
