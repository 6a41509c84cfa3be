import { describe, expect, it } from 'vitest';
import { classifyGraphError, minimumRetryDelayMs } from '../../../worker/providers/meta/error-class.ts';

describe('classifyGraphError', () => {
  it.each([
    ['retry', [130429, 131056, 4, 80007, 613, 131000, 131016, 133004, 1, 2, 32]],
    ['pause_sender', [131048, 131057, 368, 131031, 130497, 131042, 131064]],
    ['pause_credential', [0, 190, 10, 200, 250, 299]],
    ['never', [131047, 131026, 131030, 131049, 131050, 131051, 131062, 132000, 132099, 100, 131008, 131009]],
    ['never', [199, 300, 3, 999_999, -1, null]],
  ])('%s: %j', (expected, codes) => {
    for (const code of codes) expect(classifyGraphError(code)).toBe(expected);
  });
});

it('waits longest for the limits of one customer', () => {
  expect(minimumRetryDelayMs(131056)).toBeGreaterThanOrEqual(6_000);
  expect(minimumRetryDelayMs(131049)).toBe(86_400_000);
  expect(minimumRetryDelayMs(130429)).toBe(0);
});
