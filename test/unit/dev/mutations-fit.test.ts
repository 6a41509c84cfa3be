import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_MUTATIONS } from '../../mutations/database/all.ts';
import { replaceOnce } from '../../mutations/replace-once.ts';
import { summarise } from '../../mutations/result.ts';
import { SOURCE_MUTATIONS } from '../../mutations/source/all.ts';
import { copyRepository, type RepositoryCopy } from '../../mutations/source/copy-repository.ts';
import { runSourceMutation } from '../../mutations/source/run-mutation.ts';

const root = new URL('../../../', import.meta.url);

it('every mutation of the source fits its file as it is, and names tests that exist', () => {
  for (const { id, file, find, replacement, tests } of SOURCE_MUTATIONS) {
    expect(() => replaceOnce(readFileSync(new URL(file, root), 'utf8'), find, replacement), id).not.toThrow();
    expect(
      tests.filter((test) => !existsSync(new URL(test, root))),
      id,
    ).toEqual([]);
    expect(tests, id).not.toEqual([]);
  }
  const ids = [...DATABASE_MUTATIONS, ...SOURCE_MUTATIONS].map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

describe('a mutation of the source', () => {
  const file = 'worker/platform/objects.ts';
  const mutation = {
    ...{ id: 'x', defence: 'y', file, find: 'rest.length > 0' },
    tests: ['test/unit/platform/conversation-name.test.ts'],
  };
  let copy: RepositoryCopy;
  beforeAll(async () => {
    copy = await copyRepository();
  }, 60_000);
  afterAll(() => copy.remove());

  it('is a survivor where it changes nothing that a test sees, caught where one does, and a mistake where it breaks all', {
    timeout: 120_000,
  }, async () => {
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
