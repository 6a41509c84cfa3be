import type { RetrievedPassage } from './answer-model.ts';
import { type Question, readQuestion } from './question.ts';
import { fold, terms, words } from './terms.ts';
import { alikeAmong, isMinor, shareHeld, type WeighedTerm } from './weigh-terms.ts';

/** Least share of each question that the other has, where only one of them says more, and where both do. */
const MIN_HELD = 0.7;
const MIN_HELD_BOTH_WAYS = 0.85;
const MINOR_WEIGHT = 0.3;
/** What one asks about is the card, not that it is accepted or that one may pay with it. */
const GENERIC =
  terms(`aceptan aceptar aceitam aceitar accept take pagar pagan pay ir venir vir come go llevar trazer bring
  ofrecen ofrecer oferecem offer trabajan trabalham venden vender vendem sell comprar buy pedir piden pedem order usar usan use
  conseguir consigo funciona informacion informacao information info duda duvida negocio empresa tienda local loja shop store
  cliente clientes customers reciben recibir recebem posible possivel possible permiten permitem allow allowed existe servicio
  servico service ahi alla aca aqui la here`);
const WITHOUT = /\b(?:sin|sem|without)\b/;

/** The answer written by hand to this very question, as customers ask it; null where none is close enough. */
export function matchFaq(question: Question, passages: RetrievedPassage[]): RetrievedPassage | null {
  let best: { passage: RetrievedPassage; held: number } | null = null;
  for (const passage of passages) {
    if (passage.source !== 'faq') continue;
    const held = likeness(question, readQuestion(passage.headings.at(-1) ?? '', null), passage.text);
    if (held > (best?.held ?? 0)) best = { passage, held };
  }
  return best?.passage ?? null;
}

/** Whether an answer written by hand is to the contrary of what is asked: with or without. */
export function isContrary(question: Question, { source, headings }: RetrievedPassage): boolean {
  const written = headings.at(-1) ?? '';
  return source === 'faq' && WITHOUT.test(question.folded) !== WITHOUT.test(fold(written));
}

/** How alike two questions are, 0..1; 0 where they ask for different things. */
function likeness(asked: Question, written: Question, answer: string): number {
  if (asked.expectation?.kind !== written.expectation?.kind) return 0;
  if (WITHOUT.test(asked.folded) !== WITHOUT.test(written.folded)) return 0;
  const inAnswer = terms(answer);
  const [askedHeld, writtenHeld] = [
    heldBy(asked, new Set([...written.terms, ...asked.terms.filter((term) => inAnswer.has(term))]), written),
    heldBy(written, new Set(asked.terms), asked),
  ];
  const [less, more] = [Math.min(askedHeld, writtenHeld), Math.max(askedHeld, writtenHeld)];
  return less >= (more === 1 ? MIN_HELD : MIN_HELD_BOTH_WAYS) ? (askedHeld + writtenHeld) / 2 : 0;
}

/** Share of a question's terms among these, those of the other question; 0 without a number or label of it. */
function heldBy(question: Question, held: Set<string>, other: Question): number {
  const otherWords = new Set(words(other.text));
  const alike = alikeAmong(question, held, () => otherWords);
  const weighed = question.terms.map((term): WeighedTerm => {
    const isAside = GENERIC.has(term) || isMinor(term, question);
    return { term, alike: alike(term), weight: isAside ? MINOR_WEIGHT : 1 };
  });
  return weighed.some(({ term }) => /[\d_]/.test(term) && !held.has(term)) ? 0 : shareHeld(weighed, held);
}
