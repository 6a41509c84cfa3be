import { undoCipher } from './ciphers.ts';
import { decodedParts } from './decoded-parts.ts';
import { type Folded, fold } from './folded.ts';
import { undoLeet } from './leet.ts';
import { joinSpacedLetters } from './spaced-letters.ts';

/** One way of reading a message. */
export interface View {
  /** How it was read; `plain`: as it stands. */
  kind: 'plain' | 'spaced' | 'leet' | 'tags' | 'decoded' | 'reversed' | 'shifted';
  folded: Folded;
}

/** Nestings of encodings that are undone: beyond, nobody's model reads them either. */
const MAX_DEPTH = 3;
const MAX_VIEWS = 12;

/**
 * The readings of a text worth inspecting, `plain` first: at most 12, of a total length linear in that of the text.
 * Offsets of each lead to the original text; those of a decoded part, to the part as a whole.
 */
export function viewsOf(text: string): View[] {
  const plain = fold(text);
  const views: View[] = [{ kind: 'plain', folded: plain }];
  const add = (kind: View['kind'], folded: Folded | null) => {
    if (folded && views.length < MAX_VIEWS) views.push({ kind, folded });
  };
  const spaced = joinSpacedLetters(plain);
  add('spaced', spaced);
  add('leet', undoLeet(spaced ?? plain));
  if (plain.counts.tags > 0) add('tags', at(0, fold(tagText(text))));
  let parts = [{ text, from: 0, depth: 0 }];
  while (parts.length > 0 && views.length < MAX_VIEWS) {
    const next: typeof parts = [];
    for (const part of parts) {
      for (const found of decodedParts(part.text)) {
        const from = part.depth === 0 ? found.from : part.from;
        add('decoded', at(from, fold(found.text)));
        if (part.depth + 1 < MAX_DEPTH) next.push({ text: found.text, from, depth: part.depth + 1 });
      }
    }
    parts = next;
  }
  const ciphered = undoCipher(plain);
  if (ciphered) add(ciphered.kind, ciphered.folded);
  return views;
}

/** Of what stands nowhere as such: every character leads to where it was hidden. */
function at(from: number, folded: Folded): Folded {
  return { ...folded, offsets: folded.offsets.fill(from) };
}

/** The letters that tag characters spell. */
function tagText(text: string): string {
  const letters: string[] = [];
  for (const character of text) {
    const code = (character.codePointAt(0) ?? 0) - 0xe0000;
    if (code >= 0x20 && code < 0x7f) letters.push(String.fromCharCode(code));
  }
  return letters.join('');
}
