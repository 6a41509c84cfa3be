import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { answerBytes } from './answer.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; " +
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
};

/**
 * Answers with one of the named files of `directory`; `/` means index.html.
 * Only the listed names are served, so no path can climb out of the directory.
 * @returns false when the path is none of them
 */
export async function serveStatic(
  response: ServerResponse,
  path: string,
  directory: URL,
  names: readonly string[],
): Promise<boolean> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  if (!names.includes(name)) return false;
  const bytes = await readFile(new URL(name, directory));
  answerBytes(response, 200, bytes, {
    'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
    ...PAGE_HEADERS,
  });
  return true;
}
