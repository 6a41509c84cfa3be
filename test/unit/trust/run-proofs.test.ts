import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildDigest } from '../../../dev/evidence/build-digest.ts';
import { checkEvidence } from '../../../dev/evidence/check-evidence.ts';
import { build, makeEvidence, proveOnly } from '../../../dev/evidence/make-evidence.ts';
import type { EvidenceKey } from '../../../dev/evidence/signing-key.ts';
import type { Control, Proof } from '../../../worker/features/trust/control.ts';
import type { Statement } from '../../../worker/features/trust/evidence/statement.ts';
import { control, newKey } from './sample-evidence.ts';
import { openToyRepository } from './toy-repository.ts';

const test = (file: string, tests?: number): Proof => ({
  ...{ kind: 'test', file },
  ...(tests === undefined ? {} : { tests }),
});
const audit = (script: string): Proof => ({ kind: 'audit', script });
const mixed = test('test/end-to-end/mixed.test.ts');
const good = test('test/good.test.ts', 3);
const WANTED: [id: string, state: string, proofs: Proof[]][] = [
  ['good', 'verified', [good, audit('audit:good'), { kind: 'probe', name: 'headers' }]],
  ['also-good', 'verified', [test('test/good.test.ts')]],
  ['good-too', 'verified', [mixed]],
  ['failed', 'not_verified', [mixed]],
  ['skipped', 'not_verified', [mixed]],
  ['unwritten', 'not_verified', [mixed]],
  ['untagged', 'not_verified', [test('test/good.test.ts')]],
  ['broken', 'not_verified', [test('test/broken.test.ts')]],
  ['absent', 'not_verified', [test('test/absent.test.ts')]],
  ['audited-badly', 'not_verified', [audit('audit:bad')]],
  ['audited-nowhere', 'not_verified', [audit('audit:absent')]],
];
const controls: Control[] = WANTED.map(([id, , proofs]) => control(id, { proofs }));
const states = WANTED.map(([id, state]) => ({ id, state }));
const unproven = states.filter(({ state }) => state === 'not_verified').map(({ id }) => id);

let key: EvidenceKey;
let toy: ReturnType<typeof openToyRepository>;
let folder: string;
let made: { file: string; digest: string };
beforeAll(async () => {
  process.env.EVIDENCE_QUIET = '1';
  key = await newKey();
  toy = openToyRepository();
  folder = join(toy.root, 'dist', 'evidence');
  made = await makeEvidence({ root: toy.root, controls, key, folder });
}, 120_000);
afterEach(() => toy.restore());
afterAll(() => toy.close());

const publicKeys = () => new Map([[key.keyId, Uint8Array.from(key.publicKey)]]);
const check = (digest = made.digest) =>
  checkEvidence({ root: toy.root, controls, publicKeys: publicKeys(), folder, digest });

describe('evidence [control signed-evidence]', () => {
  it('states what each proof came to, of which commit and build, and nothing twice', () => {
    const text = readFileSync(made.file, 'utf8');
    const { payload } = JSON.parse(text) as { payload: string };
    const { predicate, subject } = JSON.parse(Buffer.from(payload, 'base64').toString()) as Statement;
    expect(subject).toEqual([{ name: 'portero', digest: { sha256: made.digest } }]);
    expect(made.file).toBe(join(folder, `${made.digest}.json`));
    expect(predicate.commit).toBe(toy.git('rev-parse', 'HEAD').trim());
    const short = predicate.proofs.map(({ control: id, ranOn, result, tests, failed, skipped }) =>
      [id, ranOn, result, tests, failed, skipped].join(' '),
    );
    expect(short).toEqual([
      'good source passed 3 0 0',
      'good source passed 1 0 0',
      'also-good source passed 1 0 0',
      'good-too build passed 1 0 0',
      'failed build failed 2 1 0',
      'skipped build failed 2 0 1',
      'unwritten build failed 1 0 1',
      'untagged source failed 0 0 0',
      'broken source failed 0 0 0',
      'absent source failed 0 0 0',
      'audited-badly source failed 1 1 0',
      'audited-nowhere source failed 1 1 0',
    ]);
  });

  it('is checked without running anything', async () => {
    expect(await check()).toEqual({ controls: states, unproven, status: 'valid' });
  });

  it('is none for another build, another key or another file', async () => {
    const nothing = { unproven: WANTED.map(([id]) => id) };
    expect(await check('e'.repeat(64))).toMatchObject({ ...nothing, status: 'missing' });
    const other = new Map([['k1', Uint8Array.from(key.publicKey)]]);
    expect(
      await checkEvidence({ root: toy.root, controls, publicKeys: other, folder, digest: made.digest }),
    ).toMatchObject({ ...nothing, status: 'foreign_key' });
  });

  it('of a proof that was changed, renamed or removed turns its claims off, and no others', async () => {
    const offWith = async (change: () => void) => {
      change();
      const judged = await check();
      toy.restore();
      return judged.unproven.filter((id) => !unproven.includes(id));
    };
    const path = (name: string) => join(toy.root, name);
    expect(await offWith(() => toy.write('test/good.test.ts', '// nothing left'))).toEqual([
      'good',
      'also-good',
    ]);
    expect(await offWith(() => rmSync(path('test/end-to-end/mixed.test.ts')))).toEqual(['good-too']);
    const renamed = path('test/renamed.test.ts');
    expect(await offWith(() => renameSync(path('test/good.test.ts'), renamed))).toEqual([
      'good',
      'also-good',
    ]);
    rmSync(renamed);
    // What all tests stand on takes all of them away; words about it do not.
    const all = ['good', 'also-good', 'good-too'];
    expect(await offWith(() => toy.write('test/support/answer.ts', 'export const answer = 41;'))).toEqual(
      all,
    );
    expect(await offWith(() => toy.write('package.json', '{}'))).toEqual(all);
    expect(await offWith(() => toy.write('README.md', 'Another toy.'))).toEqual([]);
    expect(await offWith(() => undefined)).toEqual([]);
  });

  it('is refused while a file differs from the commit, and nothing runs', async () => {
    const refused = () => makeEvidence({ root: toy.root, controls, key, folder: `${folder}-2` });
    toy.write('worker/index.js', 'export default 2;\n');
    await expect(refused()).rejects.toThrow('worker/index.js');
    toy.restore();
    toy.write('test/new.test.ts', '');
    await expect(refused()).rejects.toThrow('test/new.test.ts');
    rmSync(join(toy.root, 'test/new.test.ts'));
  });

  it('is refused about a build that comes out different each time', async () => {
    toy.write(
      'build.js',
      `${readFileSync(join(toy.root, 'build.js'), 'utf8')}
      import { writeFileSync } from 'node:fs';
      writeFileSync('dist/worker/built-at.js', String(process.hrtime.bigint()));`,
    );
    toy.commit();
    const refused = makeEvidence({ root: toy.root, controls, key, folder: `${folder}-2` });
    await expect(refused).rejects.toThrow('Two builds of this commit differ');
    toy.git('reset', '--quiet', '--hard', 'HEAD~1');
    rmSync(join(toy.root, 'dist/worker/built-at.js'));
  });

  it('can be tried for some controls on files as they are, and is not kept', {
    timeout: 60_000,
  }, async () => {
    toy.write('test/support/answer.ts', 'export const answer = 41;\n');
    const some = controls.filter(({ id }) => ['good', 'also-good'].includes(id));
    expect(await proveOnly(toy.root, some)).toEqual({
      controls: [
        { id: 'good', state: 'not_verified' },
        { id: 'also-good', state: 'verified' },
      ],
      unproven: ['good'],
    });
  });
});

describe('the digest of a build [control signed-evidence]', () => {
  it('is the same each time, and another with any byte or name changed', async () => {
    const path = (name: string) => join(toy.root, 'dist/worker', name);
    expect(await build(toy.root)).toBe(made.digest);
    writeFileSync(path('index.js'), 'export default 2;\n');
    const changed = await buildDigest(toy.root);
    expect(changed).not.toBe(made.digest);
    writeFileSync(path('index.js'), 'export default 1;\n');
    expect(await buildDigest(toy.root)).toBe(made.digest);
    renameSync(path('index.js'), path('index2.js'));
    expect(await buildDigest(toy.root)).not.toBe(made.digest);
    renameSync(path('index2.js'), path('index.js'));
    mkdirSync(path('empty'));
    chmodSync(path('index.js'), 0o755);
    expect(await buildDigest(toy.root)).toBe(made.digest);
  });

  it('is what the sum of sums is by hand', async () => {
    const { execSync } = await import('node:child_process');
    const byHand = 'find dist/worker web/dist -type f | LC_ALL=C sort | xargs sha256sum | sha256sum';
    expect(execSync(byHand, { cwd: toy.root, encoding: 'utf8' })).toBe(`${made.digest}  -\n`);
  });

  it('is of plain files alone, and of a build that is there', async () => {
    const odd = join(toy.root, 'dist/worker', 'a\nb.js');
    writeFileSync(odd, '');
    await expect(buildDigest(toy.root)).rejects.toThrow('cannot be part of a build');
    rmSync(odd);
    const link = join(toy.root, 'dist/worker', 'link.js');
    symlinkSync('index.js', link);
    await expect(buildDigest(toy.root)).rejects.toThrow('cannot be part of a build');
    rmSync(link);
    rmSync(join(toy.root, 'web/dist'), { recursive: true });
    await expect(buildDigest(toy.root)).rejects.toThrow('no build in web/dist');
  });
});
