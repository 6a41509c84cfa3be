import { beforeAll, describe, expect, it } from 'vitest';
import { testFilesOf } from '../../../dev/evidence/run-proofs.ts';
import type { Control } from '../../../worker/features/trust/control.ts';
import { CONTROLS } from '../../../worker/features/trust/controls/registry.ts';
import { controlMutations, isBuilt, MUTATION_OF } from '../../mutations/controls/all.ts';
import { type Notices, readImports } from '../../mutations/controls/import-graph.ts';
import { type ControlResult, summariseControls, writeControlTable } from '../../mutations/controls/result.ts';
import { onlyProofs, proofNames } from '../../mutations/controls/run-mutation.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const built = CONTROLS.filter(isBuilt);

describe('the mutations of controls', () => {
  it('are one for each control that is built, and no two the same', () => {
    expect(controlMutations(CONTROLS).map(({ control }) => control)).toEqual(built);
    expect(Object.keys(MUTATION_OF).toSorted()).toEqual(built.map(({ id }) => id).toSorted());
    expect(new Set(Object.values(MUTATION_OF)).size).toBe(built.length);
  });

  it('cannot be had where a control has none', () => {
    const added = { ...built[0], id: 'added-just-now' } as Control;
    expect(() => controlMutations([...CONTROLS, added])).toThrow(/added-just-now/);
  });
});

describe('what could notice a change', () => {
  let notices: Notices;
  beforeAll(async () => {
    notices = await readImports(ROOT, built);
  }, 60_000);
  const noticing = (file: string) => proofNames(onlyProofs(built, (proof) => notices(proof, file)));

  it('is whatever imports it, the Worker included, and whatever reads files', () => {
    const names = noticing('worker/platform/redact.ts');
    expect(names).toEqual(
      expect.arrayContaining([
        ...['test/unit/platform/redact.test.ts', 'test/workerd/cors.test.ts'],
        ...['test/end-to-end/logs.test.ts', 'test/isolation/beside-the-rows.test.ts', 'audit:routes'],
        'test/unit/source-rules/source-rules.test.ts',
      ]),
    );
    expect(names).not.toContain('test/unit/accounts/totp.test.ts');
    expect(names).not.toContain('test/database/second-factor.test.ts');
  });

  it('is everything on Postgres for a migration', () => {
    const onPostgres = built.flatMap(testFilesOf).filter((file) => !/^test\/(?:unit|workerd)\//.test(file));
    expect(noticing('migrations/0003_context.sql').toSorted()).toEqual(
      [...new Set([...onPostgres, 'audit:isolation'])].toSorted(),
    );
  });
});

it('a control that stayed on, and one that took another with it, are told apart', () => {
  const result = (control: string, turnedOff: string[], more: Partial<ControlResult> = {}) => ({
    ...{ control, mutation: 'x', defence: 'y', turnedOff, by: ['a test'], proofsRun: [] },
    ...{ exactly: turnedOff.join() === control, ...more },
  });
  const results = [
    result('cors', ['cors']),
    result('api-keys', []),
    result('step-up', ['step-up', 'cors']),
    result('account-links', ['cors']),
    result('log-masking', [], { unfit: 'no place fits' }),
  ];
  expect(summariseControls(results)).toMatchObject({
    ...{ controls: 5, turnedOff: 2, exactly: 1 },
    ...{ notOff: ['api-keys', 'account-links', 'log-masking'], notExact: ['step-up'] },
  });
  expect(writeControlTable(results).split('\n')).toEqual([
    'control\tmutation\tturned off\tby',
    'cors\tx\tcors\ta test',
    'api-keys\tx\tSTILL ON\t',
    'step-up\tx\tstep-up, cors\ta test',
    'account-links\tx\tcors\ta test',
    'log-masking\tx\tUNFIT: no place fits\t',
  ]);
});
