import type { Language } from '../../domain/language.ts';
import { terms } from '../../providers/models/terms.ts';
import { fold } from '../text/folded.ts';
import { viewsOf } from '../text/views.ts';
import { isOtherLanguage } from './answer-language.ts';
import { isDictated } from './dictated.ts';
import { isBorneOut, isUngrounded } from './grounding.ts';
import { holdsSecret, holdsSystemText } from './leaks.ts';
import { leadsAway, leadsToLookAlike, showsImage } from './links.ts';
import { speaksToAssistant } from './orders.ts';
import { speaksOfItself } from './persona.ts';
import { namesSomebody } from './personal-data.ts';
import { promisesTooMuch } from './promises.ts';
import { readingsOf } from './readings.ts';
import { holdsKey } from './secrets.ts';
import { readSupport, type SupportingPassage } from './support.ts';

/** Why an answer may not leave, the worst first. */
export type AnswerHit =
  /** The canary of the system text, or the marker of its frames. */
  | 'canary'
  /** The system text, nearly word for word. */
  | 'system_text'
  /** Something that looks like a key, a token or a password. */
  | 'secret'
  /** A phone number, an address, a card or a name of somebody whom the passages do not show to everybody. */
  | 'personal_data'
  /** A link, a domain or a handle that no passage has. */
  | 'foreign_link'
  /** A picture by its address. */
  | 'image'
  /** Money that no passage speaks of. */
  | 'promise'
  /** It speaks of itself, as somebody, or to an assistant. */
  | 'persona'
  | 'language'
  /** It cites passages that say nothing of the kind, says what the customer dictated and they do not, or repeats itself. */
  | 'ungrounded';

export interface AnswerContext {
  /** What the model was told as the system; null where no model was asked. */
  system: string | null;
  /** Random, of this call: both stand in the system text and nowhere else. */
  marker: string | null;
  canary: string | null;
  /** What the answer may rest on. */
  passages: readonly SupportingPassage[];
  question: string;
  /** The question's. */
  language: Language;
  /** What the customer wrote before. */
  saidBefore?: readonly string[];
  businessName?: string;
}

/** Longer ones are no answers: they are looked at up to here, and do not leave. */
const LONGEST = 20_000;
const MAX_HEARD = 2_000;
/** How a citation looks; a link in Markdown looks alike, with its address behind. */
const CITED = /\s?[[【]\d{1,2}(?:, ?\d{1,2}){0,7}[\]】](?!\()/g;

/**
 * Why a whole answer may not reach a customer; no hits: it may. Whatever a model was talked into, it is held against
 * what it was told and what the passages say. Pure; never throws; linear in the text and the passages, and bounded.
 * @param text the model's, with its citations
 */
export function inspectAnswer(text: string, context: AnswerContext): { hits: AnswerHit[] } {
  const {
    system,
    marker,
    canary,
    passages,
    question,
    language,
    saidBefore = [],
    businessName = '',
  } = context;
  const answer = text.slice(0, LONGEST).replace(CITED, '');
  const support = readSupport(passages);
  const all = viewsOf(answer);
  const readings = readingsOf(answer, all);
  const views = all.map(({ folded }) => folded.text);
  // Undoing leet makes letters of `@` and of digits, which links and numbers are made of.
  const asWritten = all.flatMap(({ kind, folded }) => (kind === 'leet' ? [] : [folded.text]));
  const { text: folded } = fold(answer);
  const names = terms(businessName);
  const heard = [question, ...saidBefore].flatMap((said) => readingsOf(said.slice(0, MAX_HEARD)));
  const rules: readonly [AnswerHit, () => boolean][] = [
    ['canary', () => [marker, canary].some((one) => one !== null && holdsSecret(readings, one))],
    ['system_text', () => system !== null && holdsSystemText(readings, system, support.text)],
    ['secret', () => holdsKey(answer, folded, support.text)],
    ['personal_data', () => asWritten.some((view) => namesSomebody(view, support))],
    [
      'foreign_link',
      () => leadsToLookAlike(answer, support) || asWritten.some((view) => leadsAway(view, support)),
    ],
    ['image', () => asWritten.some(showsImage)],
    ['promise', () => [answer, ...views.slice(1)].some((one) => promisesTooMuch(one, support, names))],
    ['persona', () => speaksToAssistant(answer, all) || views.some((view) => speaksOfItself(view, support))],
    ['language', () => isOtherLanguage(answer, folded, language)],
    [
      'ungrounded',
      () =>
        text.length > LONGEST ||
        isUngrounded(answer, support, names) ||
        views.some((view) => isDictated(view, heard, support.text) && !isBorneOut(view, support, names)),
    ],
  ];
  return { hits: rules.flatMap(([hit, applies]) => (applies() ? [hit] : [])) };
}
