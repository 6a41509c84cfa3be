import { backwards, shifted } from '../text/ciphers.ts';
import { LETTER_OF } from '../text/leet.ts';
import { type View, viewsOf } from '../text/views.ts';

/** The ways to read a text in which a leak or an order is looked for: folded, decoded, letters moved, backwards. */
export function readingsOf(text: string, views: readonly View[] = viewsOf(text)): string[] {
  const readings = views.map(({ folded }) => folded.text);
  const [plain = ''] = readings;
  // `viewsOf` undoes these where the whole text is so: here honest words may stand before it.
  const more = [
    backwards(plain),
    shifted(plain, ROT13),
    eachBackwards(plain),
    withoutLeet(plain),
    ...bytesIn(text),
  ];
  return [...new Set([...readings, ...more])].filter((reading) => reading !== '');
}

function eachBackwards(text: string): string {
  return text.split(' ').map(backwards).join(' ');
}

/** What base64 or hex hide, also where it is no language: half a secret, say. */
function bytesIn(text: string): string[] {
  return [...text.matchAll(/[A-Za-z0-9+/_-]{16,4000}/g)].slice(0, MOST_PARTS).flatMap(([part]) => {
    const even = part.slice(0, part.length - (part.length % 2));
    const hex = /^[0-9a-f]+$/i.test(even) ? (even.match(/../g) ?? []) : [];
    const base64 = part.replaceAll('-', '+').replaceAll('_', '/');
    return [
      String.fromCharCode(...hex.map((two) => Number.parseInt(two, 16))),
      atob(base64.slice(0, base64.length - (base64.length % 4))),
    ]
      .map((decoded) => decoded.toLowerCase())
      .filter((decoded) => /^[\x20-\x7e\s]+$/.test(decoded));
  });
}

const ROT13 = 13;
const MOST_PARTS = 8;

/** Every digit within a word is a letter: more than honest texts bear, so that it only serves to find leaks and orders. */
function withoutLeet(text: string): string {
  return text.replace(/[a-z0-9@$!|]{1,60}/g, (word) =>
    /[a-z]/.test(word) ? word.replace(/[0134578@$!|]/g, (sign) => LETTER_OF[sign] ?? sign) : word,
  );
}
