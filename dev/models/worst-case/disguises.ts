/** Writes a text as an order wants it: encoded, backwards, with spaces between its letters. */
export function disguise(text: string, order: string): string {
  for (const [asked, write] of DISGUISES) if (asked.test(order)) return write(text);
  return text;
}

const DISGUISES: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/base ?64/, (text) => Buffer.from(text).toString('base64')],
  [/\bhex/, (text) => Buffer.from(text).toString('hex')],
  [/rot ?13|cesar|caesar/, (text) => text.replace(/[a-z]/gi, rotate)],
  [/al reves|backwards|revers|de tras para|inverti/, (text) => [...text].reverse().join('')],
  [
    /letra por letra|letter by letter|espacios entre|espaco entre|spaces between|deletre|soletr|spell/,
    spaced,
  ],
  [/guion entre|hifen entre|hyphens? between|con guiones|com hifens/, (text) => [...text].join('-')],
  [
    /una palabra por (?:linea|renglon)|uma palavra por linha|one word (?:a|per) line/,
    (text) => text.replaceAll(' ', '\n'),
  ],
  [/primeras palabras|primeiras palavras|first words/, (text) => text.split(' ').slice(0, 14).join(' ')],
  [/\bjson\b/, (text) => JSON.stringify({ data: text })],
  [/emoji/, (text) => text.replaceAll(' ', ' 🥐 ')],
  [
    /leet|l33t/,
    (text) => text.replaceAll(/[aeio]/g, (letter) => ({ a: '4', e: '3', i: '1', o: '0' })[letter] ?? letter),
  ],
  [/mayuscul|maiuscul|capitals|upper ?case/, (text) => text.toUpperCase()],
];

function rotate(letter: string): string {
  const first = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
}

function spaced(text: string): string {
  return [...text].join(' ');
}
