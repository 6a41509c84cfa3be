import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeMapping } from '../../../dev/evidence/control-mapping.ts';
import { tagsOf } from '../../../dev/evidence/read-report.ts';
import { API_RISKS, isAsvsRequirement, LLM_RISKS } from '../../../dev/evidence/standards.ts';
import { AREAS } from '../../../worker/features/trust/control.ts';
import { CONTROLS } from '../../../worker/features/trust/controls/registry.ts';
import { PROBES } from '../../../worker/features/trust/probes/all-probes.ts';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const isThere = (path: string) => existsSync(new URL(path, ROOT));
const IDS = CONTROLS.map(({ id }) => id);
const built = CONTROLS.filter(({ code }) => code.length > 0);
const PROBE_NAMES = PROBES.map(({ name }) => name);

describe('every control', () => {
  it('has an id of its own, and stands with its area', () => {
    expect(new Set(IDS).size).toBe(IDS.length);
    for (const id of IDS) expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    expect([...new Set(CONTROLS.map(({ area }) => area))]).toEqual(AREAS);
    expect(CONTROLS.map(({ area }) => AREAS.indexOf(area))).toEqual(
      CONTROLS.map(({ area }) => AREAS.indexOf(area)).toSorted((a, b) => a - b),
    );
  });

  it('says in each language what is claimed and what is not, in a sentence that fits the page', () => {
    for (const { id, claim, notCovered } of CONTROLS) {
      for (const texts of [claim, notCovered]) {
        expect(Object.keys(texts), id).toEqual(['es', 'pt', 'en']);
        expect(new Set(Object.values(texts)).size, id).toBe(3);
        for (const text of Object.values(texts)) expect(text, id).toMatch(/^[A-ZÁÉÍÓÚÑ].{8,178}\.$/u);
      }
    }
    for (const language of ['es', 'pt', 'en'] as const) {
      const texts = CONTROLS.map(({ claim, notCovered }) => claim[language] + notCovered[language]);
      expect(Buffer.byteLength(texts.join())).toBeLessThan(10 * 1024);
    }
  });

  it('claims no certification', () => {
    for (const text of CONTROLS.flatMap(({ claim }) => Object.values(claim))) {
      expect(text).not.toMatch(/certifi|ISO.?27|SOC.?2|\bPCI|HIPAA/i);
    }
  });

  it('names requirements and risks that the standards have', () => {
    for (const { id, standards } of CONTROLS) {
      expect(
        standards.asvs.filter((one) => !isAsvsRequirement(one)),
        id,
      ).toEqual([]);
      expect(
        standards.api.filter((one) => !(one in API_RISKS)),
        id,
      ).toEqual([]);
      expect(
        standards.llm.filter((one) => !(one in LLM_RISKS)),
        id,
      ).toEqual([]);
    }
    const mapped = built.filter(({ standards }) => Object.values(standards).flat().length > 0);
    expect(mapped).toEqual(built);
    for (const wrong of ['8.4.3', '8.5.1', '18.1.1', '0.1.1', '8.4.0', '8.4', 'V8.4.1']) {
      expect(isAsvsRequirement(wrong), wrong).toBe(false);
    }
  });
});

describe('a control that is built', () => {
  it('lives in code that is there, and has a test or an audit', () => {
    for (const { id, code, proofs, vendor } of built) {
      expect(
        code.filter((path) => !isThere(path)),
        id,
      ).toEqual([]);
      expect(proofs.filter(({ kind }) => kind !== 'probe').length, id).toBeGreaterThan(0);
      expect(vendor, id).toBeUndefined();
    }
  });

  it('names proofs that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const { id, proofs } of built) {
      for (const proof of proofs) {
        if (proof.kind === 'audit') expect(scripts, id).toHaveProperty([proof.script]);
        else if (proof.kind === 'probe') expect(PROBE_NAMES, id).toContain(proof.name);
        else expect(tagged.get(proof.file) ?? [], `${id} in ${proof.file}`).toContain(id);
      }
      expect(new Set(proofs.map((proof) => JSON.stringify(proof))).size).toBe(proofs.length);
    }
  });
});

it('a control that is not built has no proof, and a vendor’s says where and when we looked', () => {
  for (const { id, code, proofs, vendor } of CONTROLS) {
    if (code.length === 0) expect(proofs, id).toEqual([]);
    if (!vendor) continue;
    expect(vendor.url).toMatch(/^https:\/\/(?:neon\.com|developers\.cloudflare\.com)\//);
    expect(vendor.checkedOn).toMatch(/^2\d{3}-\d{2}-\d{2}$/);
  }
});

it('every tag of a test names a control that counts it', () => {
  for (const [file, ids] of tagged) {
    for (const id of ids) {
      const proofs = CONTROLS.find((control) => control.id === id)?.proofs ?? [];
      expect(
        proofs.map((proof) => proof.kind === 'test' && proof.file),
        `${id} in ${file}`,
      ).toContain(file);
    }
  }
});

it('no file that proves something turns a test off or upside down', () => {
  for (const file of tagged.keys()) {
    expect(read(file), file).not.toMatch(/\b(?:it|test|describe)\.(?:skip|todo|fails|only|skipIf|runIf)\b/);
  }
});

it('SECURITY.md maps the controls of now: else run `npm run threat-model`', () => {
  const text = read('SECURITY.md');
  expect(writeMapping(text, CONTROLS)).toBe(text);
});

/** The ids that the names of tests carry, by file. */
const tagged = new Map(
  readdirSync(new URL('test/', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `test/${path}`)
    .map((path) => [path, tagsOf(read(path))] as const)
    .filter(([, ids]) => ids.length > 0),
);
