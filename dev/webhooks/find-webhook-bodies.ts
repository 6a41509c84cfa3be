import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundBody {
  /** File within the folder, and the path of keys inside it. */
  file: string;
  path: string;
  body: Record<string, unknown>;
}

/** Every webhook body in the JSON files below `folder`: an object with `entry`, at any depth, or such a JSON text. */
export async function findWebhookBodies(folder: string): Promise<FoundBody[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const found: FoundBody[] = [];
  for (const file of files) {
    const content: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'));
    for (const [path, body] of bodiesIn('', content)) found.push({ file, path, body });
  }
  return found;
}

function* bodiesIn(path: string, value: unknown): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (isBody(value)) {
    yield [path, value];
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const isJsonText = key === 'body' && typeof inner === 'string';
    yield* bodiesIn(`${path}/${key}`, isJsonText ? parseOrNull(inner) : inner);
  }
}

function isBody(value: object): value is Record<string, unknown> {
  return Object.hasOwn(value, 'entry');
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
