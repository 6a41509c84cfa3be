import { describe, expect, it } from 'vitest';
import { TEAM_TEXTS } from '../../../web/src/i18n/team/texts.ts';
import { WAITING_TEXTS } from '../../../web/src/team/conversations/conversation-words.ts';
import { ACCEPTED_FILES, refuseFile } from '../../../web/src/team/knowledge/accepted-files.ts';
import { FAILURE_TEXTS, failureText } from '../../../web/src/team/knowledge/failure-text.ts';
import { REASON_TEXTS, reasonTexts } from '../../../web/src/team/protection/reason-words.ts';
import { WAITING_REASONS } from '../../../worker/domain/conversation.ts';
import { MEDIA_TYPES, maxBytes } from '../../../worker/features/knowledge/extract/media-types.ts';
import { DOCUMENT_FAILURES } from '../../../worker/features/knowledge/failures.ts';
import type { Reason } from '../../../worker/guard/inspect.ts';

/** Every reason of the guard: one more does not compile without its line. */
const REASONS: Record<Reason, true> = {
  ...{ manipulation: true, forged_turn: true, hidden_text: true, disguised: true },
  ...{ split_over_messages: true, too_long: true, payload_sql: true, payload_script: true },
  ...{ payload_template: true, payload_path: true, payload_command: true, payload_markup: true },
};

describe('the words of the team page', () => {
  it('has a sentence for each reason for which a document cannot be read', () => {
    expect(Object.keys(FAILURE_TEXTS).sort()).toEqual([...DOCUMENT_FAILURES].sort());
    expect(TEAM_TEXTS.es.texts[failureText('brand_new')]).toContain('No se pudo leer');
  });

  it('has words for each reason for which a conversation waits', () => {
    expect(Object.keys(WAITING_TEXTS).sort()).toEqual([...WAITING_REASONS].sort());
  });

  it('has words for each reason of the guard, and some for one that it does not know', () => {
    expect(Object.keys(REASON_TEXTS).sort()).toEqual(Object.keys(REASONS).sort());
    expect(reasonTexts(['disguised', 'brand_new', 'newer'])).toEqual(['reason.disguised', 'reason.other']);
    expect(reasonTexts([])).toEqual(['reason.other']);
  });
});

describe('the files that the page lets through', () => {
  it('are those that the API reads', () => {
    const read = Object.entries(MEDIA_TYPES).map(([ending, type]) => [ending, maxBytes(type)]);
    expect(ACCEPTED_FILES).toEqual(Object.fromEntries(read));
  });

  it.each([
    ['precios.PDF', 1000, null],
    ['a.b.csv', 2 * 1024 * 1024, null],
    ['a.csv', 2 * 1024 * 1024 + 1, 'too_large'],
    ['a.pdf', 0, 'empty'],
    ['a.exe', 10, 'unsupported_media'],
    ['a.constructor', 10, 'unsupported_media'],
    ['pdf', 10, null],
  ])('%s of %i bytes: %s', (name, size, refusal) => {
    expect(refuseFile({ name, size })).toBe(refusal);
  });
});
