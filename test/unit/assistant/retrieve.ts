import { extractPassages } from '../../../worker/features/knowledge/extract/extract-passages.ts';
import type { RetrievedPassage } from '../../../worker/providers/models/answer-model.ts';
import { subjectWords } from '../../../worker/providers/models/expected-answer.ts';
import { terms } from '../../../worker/providers/models/terms.ts';

/** A Markdown document's passages as the retrieval would hand them over: at most 5, those that cover most first, also by hints. */
export async function retrieve(question: string, markdown: string): Promise<RetrievedPassage[]> {
  const extracted = await extractPassages({
    bytes: new TextEncoder().encode(markdown),
    mediaType: 'text/markdown',
    fileName: 'manual.md',
  });
  if ('failure' in extracted) throw new Error(extracted.failure);
  const documents = extracted.passages.map((passage) => ({
    passage,
    terms: terms([...passage.headings, passage.text].join(' ')),
  }));
  const idf = new Map<string, number>();
  for (const term of terms(question)) {
    const found = documents.filter((document) => document.terms.has(term)).length;
    idf.set(term, Math.log(1 + (documents.length - found + 0.5) / (found + 0.5)));
  }
  const hints = terms(subjectWords(question).join(' '));
  const total = [...idf.values()].reduce((sum, weight) => sum + weight, 0);
  return documents
    .map(({ passage, terms: held }) => {
      const covered = [...idf].reduce((sum, [term, weight]) => sum + (held.has(term) ? weight : 0), 0);
      return {
        id: `passage-${passage.position}`,
        documentId: 'document',
        documentTitle: extracted.title ?? '',
        source: 'file' as const,
        headings: passage.headings,
        text: passage.text,
        coverage: total === 0 ? 0 : covered / total,
        hinted: [...hints].some((hint) => held.has(hint)),
      };
    })
    .filter((passage) => passage.coverage > 0 || passage.hinted)
    .sort((one, other) => other.coverage - one.coverage)
    .slice(0, 5);
}
