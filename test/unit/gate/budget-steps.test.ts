import { describe, expect, it } from 'vitest';
import { level, nextStep, share } from '../../../durable-objects/policy/budget-steps.ts';

describe('the level of a counter', () => {
  it.each([
    [0, 'normal'],
    [799_999, 'normal'],
    [800_000, 'reached_80'],
    [999_999, 'reached_80'],
    [1_000_000, 'reached_100'],
    [2_000_000, 'reached_100'],
  ])('of which %d of a million are committed is %s', (committed, expected) => {
    expect(level(committed, 1_000_000)).toBe(expected);
  });

  it('is exact, whatever the ceiling', () => {
    for (let ceiling = 5; ceiling < 5_000_000; ceiling += 4_995) {
      expect(level((ceiling / 5) * 4, ceiling)).toBe('reached_80');
      expect(level((ceiling / 5) * 4 - 1, ceiling)).toBe('normal');
    }
  });

  it('of a ceiling of nothing is reached', () => {
    expect(level(0, 0)).toBe('reached_100');
    expect(share(0, 0)).toBe(1);
    expect(share(3, 2)).toBe(1.5);
  });
});

describe('the step a question is answered with', () => {
  it.each([
    [0, null, 'full'],
    [0.799, null, 'full'],
    [0.8, null, 'smaller_model'],
    [0.999, null, 'smaller_model'],
    [1, null, 'extractive'],
    [1.5, null, 'extractive'],
    [Number.NaN, null, 'extractive'],
  ] as const)('at a share of %d, with %s refused, is %s', (fullest, refused, expected) => {
    expect(nextStep(fullest, refused)).toBe(expected);
  });

  it('is the next cheaper one where one does not fit', () => {
    expect(nextStep(0.5, 'full')).toBe('smaller_model');
    expect(nextStep(0.5, 'smaller_model')).toBe('extractive');
    expect(nextStep(0.9, 'smaller_model')).toBe('extractive');
    expect(nextStep(0.5, 'extractive')).toBe('extractive');
    expect(nextStep(1, 'full')).toBe('extractive');
  });
});
