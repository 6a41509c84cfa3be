import type { SourceMutation } from './mutation.ts';

/** What is read of documents, and what a model says of them. */
export const DOCUMENT_MUTATIONS: SourceMutation[] = [
  {
    id: 'archive-of-any-number-of-entries',
    defence: 'An archive with too many entries is not read',
    file: 'worker/features/knowledge/extract/archive.ts',
    find: `if (count > MAX_ENTRIES) throw new Refusal('zip_bomb');`,
    replacement: '',
    tests: ['test/unit/knowledge/hostile-files.test.ts'],
  },
  {
    id: 'answer-without-citation',
    defence: 'What a model says without citing a passage is not sent',
    file: 'worker/providers/models/grounded-answer.ts',
    find: `if (citations.length === 0) return { kind: 'unusable', reason: 'uncited' };`,
    replacement: '',
    tests: ['test/unit/models/grounded-answer.test.ts'],
  },
];
