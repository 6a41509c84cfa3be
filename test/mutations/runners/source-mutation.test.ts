import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summarise } from '../result.ts';
import { copyRepository, type RepositoryCopy } from '../source/copy-repository.ts';
import { runSourceMutation } from '../source/run-mutation.ts';

describe('a mutation of the source', () => {
  const file = 'worker/platform/objects.ts';
  const mutation = {
    ...{ id: 'x', defence: 'y', file, find: 'rest.length > 0' },
    tests: ['test/unit/platform/conversation-name.test.ts'],
  };
  let copy: RepositoryCopy;
  beforeAll(async () => {
    copy = await copyRepository();
  });
  afterAll(() => copy.remove());

  it('is a survivor where it changes nothing that a test sees, caught where one does, and a mistake where it breaks all', async () => {
    const before = readFileSync(`${copy.folder}/${file}`, 'utf8');
    const [harmless, harmful, broken, unfit] = [
      await runSourceMutation(copy, { ...mutation, replacement: '0 < rest.length' }),
      await runSourceMutation(copy, { ...mutation, replacement: 'rest.length > 9' }),
      await runSourceMutation(copy, { ...mutation, replacement: 'rest.length > (' }),
      await runSourceMutation(copy, { ...mutation, find: 'no such text', replacement: '' }),
    ];
    expect(harmless).toEqual({ id: 'x', defence: 'y', kind: 'source', caughtBy: null });
    expect(harmful.caughtBy).toMatch(/^test\/unit\/platform\/conversation-name\.test\.ts: .*refuses/);
    for (const one of [broken, unfit])
      expect(one).toMatchObject({ caughtBy: null, unfit: expect.any(String) });
    expect(readFileSync(`${copy.folder}/${file}`, 'utf8')).toBe(before);
    expect(summarise([harmless, harmful, broken, { ...unfit, id: 'z' }])).toMatchObject({
      ...{ mutations: 4, caught: 1, survived: ['x'], unfit: ['x', 'z'] },
    });
  });
});
