import { describe, expect, it } from 'vitest';
import { DEMO_BUSINESSES } from '../../../../dev/seed/businesses.ts';
import { inspectAnswer } from '../../../../worker/guard/output/inspect-answer.ts';
import { givesOrders, unitsOf } from '../../../../worker/guard/output/support.ts';
import { extractiveModel } from '../../../../worker/providers/models/extractive.ts';
import { guardedQuotes } from '../../../../worker/providers/models/guarded-quotes.ts';
import { terms } from '../../../../worker/providers/models/terms.ts';
import { QUESTIONS } from '../../../database/demo-questions.ts';
import { extractHandbook } from '../../../support/extract-handbook.ts';
import { question } from '../../models/scene.ts';
import { CANARY, MARKER, SYSTEM } from './context.ts';

const OTHERS = 5;

describe.each(DEMO_BUSINESSES)('the documents of $name', (business) => {
  const { key, documents, language, name } = business;

  it('hold no orders, and each of their sentences may be an answer', async () => {
    const passages = await passagesOf(key, documents);
    expect(passages.filter(givesOrders)).toEqual([]);
    const held = passages.flatMap((passage, at) => {
      const shown = [passage, ...passages.slice(at + 1, at + 1 + OTHERS)];
      return unitsOf(passage.text).flatMap((unit) => {
        const { hits } = inspectAnswer(`${unit} [1]`, {
          ...{ system: SYSTEM, marker: MARKER, canary: CANARY, passages: shown },
          ...{ question: '?', language, businessName: name },
        });
        return hits.length > 0 ? [[unit, hits]] : [];
      });
    });
    expect(held).toEqual([]);
  });

  it('are quoted as ever', async () => {
    const passages = await passagesOf(key, documents);
    const asked = QUESTIONS.filter(([of]) => of === language);
    expect(asked.length).toBeGreaterThan(40);
    for (const [, burst] of asked) {
      const request = question(burst, nearest(burst, passages), { language });
      const signal = new AbortController().signal;
      expect(await guardedQuotes.answer(request, signal)).toEqual(
        await extractiveModel.answer(request, signal),
      );
    }
  });
});

type Passage = Awaited<ReturnType<typeof passagesOf>>[number];

async function passagesOf(key: string, documents: readonly string[]) {
  const found = documents.map(async (fileName) => {
    const { title, passages } = await extractHandbook(key, fileName);
    return passages.map(({ headings, text, position }) => ({
      ...{ id: `${fileName} ${position}`, documentId: fileName, documentTitle: title ?? fileName },
      ...{ source: 'file' as const, headings, text, coverage: 1 },
    }));
  });
  return (await Promise.all(found)).flat();
}

function nearest(burst: string, passages: readonly Passage[]): Passage[] {
  const asked = terms(burst);
  const covered = passages.map((passage) => {
    const held = terms([...passage.headings, passage.text].join(' '));
    return {
      ...passage,
      coverage: [...asked].filter((term) => held.has(term)).length / Math.max(1, asked.size),
    };
  });
  return covered
    .filter(({ coverage }) => coverage > 0)
    .sort((one, other) => other.coverage - one.coverage)
    .slice(0, 8);
}
