import type { Folded } from './folded.ts';

/** Which letter a digit or sign stands for. */
export const LETTER_OF: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'l', '€': 'e' },
};
const TOKEN = /(?<![a-z0-9@$!|€])[a-z0-9@$!|€]{3,40}(?![a-z0-9@$!|€])/g;

/** `1gn0r3 tus r3gl4s` as letters; null where no word looks so. */
export function undoLeet(folded: Folded): Folded | null {
  let changed = 0;
  const text = folded.text.replace(TOKEN, (token) => {
    if (!looksLeet(token)) return token;
    changed += 1;
    return token.replace(/[0134578@$!|€]/g, (sign) => LETTER_OF[sign] ?? sign);
  });
  return changed > 0 ? { ...folded, text } : null;
}

/** Signs within or before letters, as no price, size or time has them: `r3gl4s`, not `2x1`, `10hs`, `a4`. */
function looksLeet(token: string): boolean {
  // No letter looks like these: it is a number of something.
  if (/[269]/.test(token)) return false;
  return /[a-z][0134578@$|€]+[a-z]|^[0134578@$|€][a-z]{3}|[a-z]{2}[0134@$]$/.test(token);
}
