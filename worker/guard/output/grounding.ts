import { terms } from '../../providers/models/terms.ts';
import { clearLanguage } from './answer-language.ts';
import { NEUTRAL } from './neutral-terms.ts';
import { BEGINNING, type Support, unitsOf } from './support.ts';

/** Of the words that carry meaning, so many stand in the passages: of the whole answer, of each longer sentence. */
const SHARE = 0.34;
const SHARE_OF_SENTENCE = 0.25;
/** So few tell nothing. */
const FEWEST = 3;
const FEWEST_OF_SENTENCE = 4;
const BORNE_OUT = 0.8;
/** Of all words, so many are different ones; of fewer words nobody tells. */
const VARIETY = 0.3;
const FEWEST_WORDS = 30;
/** Words without spaces in between: readable, but for no rule. */
const RUN_TOGETHER = /\p{L}{24,400}/gu;

/**
 * Whether an answer says next to nothing that the passages say, although it cites them, or the same again and again. In
 * another language than the passages' it has to share at least a number or a name with them.
 * @param namesOf terms of the business's name: they say nothing
 */
export function isUngrounded(text: string, support: Support, namesOf: ReadonlySet<string>): boolean {
  if (repeatsItself(text)) return true;
  if ((text.match(RUN_TOGETHER) ?? []).some((run) => !support.verbatim.includes(run.toLowerCase())))
    return true;
  const whole = measure(text, support, namesOf);
  const language = clearLanguage(text);
  const documents = clearLanguage(support.text.slice(0, 4_000));
  if (language !== null && documents !== null && language !== documents) {
    return (
      whole.said >= FEWEST &&
      whole.held === 0 &&
      !numbersOf(text).some((number) => support.text.includes(number))
    );
  }
  if (whole.held < whole.said * SHARE) return true;
  return unitsOf(text).some((sentence) => {
    const { said, held } = measure(sentence, support, namesOf);
    return said >= FEWEST_OF_SENTENCE && held < said * SHARE_OF_SENTENCE;
  });
}

/** Whether the passages bear a text out: at least three of its telling words and numbers, and nearly all of them. */
export function isBorneOut(text: string, support: Support, namesOf: ReadonlySet<string>): boolean {
  const { said, held } = measure(text, support, namesOf);
  const numbers = numbersOf(text);
  const all = said + numbers.length;
  const known = held + numbers.filter((number) => support.text.includes(number)).length;
  return known >= FEWEST && known >= all * BORNE_OUT;
}

function measure(
  text: string,
  support: Support,
  namesOf: ReadonlySet<string>,
): { said: number; held: number } {
  const telling = [...terms(text)].filter(
    (term) => !NEUTRAL.has(term) && !namesOf.has(term) && !/^\P{L}+$/u.test(term),
  );
  const held = telling.filter(
    (term) =>
      support.terms.has(term) ||
      (term.length >= BEGINNING && support.beginnings.has(term.slice(0, BEGINNING))),
  );
  return { said: telling.length, held: held.length };
}

function numbersOf(text: string): string[] {
  return text.match(/\d{1,9}(?:[.,:]\d{1,3}){0,3}/g) ?? [];
}

function repeatsItself(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{1,40}/gu) ?? [];
  return words.length >= FEWEST_WORDS && new Set(words).size < words.length * VARIETY;
}
