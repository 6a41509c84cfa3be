import { plainLinks } from './disguised-links.ts';
import type { Support } from './support.ts';

const E_MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu;
const WITH_SCHEME = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`]{1,500}/g;
const SCRIPT = /\b(?:javascript|vbscript|intent):\S|\bdata:[a-z]{2,20}\/[a-z]/;
const DOTTED =
  /[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,8}(?::\d{1,5})?(?:[/?#][^\s<>"'`]{0,500})?/gu;
const HANDLE = /(?<![\p{L}\p{N}._%+-])@[a-z0-9_.]{3,30}/gu;
const MARKDOWN = /\]\s{0,2}\(\s{0,2}([^)\s]{1,500})/g;
/** Each looks back from what is rare: from every dot of a text on, it would read the next 300 characters. */
const IMAGE =
  /\](?<=!\s{0,2}\[[^\]\n]{0,300}\])\s{0,2}[([]|<\s{0,3}(?:img|image|picture|svg|iframe|object|embed|video)\b|\bdata:image\/|(?=\.(?:png|jpe?g|gif|webp|svg|bmp|ico|avif|tiff?)\b)(?<=[/.][^\s<>"'`]{1,300})/;
/** Dots within them are no domain's. */
const ABBREVIATIONS = new Set(['ee.uu', 'rr.hh', 'aa.vv', 'ff.aa', 'ph.d']);
const MOST = 200;

/** Whether a folded text shows a picture, by Markdown, HTML or address: its mere loading tells somebody something. */
export function showsImage(folded: string): boolean {
  return IMAGE.test(plainLinks(folded));
}

/** Whether a folded text sends its reader to a place that no passage names, word for word, however disguised. */
export function leadsAway(folded: string, support: Pick<Support, 'text'>): boolean {
  const text = plainLinks(folded);
  if (SCRIPT.test(text)) return true;
  const places = [
    ...matches(text, WITH_SCHEME),
    ...matches(text, DOTTED).filter(isPlace),
    ...matches(text, HANDLE),
    ...[...text.matchAll(MARKDOWN)].slice(0, MOST).map(([, target = '']) => target),
  ];
  return places.some((place) => !isNamed(bare(place), support.text));
}

/** The same of domains in which foreign letters stand in for others: folding makes them those of the business. */
export function leadsToLookAlike(text: string, support: Pick<Support, 'verbatim'>): boolean {
  const lower = text.toLowerCase().replace(/[。．｡]/g, '.');
  return matches(lower, DOTTED)
    .filter((place) => isPlace(place) && /\P{ASCII}/u.test(place))
    .some((place) => !isNamed(bare(place), support.verbatim));
}

/** The e-mail addresses of a folded text, disguised ones too. */
export function eMailsIn(folded: string): string[] {
  return matches(plainLinks(folded), E_MAIL).map(bare);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].slice(0, MOST).map(([match]) => match);
}

/** Whether a word with dots is a domain or an address of numbers: not an amount, a time or `p.m.` */
function isPlace(word: string): boolean {
  const [host = ''] = word.split(/[:/?#]/);
  if (ABBREVIATIONS.has(host)) return false;
  const labels = host.split('.');
  if (labels.length === 4 && labels.every((label) => /^\d{1,3}$/.test(label) && Number(label) < 256)) {
    return !labels.slice(1).every((label) => label.length === 3);
  }
  const last = labels.at(-1) ?? '';
  return (
    /^(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/u.test(last) && labels.some((label) => /\p{L}{2}/u.test(label))
  );
}

function bare(place: string): string {
  return place
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[\])}>.,;:!?'"’”»*_/]{1,20}$/, '');
}

/** Whether a passage has it as a whole: `espiga.example` is not what `laespiga.example` says. */
export function isNamed(place: string, passages: string): boolean {
  if (place === '') return true;
  for (let at = passages.indexOf(place); at >= 0; at = passages.indexOf(place, at + 1)) {
    const before = passages.slice(Math.max(0, at - 4), at);
    const after = passages.slice(at + place.length, at + place.length + 2);
    const begins = !/[\p{L}\p{N}._-]$/u.test(before) || before === 'www.' || before.endsWith('/www.');
    if (begins && !/^(?:[\p{L}\p{N}_-]|\.[\p{L}\p{N}])/u.test(after)) return true;
  }
  return false;
}
