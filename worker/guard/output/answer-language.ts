import type { Language } from '../../domain/language.ts';
import { rankLanguages } from '../../providers/models/language.ts';

/** So many different words more than the next language's make one certain. */
const CLEAR = 2;
/** To hold an answer back it has to be surer: Spanish and Portuguese share many words. */
const CLEARLY_OTHER = 3;
/** Short words of languages that Portero does not speak, and that no sentence in es, pt or en has so many of. */
const OTHERS = new Set(
  `les des est nous vous avec pour dans sur pas une ist und der die das nicht wir sie mit fur auf ein eine sind
  il gli sono con che per della siamo questo non alle et van het een niet wij zijn voor bir ve`.split(/\s+/),
);
const FEWEST_OTHERS = 3;
const MIN_LENGTH = 12;

/** The language that a text is clearly in; null where it is not clear. */
export function clearLanguage(text: string): Language | null {
  const [best, second] = rank(text);
  return best.score >= second.score + CLEAR ? best.language : null;
}

/** By each word once: the rows of a table repeat theirs. */
function rank(text: string): ReturnType<typeof rankLanguages> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]{1,30}|[¿¡]/gu) ?? [];
  return rankLanguages([...new Set(words)].join(' '));
}

/**
 * Whether an answer is clearly in another language than its question, or in none that customers are answered in.
 * @param asked the question's language
 * @param folded the answer
 */
export function isOtherLanguage(text: string, folded: string, asked: Language): boolean {
  if (isForeignScript(text)) return true;
  const [best, second] = rank(text);
  const words = new Set(folded.match(/[a-z]{2,20}/g) ?? []);
  const others = [...words].filter((word) => OTHERS.has(word)).length;
  if (others >= FEWEST_OTHERS && others > best.score) return true;
  return (
    best.language !== asked && best.score >= second.score + CLEARLY_OTHER && best.score >= 2 * second.score
  );
}

/** Mostly letters of other scripts, or hardly any letters or digits: pictures, dots and dashes. */
function isForeignScript(text: string): boolean {
  const said = text.replace(/\s/g, '');
  if (said.length < MIN_LENGTH) return false;
  const letters = said.match(/\p{L}/gu)?.length ?? 0;
  const latin = said.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const digits = said.match(/\p{N}/gu)?.length ?? 0;
  return latin < letters * 0.6 || letters + digits < said.length * 0.4;
}
