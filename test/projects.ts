/** The folders of `test/` by what their tests need: nothing; workerd alone; Postgres, and what runs over it. */
export const FOLDERS_OF_PROJECTS = {
  unit: ['unit', 'adversarial'],
  workerd: ['workerd'],
  stack: ['database', 'isolation', 'end-to-end', 'chaos', 'route-battery', 'browser'],
} as const;

/**
 * The project of vitest.config.ts that a test file, named from the root, belongs to.
 * @throws Error for a file in no folder of tests
 */
export function projectOf(file: string): string {
  const folder = /^test\/([^/]+)\//.exec(file)?.[1] ?? '';
  const found = Object.entries(FOLDERS_OF_PROJECTS).find(([, folders]) =>
    (folders as readonly string[]).includes(folder),
  );
  if (!found) throw new Error(`no project runs ${file}`);
  return found[0];
}
