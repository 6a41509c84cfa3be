import { expect, it } from 'vitest';
import { FAILURE_TEXTS } from '../../../web/src/team/knowledge/failure-text.ts';
import { DOCUMENT_FAILURES } from '../../../worker/features/knowledge/failures.ts';

it('the page has a text of its own for each reason why a document could not be read, and for no other', () => {
  expect(Object.keys(FAILURE_TEXTS).toSorted()).toEqual(DOCUMENT_FAILURES.toSorted());
});
