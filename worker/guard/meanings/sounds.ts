/** Longer words are no words. */
const LONGEST = 24;
const codeOf = (letter: string) => letter.charCodeAt(0);
const A = codeOf('a'),
  B = codeOf('b'),
  C = codeOf('c'),
  E = codeOf('e'),
  F = codeOf('f'),
  G = codeOf('g'),
  H = codeOf('h'),
  I = codeOf('i'),
  J = codeOf('j'),
  K = codeOf('k'),
  M = codeOf('m'),
  N = codeOf('n'),
  O = codeOf('o'),
  P = codeOf('p'),
  Q = codeOf('q'),
  S = codeOf('s'),
  U = codeOf('u'),
  V = codeOf('v'),
  W = codeOf('w'),
  X = codeOf('x'),
  Y = codeOf('y'),
  Z = codeOf('z');

/**
 * How a word of Spanish or Portuguese sounds, roughly: letters that people mix up (`b` and `v`, `s`, `c` and `z`, a mute
 * `h`), and those in which the two languages differ (`puerta`, `porta`), fall together.
 * @param into receives the codes of its letters
 * @param whole false: the ending, which says singular or plural, is left out
 * @returns how many there are; 0 for what is no word of letters a to z
 */
export function soundOf(text: string, from: number, to: number, into: Uint8Array, whole = false): number {
  const end = Math.min(to, from + LONGEST);
  let count = 0;
  let last = 0;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < A || code > Z) return 0;
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    if (code === H) continue;
    let sound = code;
    if ((code === C || code === P) && next === H) {
      sound = code === C ? X : F;
      at += 1;
    } else if (code === Q) {
      sound = K;
      if (next === U) at += 1;
    } else if (code === C) sound = next === E || next === I ? S : K;
    else if (code === Z || code === X) sound = S;
    else if (code === V) sound = B;
    else if (code === Y) sound = I;
    else if (code === W) sound = U;
    else if (code === J) sound = G;
    else if (code === M && (next === P || next === B || next === 0)) sound = N;
    else if (code === U && (next === E || next === O)) {
      sound = O;
      at += 1;
    } else if (code === I && next === E) {
      sound = E;
      at += 1;
    }
    if (sound === last) continue;
    into[count++] = sound;
    last = sound;
  }
  if (whole) return count;
  if (count > 3 && into[count - 1] === S) count -= 1;
  if (count > 3 && isVowel(into[count - 1] ?? 0)) count -= 1;
  return count;
}

function isVowel(code: number): boolean {
  return code === A || code === E || code === I || code === O || code === U;
}
