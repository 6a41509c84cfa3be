// @ts-check

const MARKS = { '*': 'strong', _: 'em', '~': 's', '`': 'code' };
const PATTERN =
  /(^|[\s([{"'.,;:!?¡¿*_~-])([*_~`])(?=\S)([^\n]*?\S)\2(?=$|[\s)\]}"'.,;:!?*_~-])|https?:\/\/[^\s<>"]+/;

/**
 * WhatsApp's *bold*, _italic_, ~strike~ and `code`, and links, as nodes.
 * @param {string} source
 * @returns {(Node | string)[]}
 */
export function formatText(source) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let rest = source;
  for (let match = PATTERN.exec(rest); match !== null; match = PATTERN.exec(rest)) {
    const [whole, before = '', mark, inner = ''] = match;
    nodes.push(rest.slice(0, match.index) + before);
    nodes.push(mark === undefined ? link(whole) : marked(mark, inner));
    rest = rest.slice(match.index + whole.length);
  }
  return [...nodes, rest];
}

/** @param {string} mark @param {string} inner */
function marked(mark, inner) {
  const node = document.createElement(MARKS[/** @type {keyof typeof MARKS} */ (mark)]);
  node.append(...(mark === '`' ? [inner] : formatText(inner)));
  return node;
}

/** @param {string} address */
function link(address) {
  const node = document.createElement('a');
  node.href = address;
  node.target = '_blank';
  node.rel = 'noopener noreferrer';
  node.textContent = address;
  return node;
}
