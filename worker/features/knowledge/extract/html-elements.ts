import { hidesByStyle } from './hidden-style.ts';

/** Never text for a reader of the document. */
export const SKIPPED = new Set([
  ...[
    'script',
    'style',
    'template',
    'noscript',
    'svg',
    'math',
    'iframe',
    'object',
    'canvas',
    'audio',
    'video',
  ],
  ...['select', 'textarea', 'button', 'nav'],
]);

/** Elements without content: hidden or not, nothing of theirs is to be left out. */
export const VOID = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'],
]);

/** Elements that end the paragraph before them. */
export const BLOCK = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'caption',
    'dd',
    'details',
    'dialog',
    'div',
    'dl',
    'dt',
  ],
  ...[
    'fieldset',
    'figcaption',
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
  ],
  ...[
    'li',
    'main',
    'ol',
    'p',
    'pre',
    'section',
    'summary',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
    'ul',
  ],
]);

/** Whether an attribute hides its element from a reader. */
export function hides(attribute: string, value: string): boolean {
  if (attribute === 'hidden') return true;
  if (attribute === 'aria-hidden') return value === 'true';
  return attribute === 'style' && hidesByStyle(value);
}
