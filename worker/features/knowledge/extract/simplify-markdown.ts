const MARKER = /[ \t]+|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])/y;
const LIST_MARKER = /^(?:[-*+]|\d)/;
const MAX_INDENT = 12;

/** The lexer's memory and its regular expressions' stack grow with what it is given at once. */
const CHUNK = 32_000;

/**
 * The document in pieces a Markdown lexer can take, cut at blank lines where there are any, without what makes it
 * recurse or grow without bound and means nothing to search: front matter, quotation marks, more than one list
 * marker in a line, deep indentation, table rows far narrower than their header.
 */
export function* simplifyMarkdown(text: string): Generator<string> {
  let chunk = '';
  let columns = 0;
  let header = '';
  let previous = '';
  for (const original of withoutFrontMatter(text).split('\n')) {
    const line = simplifyLine(original);
    const cells = line === '' ? 0 : line.split('|').length;
    if (line === '') columns = 0;
    else if (/^[|:\- \t]+$/.test(line)) {
      columns = cells;
      header = `${previous}\n${line}\n`;
    } else if (cells * 2 < columns) {
      // The lexer would fill every such row up to the header's width.
      chunk += '\n';
      columns = 0;
    }
    if (chunk.length > (line === '' ? CHUNK : 2 * CHUNK)) {
      yield chunk;
      chunk = columns > 1 && header.length < 1_000 ? header : '';
    }
    chunk += `${line}\n`;
    previous = line;
  }
  yield chunk;
}

/** The text behind the lines at its beginning that describe it. */
export function withoutFrontMatter(text: string): string {
  if (!text.startsWith('---\n')) return text;
  const end = text.slice(0, 8_000).indexOf('\n---\n', 3);
  return end === -1 ? text : text.slice(end + 5);
}

function simplifyLine(line: string): string {
  let indent = 0;
  let bullet = '';
  let end = 0;
  MARKER.lastIndex = 0;
  for (let match = MARKER.exec(line); match !== null; match = MARKER.exec(line)) {
    end = MARKER.lastIndex;
    const blank = match[0].trim() === '';
    if (blank && bullet === '') indent += match[0].replaceAll('\t', '    ').length;
    else if (bullet === '' && LIST_MARKER.test(match[0])) bullet = `${match[0]} `;
  }
  const rest = line.slice(end);
  if (rest === '') return '';
  return ' '.repeat(Math.min(indent, MAX_INDENT)) + bullet + rest;
}
