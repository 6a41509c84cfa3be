import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = /^(\d{4})_[a-z0-9]+(?:[-_][a-z0-9]+)*\.sql$/;

/** `requires` is the extension without which the file waits; `sha256` is in hex, over text with LF line ends. */
export type MigrationFile = {
  name: string;
  number: number;
  sql: string;
  sha256: string;
  requires: string | null;
};

/** The migrations of a folder in order. Throws when a file's name is malformed or its number is taken. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(names.map((name) => readMigration(folder, name)));
  files.forEach((file, index) => {
    const previous = files[index - 1];
    if (previous?.number === file.number) {
      throw new Error(`${previous.name} and ${file.name} have the same number`);
    }
  });
  return files;
}

/** One hash over the names and contents of all migrations of a folder, in hex. */
export async function migrationsHash(folder: string): Promise<string> {
  const lines = (await readMigrations(folder)).map(({ name, sha256 }) => `${sha256} ${name}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

async function readMigration(folder: string, name: string): Promise<MigrationFile> {
  const number = fileName.exec(name)?.[1];
  if (!number) throw new Error(`${name}: a migration is named NNNN_name.sql, in lower case`);
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return {
    name,
    number: Number(number),
    sql,
    sha256: createHash('sha256').update(sql).digest('hex'),
    requires: /^-- requires: ([a-z_]+)\n/.exec(sql)?.[1] ?? null,
  };
}
