import type { Citation, Language, RetrievedPassage } from './answer-model.ts';
import { citeFor } from './grounded-citation.ts';
import { MAX_ANSWER, NO_ANSWER } from './grounded-prompt.ts';

export type ReadAnswer =
  | { kind: 'answered'; text: string; citations: Citation[] }
  | { kind: 'unknown' }
  /** Nothing that may be sent. */
  | { kind: 'unusable'; reason: 'empty' | 'too_long' | 'uncited' };

/** `[1]`, `[2, 3]`, and the brackets that some models use instead. */
const CITED = /\s?[[【](\d{1,2}(?:, ?\d{1,2}){0,7})[\]】]/g;
const MAX_SOURCES = 3;
const MAX_TITLE = 80;

/**
 * What a model's text says and rests on. The numbers in brackets are taken off it, and its sources named below it.
 * @param passages as they were numbered from 1
 */
export function readAnswer(
  raw: string,
  { passages, language }: { passages: RetrievedPassage[]; language: Language },
): ReadAnswer {
  if (raw.includes(NO_ANSWER)) return { kind: 'unknown' };
  const text = raw.replace(CITED, '').replaceAll('**', '*').trim();
  if (text === '') return { kind: 'unusable', reason: 'empty' };
  if (text.length > MAX_ANSWER) return { kind: 'unusable', reason: 'too_long' };
  const citations = [...claimsByNumber(raw)].flatMap(([number, claim]) => {
    const passage = passages[number - 1];
    return passage ? [citeFor(claim, passage)] : [];
  });
  if (citations.length === 0) return { kind: 'unusable', reason: 'uncited' };
  return { kind: 'answered', text: `${text}\n\n${sourceLine(citations, language)}`, citations };
}

/** What is said before each number: from the number before it, or what that one stands behind, where both are one. */
function claimsByNumber(raw: string): Map<number, string> {
  const claims = new Map<number, string>();
  let end = 0;
  let claim = '';
  for (const match of raw.matchAll(CITED)) {
    const said = raw.slice(end, match.index).trim();
    if (said !== '') claim = said;
    end = match.index + match[0].length;
    for (const number of (match[1] ?? '').split(',').map(Number)) {
      claims.set(number, `${claims.get(number) ?? ''} ${claim}`);
    }
  }
  return claims;
}

const SOURCE: Record<Language, { label: string; title: (title: string) => string; team: string }> = {
  es: { label: 'Fuente', title: (title) => `«${title}»`, team: 'respuesta de nuestro equipo' },
  pt: { label: 'Fonte', title: (title) => `“${title}”`, team: 'resposta da nossa equipe' },
  en: { label: 'Source', title: (title) => `“${title}”`, team: 'answer of our team' },
};

function sourceLine(citations: Citation[], language: Language): string {
  const { label, title, team } = SOURCE[language];
  const names = citations.map(({ source, documentTitle, heading }) => {
    if (source === 'faq') return team;
    const section =
      heading === null || oneLine(heading) === oneLine(documentTitle) ? '' : ` (${oneLine(heading)})`;
    return `${title(oneLine(documentTitle))}${section}`;
  });
  return `${label}: ${[...new Set(names)].slice(0, MAX_SOURCES).join('; ')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE);
}
