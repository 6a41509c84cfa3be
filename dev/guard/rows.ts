import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';

/** One labelled text. */
export interface Row {
  text: string;
  isAttack: boolean;
  lang: string;
  source: string;
  /** Which kind of attack, or how hard a benign message is; '' where the set does not say. */
  kind: string;
}

const optional = z.string().nullish();
const schema = z.object({
  text: z.string(),
  label: z.union([z.literal(['attack', 'benign']), z.literal([0, 1]), z.boolean()]),
  lang: optional,
  source: optional,
  kind: optional,
});

/**
 * The rows of a file of JSON lines, or of all such files of a folder and its folders, gzipped or not.
 * @throws Error naming the file and line that is no row
 */
export async function readRows(path: string): Promise<Row[]> {
  const found = await stat(path);
  if (!found.isDirectory()) return readFileRows(path);
  const names = (await readdir(path, { recursive: true }))
    .filter((name) => /\.jsonl(?:\.gz)?$/.test(name))
    .sort();
  const rows: Row[] = [];
  for (const name of names) for (const row of await readFileRows(join(path, name))) rows.push(row);
  return rows;
}

async function readFileRows(path: string): Promise<Row[]> {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const fileName = basename(path).replace(/\.jsonl(?:\.gz)?$/, '');
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      const { text, label, lang, source, kind } = schema.parse(JSON.parse(line));
      return [
        {
          ...{ text, isAttack: label === 'attack' || label === 1 || label === true, lang: lang ?? '' },
          ...{ source: source ?? fileName, kind: kind ?? '' },
        },
      ];
    } catch (error) {
      throw new Error(`${path}:${index + 1}: not a row (${error instanceof Error ? error.message : error})`);
    }
  });
}
