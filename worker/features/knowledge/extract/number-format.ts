const DAY_MS = 86_400_000;
/** Days from the calendar's beginning (1900, with its 29 February that never was; or 1904) to 1970. */
const DAYS_TO_1970 = { from1900: 25_569, from1904: 24_107 };

/**
 * A number as a spreadsheet's format shows it, in a plain way that es, pt and en all read: the currency's sign and the
 * decimals of the format, no separators of thousands, dates as 2026-11-23.
 */
export function formatNumber(value: number, code: string, date1904: boolean): string {
  const sections = code.split(';');
  const section = (value < 0 && sections[1] ? sections[1] : sections[0]) ?? '';
  const { before, digits, after } = takeApart(section);
  if (/[ymdhs]/i.test(digits) && !/[0#]/.test(digits.replace(/s\.0+/gi, 's'))) {
    return formatDate(value, digits, date1904);
  }
  if (digits === '' || /general|@/i.test(digits)) return `${before}${general(value)}${after}`.trim();
  const percent = digits.includes('%') || after.includes('%');
  const decimals = /\.([0?]+)/.exec(digits)?.[1]?.length ?? 0;
  const optional = /\.[0?]*(#+)/.exec(digits)?.[1]?.length ?? 0;
  const whole = (/^[^.]*/.exec(digits)?.[0] ?? '').replace(/[^0]/g, '').length;
  const scaled = Math.abs(percent ? value * 100 : value);
  let shown = scaled.toFixed(Math.min(20, decimals + optional));
  for (let index = 0; index < optional; index++) shown = shown.replace(/0$/, '');
  shown = shown.replace(/\.$/, '');
  // `00000` holds codes and telephone numbers, whose zeros count.
  if (whole > 1) shown = shown.padStart(whole + (decimals > 0 ? decimals + 1 : 0), '0');
  const sign = value < 0 && Number(shown) !== 0 ? '-' : '';
  return `${before}${sign}${shown}${digits.includes('%') ? '%' : ''}${after}`.replace(/\s+/g, ' ').trim();
}

/**
 * What a format writes before and after the number: signs of currencies, units. Colours and conditions go. A format has
 * 255 characters at most, and so has what stands in brackets.
 */
function takeApart(section: string): { before: string; digits: string; after: string } {
  let before = '';
  let digits = '';
  let after = '';
  const literal = (text: string) => {
    if (digits === '') before += text;
    else after += text;
  };
  const parts = section.match(/"[^"]*"|\\.|_.|\*.|\[[^\]]{0,255}\]|./g) ?? [];
  for (const part of parts) {
    if (part.startsWith('"')) literal(part.slice(1, -1));
    else if (/^\\./.test(part)) literal(part.slice(1));
    else if (/^\[\$/.test(part)) literal(part.slice(2, -1).replace(/-[^-]*$/, ''));
    else if (/^\[[hms]+\]$/i.test(part)) digits += part.slice(1, -1);
    else if (/^(?:_.|\*.|\[.*\])$/.test(part)) literal(part.startsWith('_') ? ' ' : '');
    else if (/^[$€£¥ ()+-]$/.test(part) && !/[ymdhs]/i.test(digits)) literal(/[()+-]/.test(part) ? '' : part);
    else digits += part;
  }
  return { before, digits, after };
}

function general(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)));
}

function formatDate(value: number, format: string, date1904: boolean): string {
  const days = value - (date1904 ? DAYS_TO_1970.from1904 : DAYS_TO_1970.from1900);
  const date = new Date(Math.round((days * DAY_MS) / 1_000) * 1_000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9_999) return String(value);
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  const hasTime = /h/i.test(format);
  const parts = [
    /y/i.test(format) ? year : '',
    // An m beside hours stands for minutes.
    /m/i.test(format.replace(/(?<!h)h+[^a-z]*m+|(?<!m)m+[^a-z]*s+/gi, '')) ? month : '',
    /d/i.test(format) ? day : '',
  ].filter((part) => part !== '');
  const time = hasTime ? date.toISOString().slice(11, 16) : '';
  return [parts.join('-'), time].filter((part) => part !== '').join(' ');
}
