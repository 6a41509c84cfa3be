import { readdirSync, readFileSync } from 'node:fs';
import { REQUIREMENTS } from './requirements.ts';

/** A test or a group of them, and its name: nothing that is skipped, to be written or expected to fail. */
const NAMED_TEST =
  /(?<![.\w])(?:it|test|describe)(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const SKIPPED = /\b(?:it|test|describe)\.(?:skip|todo|fails|only)\b/;
const TAG = /\[ASVS ([\d., ]+)\]/g;

/** Which requirements the names of the tests claim, by id, with the files that do. */
function readTags(folder: URL): Map<string, Set<string>> {
  const tags = new Map<string, Set<string>>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.test.ts')) continue;
    const source = readFileSync(new URL(path, folder), 'utf8');
    if (SKIPPED.test(source)) continue;
    for (const [, , name = ''] of source.matchAll(NAMED_TEST)) {
      for (const [, ids = ''] of name.matchAll(TAG)) {
        for (const id of ids.split(',')) tags.set(id.trim(), (tags.get(id.trim()) ?? new Set()).add(path));
      }
    }
  }
  return tags;
}

const tags = readTags(new URL('../', import.meta.url));
const required = Object.keys(REQUIREMENTS);
const missing = required.filter((id) => !tags.has(id));
const unknown = [...tags.keys()].filter((id) => !(id in REQUIREMENTS));
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify({ required: required.length, proven: required.length - missing.length, missing }),
  );
} else {
  for (const id of required) {
    console.log(`${id}\t${[...(tags.get(id) ?? ['MISSING'])].join(', ')}\t${REQUIREMENTS[id]}`);
  }
}
if (unknown.length > 0) console.error(`tags of no requirement: ${unknown.join(', ')}`);
if (missing.length > 0 || unknown.length > 0) process.exitCode = 1;
