import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DATABASE_MUTATIONS } from '../../mutations/database/all.ts';
import { replaceOnce } from '../../mutations/replace-once.ts';
import { SOURCE_MUTATIONS } from '../../mutations/source/all.ts';

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
