/** Ends of domains that are no words: `punto com`, `. net`. */
const ENDS =
  '(?:com|net|org|info|biz|app|dev|xyz|top|online|site|website|shop|store|club|live|link|click|page|example|test|invalid|tech|cloud|zip|mov|icu|vip|gq|tk|ly|gl|io|ru|cn|ar|br|mx|cl|uk|eu|pt)\\b';

/** Each undoes one way in which people hide a link from programs. Every repetition is bounded: linear. */
const DISGUISES: readonly (readonly [RegExp, string])[] = [
  [/\bh(?:xx|\*\*|__|tt|x x)p(s?)\b(?=\s{0,2}[:[(]|\s{0,3}\/)/g, 'http$1'],
  [/%2e/g, '.'],
  [/%2f/g, '/'],
  [/%3a/g, ':'],
  [/\\\./g, '.'],
  [/\\/g, '/'],
  [/[。｡．․]/g, '.'],
  [/\s{0,2}[[({<]\s{0,2}(?:\.|dot|punto|ponto)\s{0,2}[\])}>]\s{0,2}/g, '.'],
  [/\s{0,2}[[({<]\s{0,2}:\s{0,2}(?:\/\/)?\s{0,2}[\])}>]\s{0,2}/g, '://'],
  [/\s{0,2}[[({<]\s{0,2}(?:@|at|arroba)\s{0,2}[\])}>]\s{0,2}/g, '@'],
  [/(?<=[\p{L}\p{N}])\s{1,2}arroba\s{1,2}(?=[\p{L}\p{N}])/gu, '@'],
  [new RegExp(`(?<=[\\p{L}\\p{N}])[\\s_-]{1,2}(?:dot|punto|ponto)[\\s_-]{1,2}(?=${ENDS})`, 'gu'), '.'],
  [new RegExp(`(?<=[\\p{L}\\p{N}])\\s{1,2}\\.\\s{0,2}(?=${ENDS})`, 'gu'), '.'],
  [/\b(https?)\s{0,3}:\s{0,3}\/\s{0,3}\/\s{0,3}/g, '$1://'],
];

/** Single signs with spaces in between: `e v i l . c o m`. */
const SPACED = /(?<!\S)(?:\S ){4,300}\S(?!\S)/g;

/** A folded text with its links written out as links. */
export function plainLinks(folded: string): string {
  let text = folded.replace(SPACED, (row) => row.replaceAll(' ', ''));
  for (const [pattern, plain] of DISGUISES) text = text.replace(pattern, plain);
  return text;
}
