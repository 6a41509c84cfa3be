import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync } from 'vite';

/** A regular expression of the Worker. */
export interface Pattern {
  /** From the root. */
  file: string;
  source: string;
  flags: string;
}

/** Every regular expression in the Worker's source: those written as such, and those put together when a file loads. */
export async function collectPatterns(root: string): Promise<Pattern[]> {
  const found: Pattern[] = [];
  for await (const file of glob('worker/**/*.ts', { cwd: root })) {
    const text = await readFile(join(root, file), 'utf8');
    found.push(...literalsOf(parseSync(file, text).program).map((literal) => ({ file, ...literal })));
    if (text.includes('new RegExp(')) found.push(...(await builtBy(root, file)));
  }
  const unlike = new Map(found.map((one) => [`/${one.source}/${one.flags}`, one]));
  return [...unlike.values()];
}

function literalsOf(node: unknown): Omit<Pattern, 'file'>[] {
  if (typeof node !== 'object' || node === null) return [];
  const regex: unknown = Reflect.get(node, 'regex');
  if (isRegex(regex)) return [{ source: regex.pattern, flags: regex.flags }];
  return Object.values(node).flatMap(literalsOf);
}

function isRegex(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

/** Loads a file, and those that it imports for the first time, and writes down what they build. */
async function builtBy(root: string, file: string): Promise<Pattern[]> {
  const built: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: [string, string?], newTarget) {
      const pattern = Reflect.construct(target, args, newTarget) as RegExp;
      built.push({ file, source: pattern.source, flags: pattern.flags });
      return pattern;
    },
  });
  try {
    await import(pathToFileURL(join(root, file)).href);
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}
