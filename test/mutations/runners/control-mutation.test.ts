import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../../unit/trust/sample-evidence.ts';
import { openToyRepository } from '../../unit/trust/toy-repository.ts';
import { runControlMutation } from '../controls/run-mutation.ts';

describe('a control without one of its defences', () => {
  const file = 'test/good.test.ts';
  const controls = [
    control('good', { proofs: [{ kind: 'test', file }] }),
    control('also-good', {
      proofs: [
        { kind: 'test', file },
        { kind: 'audit', script: 'audit:good' },
      ],
    }),
  ];
  let toy: ReturnType<typeof openToyRepository>;
  beforeAll(() => {
    process.env.EVIDENCE_QUIET = '1';
    toy = openToyRepository();
  });
  afterAll(() => toy.close());

  async function without(find: string, replacement: string, mutated = 'test/support/answer.ts') {
    const [first] = controls;
    if (!first) throw new Error('no control');
    const mutation = { id: 'x', defence: 'y', file: mutated, find, replacement, tests: [] };
    const commit = toy.git('rev-parse', 'HEAD').trim();
    const result = await runControlMutation(toy.root, { control: first, mutation }, { controls, commit });
    expect(toy.git('status', '--porcelain')).toBe('');
    return result;
  }

  it('is off, alone or with others, or still on; and nothing is said where its tests do not run', async () => {
    expect(await without('42', '41')).toEqual({
      ...{ control: 'good', mutation: 'x', defence: 'y', turnedOff: ['good'], exactly: true },
      by: [1, 2].map((number) => expect.stringMatching(new RegExp(`^${file}: what is good .* ${number}$`))),
      proofsRun: [file, 'audit:good'],
    });
    expect(await without('"audit:good":"exit 0"', '"audit:good":"exit 1"', 'package.json')).toMatchObject({
      ...{ turnedOff: ['also-good'], by: ['audit:good'], exactly: false },
    });
    expect(await without('= 42', '= 40 + 2')).toMatchObject({ turnedOff: [], by: [], exactly: false });
    const unfit = { turnedOff: [], by: [], exactly: false, unfit: expect.any(String) };
    expect(await without('export const', 'export const const')).toMatchObject(unfit);
    expect(await without('no such text', '')).toMatchObject(unfit);
    expect(await without('"node build.js"', '"exit 1"', 'package.json')).toMatchObject(unfit);
  });
});
